// What becomes of a delivery that a platform did not take: pure, called by deliver.ts.
import type { IntegrationError } from '#lib/domain/integration-error.ts';
import { nextAttempt } from './next-attempt.ts';
import { FERMA_AL_MASSIMO_MS } from './ritmo.ts';
import type { Sorte } from './spedizione.ts';

/** Tried again when the fault may pass and attempts are left; else a person must look at it. */
export function decideFault(
	fault: IntegrationError,
	{ tentativi, adesso, random }: { tentativi: number; adesso: Date; random: () => number }
): Sorte {
	const { temporaneo, riprovaDopo } = fault;
	const motivo = fault.codice ?? fault.message;
	const prossimoIl = temporaneo ? nextAttempt({ tentativi, adesso, riprovaDopo, random }) : undefined;
	if (!prossimoIl) return { stato: 'fallita', motivo };
	if (!riprovaDopo) return { stato: 'in_coda', prossimoIl, motivo };
	// What asks for more is not about the pace.
	const frenaFino = new Date(adesso.getTime() + Math.min(riprovaDopo * 1000, FERMA_AL_MASSIMO_MS));
	return { stato: 'in_coda', prossimoIl, motivo, frenaFino };
}
