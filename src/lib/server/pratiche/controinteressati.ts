// The notice to third parties whom access would touch, and the return to the work after their time. Called by the clerks' desk.
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Contorno } from '../servizi/porta.ts';
import { impostazioniDi } from './impostazioni-di.ts';
import { movePratica } from './move.ts';
import { servizioDi } from './servizio-di.ts';
import { findPratica, type Pratica } from './pratica.ts';

/** ISO dates. The names of third parties stay out of a story that the applicant reads. */
export type AvvisoTerzi = { numero: string; revisione: number; ricezione: string };
export type RipresaDopoTerzi = { numero: string; revisione: number; risposta?: string };

/** What the notice does to the term of this pratica; undefined where the law foresees none (access to what must be published). */
export async function effettoTerzi(
	tx: Tx,
	{ ente, pratica }: { ente: string; pratica: Pratica }
): Promise<{ sospende: boolean } | undefined> {
	const { procedura } = servizioDi(pratica);
	return procedura.terzi?.(pratica.risposte, await impostazioniDi(tx, { ente, pratica }));
}

/** Notes that third parties have received the notice: they have 10 days to oppose. @throws as movePratica */
export async function notifyControinteressati(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, ricezione }: AvvisoTerzi
): Promise<void> {
	const letta = await findPratica(tx, { numero, blocca: true });
	const effetto = await effettoTerzi(tx, { ente: contorno.ente.id, pratica: letta });
	if (!effetto) throw new TransizioneVietata('Nessun avviso a terzi per questa richiesta');
	await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'AVVISA_CONTROINTERESSATI',
		dati: { ricezione },
		modifica: ({ sospensioni }) =>
			effetto.sospende ? { sospensioni: [...sospensioni, { tipo: 'controinteressati', ricezione }] } : {}
	});
}

/** Goes back to work with their answer, or when their time is over. @throws as movePratica */
export async function resumeDopoTerzi(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, risposta }: RipresaDopoTerzi
): Promise<void> {
	await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'RIPRENDI_ISTRUTTORIA',
		...(risposta && { dati: { risposta } }),
		modifica: ({ sospensioni }) => ({
			sospensioni: sospensioni.map((voce) =>
				voce.tipo === 'controinteressati' && risposta ? { risposta, ...voce } : voce
			)
		})
	});
}
