// The final act: guarded move, reasons, document with number, message. Called by the clerks' desk for who is responsabile.
import { formatData, formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import type { Atto, Mossa } from '#lib/domain/procedimento.ts';
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { giorniRitardo } from '#lib/domain/termini.ts';
import { riempiSegnaposti } from '#lib/domain/segnaposti.ts';
import { descriviStato } from '#lib/domain/stati.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { voceDi } from '#lib/forms/views.ts';
import type { Tx } from '../db/connection.ts';
import { buildProvvedimento } from '../documenti/provvedimento.ts';
import { findUfficio, nomeUfficio } from '../enti/uffici.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { askToPay, dovutiPer, release } from '../pagamenti/dovuti.ts';
import { addPagamenti } from '../pagamenti/add-pagamenti.ts';
import type { Quantita } from '../pagamenti/conteggio.ts';
import { prepareStamped } from '../pagamenti/stamped-document.ts';
import { formatProtocollo } from '../protocollo/registra-protocollo.ts';
import type { Contorno } from '../servizi/porta.ts';
import { findPersonaDi } from './find-persona.ts';
import { issueDocumento } from './issue-documento.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';
import { parametriDi } from './move-semplice.ts';
import { findPratica, type Pratica } from './pratica.ts';
import { impostazioniServizio } from './servizio-attivo.ts';
import { servizioDi } from './servizio-di.ts';
import { preavvisoDi } from './sospensioni.ts';

/** Least length of the reasons (art. 3 L. 241/1990), in characters. */
export const MOTIVAZIONE_MINIMA = 50;

export type Decisione = {
	numero: string;
	revisione: number;
	/** The move that is the act. */
	mossa: Mossa;
	motivazione: string;
	/** Why the citizen's observations do not change a refusal. */
	risposta?: string;
	/** ISO date, for an act that names a day. */
	differitaAl?: string;
	firmatario: { nome: string; cognome: string };
	/** What the office counted, for an act that asks for money. */
	quantita?: Quantita;
	/** Whether files are delivered with the act. */
	conFile: boolean;
};

/** @throws NonTrovato, TransizioneVietata, Conflitto */
export async function decidePratica(tx: Tx, contorno: Contorno, decisione: Decisione): Promise<void> {
	const { numero, revisione, mossa, motivazione, differitaAl, conFile, quantita } = decisione;
	if (!mossa.atto) throw new Error(`${mossa.id} non è un atto`);
	const testo = decisioneDi(mossa.atto, differitaAl);
	const oggi = giornoARoma(contorno.istante);
	const prima = await findPratica(tx, { numero, blocca: true });
	if (mossa.atto.diniego) checkDiniego(prima, decisione);
	const dovuti = await dovutiPer(tx, contorno, { pratica: prima, mossa, ...(quantita && { quantita }) });
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: mossa.id,
		...(mossa.dovuti && { verso: dovuti.length > 0 ? 'ATTESA_PAGAMENTO' : mossa.dovuti.poi }),
		motivo: motivazione,
		modifica: () => ({ esito: mossa.a, integrazione: null, ...(differitaAl && { differitaAl }) })
	});
	const titolo = mossa.atto.titolo ?? 'Provvedimento finale';
	const impostazioni = impostazioniServizio(contorno.ente, servizio);
	const richiedente = await findPersonaDi(tx, pratica.personaId);
	const atto = await issueDocumento(tx, contorno, {
		pratica,
		tipo: 'provvedimento',
		verso: 'U',
		oggetto: titolo.toLowerCase(),
		nomeFile: 'provvedimento',
		contenuto: (protocollo) =>
			buildProvvedimento({
				titolo,
				impostazioni: contorno.ente.impostazioni,
				pratica: numero,
				servizio: servizio.scheda.titolo,
				oggetto: pratica.oggetto,
				perConto: servizio.oggettoBozza(pratica.risposte)?.nome,
				chiesto: righeAtto(servizio, pratica),
				consegna: consegnaDi(contorno, {
					mossa,
					servizio,
					pratica,
					impostazioni,
					conFile,
					daPagare: dovuti.length > 0
				}),
				ufficio: pratica.ufficio,
				protocolloRichiesta: formatProtocollo(pratica.protocollo),
				presentataIl: giornoDi(pratica.dataPresentazione),
				richiedente,
				protocollo,
				data: oggi,
				decisione: testo,
				motivazione,
				risposta: decisione.risposta,
				dovuti,
				rimedi: servizio.procedura.rimedi(pratica.risposte, impostazioni),
				tempi: tempiDi(prima, oggi),
				firmatario: decisione.firmatario
			})
	});
	const impronta = await prepareStamped(tx, contorno, { pratica, dovuti });
	const avvisi = await addPagamenti(tx, contorno, { pratica, atto, dovuti, impronta });
	if (dovuti.length === 0 && isConcessione(mossa)) await release(tx, contorno, pratica);
	if (dovuti.length > 0) await askToPay(tx, contorno, { pratica, dovuti, avvisi });
	// IO06 says that the document is there: with something to pay it comes afterwards.
	if (dovuti.length > 0 && mossa.atto.messaggio === 'IO06') return;
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: mossa.atto.messaggio,
		parametri: { ...(await parametriDi(tx, contorno, pratica)), atto },
		newId: contorno.newId
	});
}

