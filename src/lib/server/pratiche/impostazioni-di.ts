// What the Comune had decided for a service when a request was sent; called by the moves that apply it.
import type { Tx } from '../db/connection.ts';
import { readImpostazioni } from '../enti/read-impostazioni.ts';
import type { Pratica } from './pratica.ts';
import { impostazioniServizio } from './servizio-attivo.ts';
import { servizioDi } from './servizio-di.ts';

/** The settings of its service in the version that the pratica keeps. */
export async function impostazioniDi(
	tx: Tx,
	{ ente, pratica }: { ente: string; pratica: Pick<Pratica, 'servizio' | 'versioneImpostazioni'> }
): Promise<unknown> {
	const impostazioni = await readImpostazioni(tx, { ente, versione: pratica.versioneImpostazioni });
	return impostazioniServizio({ impostazioni }, servizioDi(pratica));
}
