// Enrolments as rows: made with the request, read by rankings, lists and changes. Called by the port of the service and by its pages.
import type { Giorno } from '#lib/domain/data.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Elenchi } from '#lib/forms/elenchi.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import type { Corsa, ServizioChiesto } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Occupati } from '#lib/services/trasporto-scolastico/ammissione.ts';
import type { Tx } from '../../db/connection.ts';
import { isUniqueViolation } from '../../db/postgres-fault.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';

export type StatoIscrizione = 'DOMANDA' | 'LISTA_ATTESA' | 'AMMESSA' | 'CHIUSA';

export type Iscrizione = {
	praticaId: string;
	personaId: string;
	numero: string;
	anno: string;
	alunnoNome: string;
	scuola: string;
	linea: string;
	servizio: ServizioChiesto;
	fermataAndata: string | null;
	fermataRitorno: string | null;
	stato: StatoIscrizione;
	posto: number | null;
};

/** Keeps the enrolment of a new request; `arrivoDi` is the one that it corrects and whose arrival it keeps. @throws Conflitto when the child has one for that year */
export async function addIscrizione(
	tx: Tx,
	{ ente }: Pick<Contorno, 'ente'>,
	{ pratica, arrivoDi }: { pratica: Pratica; arrivoDi: string | undefined }
): Promise<void> {
	const risposte = pratica.risposte as RisposteTrasporto;
	const { annoScolastico, alunnoCodiceFiscale, scuola, linea, servizio, giorni = [] } = risposte;
	if (!annoScolastico || !alunnoCodiceFiscale || !scuola || !linea || !servizio)
		throw new Error(`Domanda ${pratica.numero} senza i dati dell'iscrizione`);
	const nome = `${risposte.alunnoNome ?? ''} ${risposte.alunnoCognome ?? ''}`.trim();
	try {
		await tx.savepoint(
			(punto) => punto`
				insert into trasporto_iscrizione (pratica_id, ente_id, persona_id, numero, anno, alunno_codice_fiscale,
					alunno_nome, scuola, linea, servizio, fermata_andata, fermata_ritorno, giorni, rientro_autonomo,
					altri_giorni, altra_andata, altra_ritorno, arrivo_di)
				values (${pratica.id}, ${ente.id}, ${pratica.personaId}, ${pratica.numero}, ${annoScolastico},
					${alunnoCodiceFiscale}, ${nome}, ${scuola}, ${linea}, ${servizio}, ${risposte.fermataAndata ?? null},
					${risposte.fermataRitorno ?? null}, ${giorni}, ${risposte.rientroAutonomo ?? false},
					${risposte.altriGiorni ?? []}, ${risposte.altraFermataAndata ?? null}, ${risposte.altraFermataRitorno ?? null},
					${arrivoDi ?? null})`
		);
	} catch (error) {
		// The other parent sent the same child at this very moment.
		if (!isUniqueViolation(error, 'trasporto_iscrizione_bambino')) throw error;
		throw new Conflitto('Il bambino ha già una domanda per quell’anno', 'TS_DUPLICATO');
	}
}

/** Whether a child has an enrolment for a year, whichever parent asked. */
export async function isGiaIscritto(
	tx: Tx,
	{ anno, codiceFiscale }: { anno: string; codiceFiscale: string }
): Promise<boolean> {
	const [riga] = await tx<
		{ gia: boolean }[]
	>`select trasporto_gia_iscritto(${anno}, ${codiceFiscale}) as gia`;
	return riga?.gia ?? false;
}

/** The person's own enrolments that a change or a renunciation may be about. */
export async function listIscrizioniProprie(
	tx: Tx,
	{ persona, oggi }: { persona: string; oggi: Giorno }
): Promise<Elenchi> {
	const righe = await tx<Iscrizione[]>`
		select ${colonne(tx)} from trasporto_iscrizione
		where persona_id = ${persona} and stato <> 'CHIUSA' and rinuncia_id is null
			and right(anno, 4) || '-08-31' >= ${oggi.toString()}
		order by anno, numero`;
	return {
		iscrizioni: righe.map(({ numero, alunnoNome, anno, scuola, linea, servizio, ...fermate }) => ({
			id: numero,
			etichetta: `${alunnoNome}, anno ${anno}`,
			dati: {
				anno,
				scuola,
				linea,
				servizio,
				...(fermate.fermataAndata && { fermataAndata: fermate.fermataAndata }),
				...(fermate.fermataRitorno && { fermataRitorno: fermate.fermataRitorno })
			}
		}))
	};
}

/** The enrolment of a pratica, locked for a change. */
export async function takeIscrizione(
	tx: Tx,
	chiave: { pratica: string } | { numero: string }
): Promise<Iscrizione | undefined> {
	const [riga] = await tx<Iscrizione[]>`
		select ${colonne(tx)} from trasporto_iscrizione
		where ${'pratica' in chiave ? tx`pratica_id = ${chiave.pratica}` : tx`numero = ${chiave.numero}`}
		for update`;
	return riga;
}

/** Moves an enrolment to another state. */
export async function setStato(tx: Tx, praticaId: string, stato: StatoIscrizione): Promise<void> {
	await tx`update trasporto_iscrizione set stato = ${stato} where pratica_id = ${praticaId}`;
}

/** Seats taken on each trip, by line: those admitted, and those offered and not answered. Lines are locked until the transaction ends. */
export async function readOccupati(tx: Tx, anno: string): Promise<Map<string, Occupati>> {
	await tx`select pg_advisory_xact_lock(hashtextextended('trasporto ' || app_ente() || ${anno}, 0))`;
	const righe = await tx<{ linea: string; servizio: ServizioChiesto; quante: number }[]>`
		select linea, servizio, count(*)::int as quante from trasporto_iscrizione i
		where anno = ${anno} and (
			stato = 'AMMESSA'
			or (stato = 'LISTA_ATTESA' and exists (
				select from trasporto_offerta o where o.pratica_id = i.pratica_id and o.stato in ('APERTA', 'ACCETTATA')
			))
		)
		group by linea, servizio`;
	const occupati = new Map<string, Record<Corsa, number>>();
	for (const { linea, servizio, quante } of righe) {
		const presi = occupati.get(linea) ?? { ANDATA: 0, RITORNO: 0 };
		if (servizio !== 'SOLO_RITORNO') presi.ANDATA += quante;
		if (servizio !== 'SOLO_ANDATA') presi.RITORNO += quante;
		occupati.set(linea, presi);
	}
	return occupati;
}

/** The columns of an enrolment by their names in code. */
export function colonne(tx: Tx) {
	return tx`
		pratica_id as "praticaId", persona_id as "personaId", numero, anno, alunno_nome as "alunnoNome", scuola, linea,
		servizio, fermata_andata as "fermataAndata", fermata_ritorno as "fermataRitorno", stato, posto`;
}
