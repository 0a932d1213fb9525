// What every part of the simulator of pagoPA is given: its memory, its clock, chance, and where it answers. Made by pagopa.ts.
import type { Archivio } from './archivio.ts';
import type { FirmaMarche } from './marca.ts';

export type Ambiente = {
	archivio: Archivio;
	/** With the time that the control page added. */
	now: () => Date;
	newId: () => string;
	/** Chance for the numbers of notices. */
	random: (quanti: number) => Uint8Array;
	/** Where the pages are, as `http://127.0.0.1:3001/pagopa`. */
	indirizzo: string;
	firma: FirmaMarche;
};

/** An instant as it is kept. */
export function adesso({ now }: Ambiente): string {
	return now().toISOString();
}

/** The instant some minutes from now. */
export function traMinuti({ now }: Ambiente, minuti: number): string {
	return new Date(now().getTime() + minuti * 60_000).toISOString();
}
