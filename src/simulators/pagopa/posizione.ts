// A debt position as GPD keeps it, and its states: which it is in by the clock, and what may be done with it. Called by all parts of the simulator.
import { hasRigheDiFlusso, pubblicazioneFlusso } from './giorno-flusso.ts';
import type { Opzione } from './modello.ts';
import type { Posizione, Saldo } from './righe.ts';

/** States of GPD v1. */
export const STATI_POSIZIONE = [
	'DRAFT',
	'PUBLISHED',
	'VALID',
	'INVALID',
	'EXPIRED',
	'PARTIALLY_PAID',
	'PAID',
	'REPORTED'
] as const;
export type StatoPosizione = (typeof STATI_POSIZIONE)[number];

/** Its key in the archive. */
export function chiaveDi({ ente, modello }: Pick<Posizione, 'ente' | 'modello'>): string {
	return `${ente} ${modello.iupd}`;
}

/** The state at an instant. */
export function statoDi(posizione: Posizione, now: Date): StatoPosizione {
	const { decisa, modello } = posizione;
	if (decisa !== 'PUBLISHED') return decisa;
	const paid = readSaldi(posizione);
	if (paid === 'TUTTO') return isReported(posizione, now) ? 'REPORTED' : 'PAID';
	if (paid === 'PARTE') return 'PARTIALLY_PAID';
	if (modello.validityDate && new Date(modello.validityDate) > now) return 'PUBLISHED';
	const fine = modello.paymentOption.map(({ dueDate }) => dueDate).toSorted();
	return modello.switchToExpired && new Date(fine.at(-1) ?? '') < now ? 'EXPIRED' : 'VALID';
}

// One payment of the whole, or every instalment.
function readSaldi({ modello, saldi }: Posizione): 'NIENTE' | 'PARTE' | 'TUTTO' {
	const { paymentOption } = modello;
	const pagate = paymentOption.filter(({ nav }) => saldi[nav]);
	if (pagate.length === 0) return 'NIENTE';
	if (pagate.some(({ isPartialPayment }) => !isPartialPayment)) return 'TUTTO';
	const rate = paymentOption.filter(({ isPartialPayment }) => isPartialPayment);
	return pagate.length === rate.length ? 'TUTTO' : 'PARTE';
}

function isReported({ ente, modello, saldi }: Posizione, now: Date): boolean {
	return modello.paymentOption
		.filter(({ nav }) => saldi[nav])
		.every((opzione) => isOpzioneReported(opzione, { ente, saldo: saldi[opzione.nav], now }));
}

/** Whether the transfers of a paid option are in a flow that is out. */
export function isOpzioneReported(
	opzione: Opzione,
	{ ente, saldo, now }: { ente: string; saldo: Saldo | undefined; now: Date }
): boolean {
	if (!saldo || !hasRigheDiFlusso(opzione, ente)) return false;
	return pubblicazioneFlusso(saldo.il) <= now;
}

/** States in which each thing may be done. */
const AMMESSI = {
	update: ['DRAFT', 'PUBLISHED', 'VALID', 'EXPIRED'],
	publish: ['DRAFT'],
	// An expired one is not cancelled: it is already of no use.
	invalidate: ['PUBLISHED', 'VALID'],
	remove: ['DRAFT', 'PUBLISHED', 'VALID', 'INVALID', 'EXPIRED']
} as const satisfies Record<string, readonly StatoPosizione[]>;

/** Whether it may be done in that state. */
export function isAmmessa(azione: keyof typeof AMMESSI, stato: StatoPosizione): boolean {
	const ammessi: readonly StatoPosizione[] = AMMESSI[azione];
	return ammessi.includes(stato);
}

/** The option with that notice. */
export function opzioneDi({ modello }: Posizione, nav: string): Opzione | undefined {
	return modello.paymentOption.find((opzione) => opzione.nav === nav);
}
