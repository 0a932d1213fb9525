// The opinions of other offices and bodies: asked and noted. They do not stop the term unless a law says so. Called by the clerks' desk.
import type { Tx } from '../db/connection.ts';
import type { Contorno } from '../servizi/porta.ts';
import { movePratica } from './move.ts';

export type RichiestaPareri = { numero: string; revisione: number; destinatario: string };
export type ParereRicevuto = { numero: string; revisione: number; parere: string };

/** Notes whose opinion is awaited. @throws as movePratica */
export async function requestPareri(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, destinatario }: RichiestaPareri
): Promise<void> {
	await movePratica(tx, contorno, { numero, revisione, mossa: 'CHIEDI_PARERI', motivo: destinatario });
}

/** Notes what they said, or that nothing came, and goes back to work. @throws as movePratica */
export async function recordPareri(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, parere }: ParereRicevuto
): Promise<void> {
	await movePratica(tx, contorno, { numero, revisione, mossa: 'RICEVI_PARERI', motivo: parere });
}
