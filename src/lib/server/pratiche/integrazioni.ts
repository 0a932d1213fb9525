// Additions: the clerk asks once with effect on the term (art. 2 c. 7 L. 241/1990), the citizen answers. Called by desk and area personale.
import { scorri } from '#lib/domain/calendario.ts';
import type { Giorno } from '#lib/domain/data.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { FileElencato } from '../documenti/parti.ts';
import { buildRichiestaIntegrazioni } from '../documenti/integrazioni.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { Contorno } from '../servizi/porta.ts';
import { issueDocumento } from './issue-documento.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';
import { isDecisa, type Pratica } from './pratica.ts';
import { receive } from './receive.ts';
import { servizioDi } from './servizio-di.ts';
import { effettoRichiesta } from './effetto-richiesta.ts';
import { closeRichiesta, type EffettoRichiesta, type SospensioneScritta } from './sospensioni.ts';

/** Longest time that may be given, in days: as long as the term may stop. */
export const GIORNI_INTEGRAZIONE = 30;

export type RichiestaIntegrazioni = {
	numero: string;
	revisione: number;
	richiesta: string;
	/** Days given to answer. */
	giorni: number;
	/** The request is irregular or incomplete: its term starts anew once it is put right. */
	irregolare: boolean;
	firmatario: { nome: string; cognome: string };
};

const MESSAGGI = {
	sospende: 'IO03',
	interrompe: 'IO03_TERMINE_DA_CAPO',
	nessuno: 'IO03_SENZA_SOSPENSIONE'
} as const;

/** Asks for data or papers. What it does to the term is said by effetto-richiesta.ts. @throws as movePratica */
export async function requestIntegrazioni(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, richiesta, giorni, irregolare, firmatario }: RichiestaIntegrazioni
): Promise<void> {
	const oggi = giornoARoma(contorno.istante);
	const entro = scorri(oggi.add({ days: giorni }));
	let effetto: EffettoRichiesta = 'nessuno';
	const { pratica } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'CHIEDI_INTEGRAZIONI',
		motivo: richiesta,
		dati: { entro: entro.toString() },
		modifica: (prima) => {
			effetto = effettoRichiesta(servizioDi(prima), prima, { irregolare, oggi });
			return {
				sospensioni: [...prima.sospensioni, sospensioneDi(effetto, oggi.toString(), entro.toString())],
				integrazione: { richiesta, chiesta: oggi.toString(), entro: entro.toString() }
			};
		}
	});
	await tellRichiesta(tx, contorno, { pratica, richiesta, entro, effetto, firmatario });
}

type Richiesta = Pick<RichiestaIntegrazioni, 'richiesta' | 'firmatario'> & {
	pratica: Pratica;
	entro: Giorno;
	effetto: EffettoRichiesta;
};

/** The document and the message of a request, after the move that asks. */
export async function tellRichiesta(
	tx: Tx,
	contorno: Contorno,
	{ pratica, richiesta, entro, effetto, firmatario }: Richiesta
): Promise<void> {
	await issueDocumento(tx, contorno, {
		pratica,
		tipo: 'integrazioni',
		verso: 'U',
		oggetto: 'richiesta di integrazioni',
		nomeFile: 'richiesta-integrazioni',
		contenuto: (protocollo) =>
			buildRichiestaIntegrazioni({
				impostazioni: contorno.ente.impostazioni,
				pratica: pratica.numero,
				servizio: servizioDi(pratica).scheda.titolo,
				protocollo,
				richiesta,
				data: giornoARoma(contorno.istante),
				entro,
				effetto,
				decisa: isDecisa(pratica),
				ufficio: pratica.ufficio,
				firmatario
			})
	});
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: MESSAGGI[effetto],
		parametri: { pratica: pratica.numero, entro: formatData(entro) },
		entro: entro.toString(),
		newId: contorno.newId
	});
}

/** The citizen's answer; files are already with the pratica. The term starts again from the day of the answer. Returns the protocol number. @throws as movePratica */
export async function answerIntegrazioni(
	tx: Tx,
	contorno: Contorno,
	{ numero, risposta, file }: { numero: string; risposta: string; file: readonly FileElencato[] }
): Promise<string> {
	const oggi = giornoARoma(contorno.istante).toString();
	const { pratica } = await movePratica(tx, contorno, {
		numero,
		mossa: 'INTEGRA',
		motivo: risposta,
		modifica: ({ sospensioni, integrazione }) => {
			if (!integrazione) throw new Conflitto('Nessuna integrazione in attesa');
			return { sospensioni: closeRichiesta(sospensioni, oggi), integrazione: null };
		}
	});
	return receive(tx, contorno, {
		pratica,
		titolo: 'risposta alla richiesta di integrazioni',
		testo: risposta,
		file
	});
}

function sospensioneDi(effetto: EffettoRichiesta, richiesta: string, entro: string): SospensioneScritta {
	return effetto === 'interrompe'
		? { tipo: 'interruzione', richiesta }
		: { tipo: 'integrazioni', richiesta, entro };
}
