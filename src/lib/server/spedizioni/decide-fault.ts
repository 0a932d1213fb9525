// What becomes of a delivery that App IO did not take: pure, called by deliver.ts.
import type { IntegrationError } from '#lib/domain/integration-error.ts';
import { nextAttempt } from './next-attempt.ts';
import type { Sorte } from './spedizione.ts';

/** Tried again when the fault may pass and attempts are left; else a person must look at it. */
export function decideFault(
	fault: IntegrationError,
	{ tentativi, adesso, random }: { tentativi: number; adesso: Date; random: () => number }
): Sorte {
	const prossimoIl = fault.temporaneo
		? nextAttempt({ tentativi, adesso, riprovaDopo: fault.riprovaDopo, random })
		: undefined;
	if (!prossimoIl) return { stato: 'fallita', motivo: fault.message };
	return { stato: 'in_coda', prossimoIl, motivo: fault.message };
}
