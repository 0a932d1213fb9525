// Instants of SAML messages and how far the clocks of the two sides may differ; called by who writes and who checks them.
import { Rifiutata } from './rifiutata.ts';

/** Milliseconds that the clock of a provider may be ahead of ours or behind. */
const TOLLERANZA = 60_000;
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** An instant as SAML writes it: UTC, whole seconds. */
export function toIstante(date: Date): string {
	return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Epoch milliseconds of an instant. Throws Rifiutata naming `dove` when it is missing or not UTC. */
export function readIstante(valore: string | undefined, dove: string): number {
	const millisecondi = valore && UTC.test(valore) ? Date.parse(valore) : NaN;
	if (Number.isNaN(millisecondi)) throw new Rifiutata(dove);
	return millisecondi;
}

/** Throws Rifiutata unless the instant is between two others (epoch milliseconds), give or take the difference of clocks. */
export function checkFinestra(
	istante: number,
	{ da = -Infinity, a = Infinity, dove }: { da?: number; a?: number; dove: string }
): void {
	if (istante < da - TOLLERANZA || istante > a + TOLLERANZA) throw new Rifiutata(dove);
}