// Where the law wants the reasons told first, and answered when the citizen answered them (art. 10-bis L. 241/1990).
function checkDiniego(prima: Pratica, { risposta }: Decisione): void {
	const preavviso = preavvisoDi(prima.sospensioni);
	if (!preavviso && servizioDi(prima).procedura.preavviso === 'dovuto')
		throw new TransizioneVietata('Rigetto senza preavviso', 'PREAVVISO_MANCANTE');
	if (preavviso?.osservato && !risposta)
		throw new TransizioneVietata('Osservazioni senza risposta', 'OSSERVAZIONI_SENZA_RISPOSTA');
}

// No term ran for an act on what was already decided, nor while an irregular request waits to be put right. Silence is no act.
function tempiDi({ esito, scadenza, termineInterrotto }: Pratica, oggi: Giorno) {
	if (termineInterrotto || (esito !== undefined && esito !== 'SILENZIO_RIGETTO')) return undefined;
	const fine = giornoDi(scadenza);
	return { scadenza: fine, giorniRitardo: giorniRitardo(fine, oggi) };
}

/** Whether the act gives what was asked, now or once it is paid. */
function isConcessione({ a, atto, dovuti }: Mossa): boolean {
	return dovuti !== undefined || (descriviStato(a).esito === 'positivo' && !atto?.conData);
}

function decisioneDi({ decisione, conData }: Atto, differitaAl: string | undefined): string {
	if (!conData) return decisione;
	if (!differitaAl) throw new Error('Manca il giorno a cui si rinvia');
	return riempiSegnaposti(decisione, { data: formatDataEstesa(giornoDi(differitaAl)) });
}

function righeAtto(servizio: Servizio, { riepilogo }: Pratica): { etichetta: string; valore: string }[] {
	const righe = riepilogo.flatMap((sezione) => sezione.righe);
	return servizio.procedura.campiAtto.flatMap((nome) =>
		righe.filter(({ campo }) => campo === nome).map(voceDi)
	);
}

type DaConsegnare = {
	mossa: Mossa;
	servizio: Servizio;
	pratica: Pratica;
	impostazioni: unknown;
	conFile: boolean;
	daPagare: boolean;
};

// From the day after the act, for as many days as the Comune has set.
function consegnaDi(
	{ ente, istante }: Contorno,
	{ mossa, servizio: { procedura }, pratica, impostazioni, conFile, daPagare }: DaConsegnare
): string[] {
	const giorni = procedura.giorniConsegna?.(impostazioni);
	if (!isConcessione(mossa) || giorni === undefined || !procedura.consegna) return [];
	const oggi = giornoARoma(istante);
	const { indirizzo } = ente.impostazioni;
	const dove = {
		ufficio: nomeUfficio(ente.impostazioni, pratica.ufficio),
		indirizzo,
		orari: findUfficio(ente.impostazioni, pratica.ufficio)?.orari ?? '',
		dal: formatData(oggi.add({ days: 1 })),
		al: formatData(oggi.add({ days: giorni })),
		conFile,
		daPagare
	};
	return procedura.consegna(pratica.risposte, dove, impostazioni);
}
