// What surrounds what nobody does by hand: the ente as it is today, and the system as the actor of a move. Called by the loops of the worker.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { readEnte } from '../enti/read-ente.ts';
import { sitoDi } from '../enti/sito.ts';
import type { Contorno } from '../servizi/porta.ts';

export type AppDelContorno = Pick<App, 'clock' | 'newId' | 'porta' | 'settings'>;

/** @throws NonTrovato when it is not there or had no settings */
export function readEnteOggi(
	{ database, clock }: Pick<App, 'database' | 'clock'>,
	ente: string
): Promise<EnteInVigore> {
	const giorno = giornoARoma(clock()).toString();
	return asSystem({ database }, ente, (tx) => readEnte(tx, { ente, giorno }));
}

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
