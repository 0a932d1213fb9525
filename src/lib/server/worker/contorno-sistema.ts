// What surrounds a move that nobody makes by hand: the ente as it is today, and the system as its actor. Called by the loops of the worker.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/connection.ts';
import { readEnte } from '../enti/read-ente.ts';
import { sitoDi } from '../enti/sito.ts';
import type { Contorno } from '../servizi/porta.ts';

export type AppDelContorno = Pick<App, 'clock' | 'newId' | 'porta' | 'settings'>;

/** @throws NonTrovato when the ente is not there or had no settings */
export async function contornoSistema(
	{ clock, newId, porta, settings }: AppDelContorno,
	tx: Tx,
	ente: string
): Promise<Contorno> {
	const istante = clock();
	const inVigore = await readEnte(tx, { ente, giorno: giornoARoma(istante).toString() });
	const sito = sitoDi(inVigore.impostazioni, settings);
	return { ente: inVigore, sito, attore: { ruolo: 'sistema' }, chi: ['sistema'], istante, newId, porta };
}
