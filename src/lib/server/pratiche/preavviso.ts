// The reasons against, told before a refusal (art. 10-bis L. 241/1990): the responsabile writes them, the citizen answers, the work goes on. Called by desk, area personale and worker.
import { giornoDi, isDopo } from '#lib/domain/data.ts';
import { scorri } from '#lib/domain/calendario.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { FINESTRA_PREAVVISO } from '#lib/domain/termini.ts';
import type { Tx } from '../db/connection.ts';
import { buildPreavviso } from '../documenti/preavviso.ts';
import type { FileElencato } from '../documenti/parti.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { Contorno } from '../servizi/porta.ts';
import { issueDocumento } from './issue-documento.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';
import { receive } from './receive.ts';
import { closePreavviso, preavvisoDi } from './sospensioni.ts';

export type Preavviso = {
	numero: string;
	revisione: number;
	motivi: string;
	/** ISO day on which the citizen had it by PEC or post; without it the day counts on which it is in the area personale. */
	ricezione?: string;
	firmatario: { nome: string; cognome: string };
};

/** Tells the reasons against, once. The term stops from the reception. @throws as movePratica */
export async function sendPreavviso(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, motivi, ricezione, firmatario }: Preavviso
): Promise<void> {
	const oggi = giornoARoma(contorno.istante);
	const ricevuto = ricezione === undefined ? oggi : giornoDi(ricezione);
	const entro = scorri(ricevuto.add({ days: FINESTRA_PREAVVISO }));
	let sospende = false;
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'PREAVVISA_RIGETTO',
		motivo: motivi,
		dati: { ricezione: ricevuto.toString(), entro: entro.toString() },
		modifica: ({ sospensioni, scadenza }) => {
			if (preavvisoDi(sospensioni)) throw new Conflitto('Preavviso già inviato', 'PREAVVISO_GIA_INVIATO');
			sospende = !isDopo(ricevuto, giornoDi(scadenza));
			return {
				sospensioni: [...sospensioni, { tipo: 'preavviso', ricezione: ricevuto.toString() }],
				integrazione: { richiesta: motivi, chiesta: ricevuto.toString(), entro: entro.toString() }
			};
		}
	});
	await issueDocumento(tx, contorno, {
		pratica,
		tipo: 'preavviso',
		verso: 'U',
		oggetto: 'preavviso di rigetto',
		nomeFile: 'preavviso',
		contenuto: (protocollo) =>
			buildPreavviso({
				impostazioni: contorno.ente.impostazioni,
				pratica: numero,
				servizio: servizio.scheda.titolo,
				oggetto: pratica.oggetto,
				protocollo,
				data: oggi,
				motivi,
				ricezione: ricevuto,
				fuoriPortale: ricezione !== undefined,
				entro,
				sospende,
				ufficio: pratica.ufficio,
				firmatario
			})
	});
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: 'IO04',
		parametri: { pratica: numero, entro: formatData(entro) },
		entro: entro.toString(),
		newId: contorno.newId
	});
}

/** The citizen's observations; files are already with the pratica. Returns the protocol number. @throws as movePratica */
export async function answerPreavviso(
	tx: Tx,
	contorno: Contorno,
	{ numero, testo, file }: { numero: string; testo: string; file: readonly FileElencato[] }
): Promise<string> {
	const oggi = giornoARoma(contorno.istante).toString();
	const { pratica } = await movePratica(tx, contorno, {
		numero,
		mossa: 'OSSERVA',
		motivo: testo,
		modifica: ({ sospensioni }) => ({ sospensioni: closePreavviso(sospensioni, oggi), integrazione: null })
	});
	return receive(tx, contorno, { pratica, titolo: 'osservazioni sui motivi contrari', testo, file });
}

/** Goes back to work when the time for observations is over. @throws as movePratica, Conflitto while it is not */
export async function resumeDopoPreavviso(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione }: { numero: string; revisione?: number }
): Promise<void> {
	const oggi = giornoARoma(contorno.istante).toString();
	await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'RIPRENDI_DOPO_PREAVVISO',
		modifica: ({ integrazione }) => {
			if (integrazione && oggi <= integrazione.entro)
				throw new Conflitto('Tempo per le osservazioni ancora in corso', 'PREAVVISO_IN_CORSO');
			return { integrazione: null };
		}
	});
}

/** Numbers of the requests whose time for observations is over. */
export async function findPreavvisiFiniti(tx: Tx, istante: Date): Promise<string[]> {
	const oggi = giornoARoma(istante).toString();
	const finiti = await tx<{ numero: string }[]>`
		select numero from pratica
		where chiusa_il is null and stato = 'PREAVVISO_RIGETTO' and (integrazione->>'entro')::date < ${oggi}
		order by scadenza, id`;
	return finiti.map(({ numero }) => numero);
}

/** Goes back to work by the clock; false when another worker or a clerk has it or was faster. */
export async function resumeByClock(tx: Tx, contorno: Contorno, numero: string): Promise<boolean> {
	const [libera] = await tx`
		select 1 from pratica where numero = ${numero} and stato = 'PREAVVISO_RIGETTO' for update skip locked`;
	if (!libera) return false;
	await resumeDopoPreavviso(tx, contorno, { numero });
	return true;
}
