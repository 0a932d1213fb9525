// The final act: guarded move, reasons, document with number, message. Called by the clerks' desk for who is responsabile.
import { Temporal } from 'temporal-polyfill';
import { formatData, formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import type { Atto, Mossa } from '#lib/domain/procedimento.ts';
import { giorniRitardo } from '#lib/domain/termini.ts';
import { riempiSegnaposti } from '#lib/domain/segnaposti.ts';
import { descriviStato } from '#lib/domain/stati.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { voceDi } from '#lib/forms/views.ts';
import type { Tx } from '../db/connection.ts';
import { addDocumento } from '../documenti/add-documento.ts';
import { buildProvvedimento } from '../documenti/provvedimento.ts';
import { findUfficio, nomeUfficio } from '../enti/uffici.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { formatProtocollo, registraProtocollo } from '../protocollo/registra-protocollo.ts';
import type { Contorno } from '../servizi/porta.ts';
import { movePratica } from './move.ts';
import { findPersonaDi } from './find-persona.ts';
import type { Pratica } from './pratica.ts';
import { impostazioniServizio } from './servizio-attivo.ts';

/** Least length of the reasons (art. 3 L. 241/1990), in characters. */
export const MOTIVAZIONE_MINIMA = 50;

export type Decisione = {
	numero: string;
	revisione: number;
	/** The move that is the act. */
	mossa: Mossa;
	motivazione: string;
	/** ISO date, for an act that names a day. */
	differitaAl?: string;
	firmatario: { nome: string; cognome: string };
	/** Whether files are delivered with the act. */
	conFile: boolean;
};

/** @throws NonTrovato, TransizioneVietata, Conflitto */
export async function decidePratica(tx: Tx, contorno: Contorno, decisione: Decisione): Promise<void> {
	const { numero, revisione, mossa, motivazione, differitaAl, conFile } = decisione;
	if (!mossa.atto) throw new Error(`${mossa.id} non è un atto`);
	const testo = decisioneDi(mossa.atto, differitaAl);
	const oggi = giornoARoma(contorno.istante);
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: mossa.id,
		motivo: motivazione,
		modifica: () => ({ esito: mossa.a, integrazione: null, ...(differitaAl && { differitaAl }) })
	});
	const comune = {
		ente: contorno.ente.id,
		persona: pratica.personaId,
		pratica: pratica.id,
		istante: contorno.istante
	};
	const impostazioni = impostazioniServizio(contorno.ente, servizio);
	const protocollo = await registraProtocollo(tx, {
		...comune,
		verso: 'U',
		oggetto: `${servizio.scheda.titolo}: provvedimento finale`
	});
	await addDocumento(tx, {
		...comune,
		id: contorno.newId(),
		tipo: 'provvedimento',
		nomeFile: `provvedimento-${numero}-${protocollo.numero}.pdf`,
		contenuto: buildProvvedimento({
			impostazioni: contorno.ente.impostazioni,
			pratica: numero,
			servizio: servizio.scheda.titolo,
			oggetto: pratica.oggetto,
			perConto: servizio.oggettoBozza(pratica.risposte)?.nome,
			chiesto: righeAtto(servizio, pratica),
			consegna: consegnaDi(contorno, { mossa, servizio, pratica, impostazioni, conFile }),
			ufficio: pratica.ufficio,
			protocolloRichiesta: formatProtocollo(pratica.protocollo),
			presentataIl: Temporal.PlainDate.from(pratica.dataPresentazione),
			richiedente: await findPersonaDi(tx, pratica.personaId),
			protocollo: formatProtocollo(protocollo),
			data: oggi,
			decisione: testo,
			motivazione,
			rimedi: servizio.procedura.rimedi(pratica.risposte, impostazioni),
			scadenza: Temporal.PlainDate.from(pratica.scadenza),
			giorniRitardo: giorniRitardo(Temporal.PlainDate.from(pratica.scadenza), oggi),
			firmatario: decisione.firmatario
		})
	});
	await enqueueMessaggio(tx, {
		...comune,
		modello: mossa.atto.messaggio,
		parametri: {
			pratica: numero,
			servizio: servizio.scheda.titolo,
			atto: formatProtocollo(protocollo),
			data: formatData(oggi),
			ufficio: nomeUfficio(contorno.ente.impostazioni, pratica.ufficio)
		},
		newId: contorno.newId
	});
}

function decisioneDi({ decisione, conData }: Atto, differitaAl: string | undefined): string {
	if (!conData) return decisione;
	if (!differitaAl) throw new Error('Manca il giorno a cui si rinvia');
	return riempiSegnaposti(decisione, { data: formatDataEstesa(Temporal.PlainDate.from(differitaAl)) });
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
};

// From the day after the act, for as many days as the Comune has set.
function consegnaDi(
	{ ente, istante }: Contorno,
	{ mossa, servizio: { procedura }, pratica, impostazioni, conFile }: DaConsegnare
): string[] {
	const giorni = procedura.giorniConsegna?.(impostazioni);
	const concessa = descriviStato(mossa.a).esito === 'positivo' && !mossa.atto?.conData;
	if (!concessa || giorni === undefined || !procedura.consegna) return [];
	const oggi = giornoARoma(istante);
	const { indirizzo } = ente.impostazioni;
	return procedura.consegna(pratica.risposte, {
		ufficio: nomeUfficio(ente.impostazioni, pratica.ufficio),
		indirizzo,
		orari: findUfficio(ente.impostazioni, pratica.ufficio)?.orari ?? '',
		dal: formatData(oggi.add({ days: 1 })),
		al: formatData(oggi.add({ days: giorni })),
		conFile
	});
}
