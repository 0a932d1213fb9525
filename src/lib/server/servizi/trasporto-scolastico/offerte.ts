// A freed seat goes to the next of the waiting list: offered with a last day, accepted or let go by the citizen, passed on by the clock. Called by the port.
import { Temporal } from 'temporal-polyfill';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isPostoLibero, type Occupati } from '#lib/services/trasporto-scolastico/ammissione.ts';
import { findLinea, type ImpostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { corseDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import type { Contorno, OffertaDaDecidere, Periodo, ScadenzaDaRicordare } from '../porta.ts';
import { colonne, readOccupati, type Iscrizione } from './iscrizioni.ts';

/** Offers every free seat of a year in the order of the ranking; returns how many. */
export async function offerPosti(
	tx: Tx,
	contorno: Contorno,
	{ anno, impostazioni }: { anno: string; impostazioni: ImpostazioniTrasporto }
): Promise<number> {
	const occupati = new Map<string, Occupati>(await readOccupati(tx, anno));
	const inAttesa = await tx<Iscrizione[]>`
		select ${colonne(tx)} from trasporto_iscrizione i
		where anno = ${anno} and stato = 'LISTA_ATTESA' and posto is not null and rinuncia_id is null
			and not exists (select from trasporto_offerta o where o.pratica_id = i.pratica_id)
		order by linea, posto`;
	let offerti = 0;
	for (const iscrizione of inAttesa) {
		const linea = findLinea(impostazioni, iscrizione.linea);
		const presi = occupati.get(iscrizione.linea) ?? { ANDATA: 0, RITORNO: 0 };
		if (!linea || !isPostoLibero(iscrizione.servizio, linea, presi)) continue;
		await addOfferta(tx, contorno, { iscrizione, giorni: impostazioni.giorniOfferta });
		const dopo = { ...presi };
		for (const corsa of corseDi(iscrizione.servizio)) dopo[corsa] += 1;
		occupati.set(iscrizione.linea, dopo);
		offerti += 1;
	}
	return offerti;
}

async function addOfferta(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ iscrizione, giorni }: { iscrizione: Iscrizione; giorni: number }
): Promise<void> {
	const { praticaId, personaId, numero, anno, linea } = iscrizione;
	const entro = giornoARoma(istante).add({ days: giorni });
	await tx`
		insert into trasporto_offerta (id, ente_id, pratica_id, persona_id, anno, linea, creata_il, entro)
		values (${newId()}, ${ente.id}, ${praticaId}, ${personaId}, ${anno}, ${linea}, ${istante}, ${entro.toString()})`;
	await enqueueMessaggio(tx, {
		ente: ente.id,
		persona: personaId,
		pratica: praticaId,
		modello: 'IO10',
		parametri: {
			anno,
			pratica: numero,
			esito: `si è liberato un posto, rispondi entro il ${formatData(entro)}`
		},
		entro: entro.toString(),
		istante,
		newId
	});
}

/** Closes the offers whose last day has passed; returns how many. */
export async function expireOfferte(tx: Tx, istante: Date): Promise<number> {
	const oggi = giornoARoma(istante).toString();
	const { count } = await tx`
		update trasporto_offerta set stato = 'SCADUTA', chiusa_il = ${istante} where stato = 'APERTA' and entro < ${oggi}`;
	return count;
}

/** Offers that the person may still answer. */
export async function listOfferte(
	tx: Tx,
	{ persona, oggi }: { persona: string; oggi: Temporal.PlainDate }
): Promise<OffertaDaDecidere[]> {
	const righe = await tx<{ id: string; numero: string; entro: string; alunno: string; anno: string }[]>`
		select o.id, i.numero, o.entro, i.alunno_nome as alunno, o.anno from trasporto_offerta o
		join trasporto_iscrizione i on i.pratica_id = o.pratica_id and i.stato = 'LISTA_ATTESA' and i.rinuncia_id is null
		where o.persona_id = ${persona} and o.stato = 'APERTA' and o.entro >= ${oggi.toString()}
		order by o.entro, o.id`;
	return righe.map(({ id, numero, entro, alunno, anno }) => ({
		id,
		pratica: numero,
		testo: `Si è liberato un posto sul trasporto scolastico ${anno} per ${alunno}.`,
		entro
	}));
}

type InScadenza = {
	id: string;
	pratica: string;
	numero: string;
	persona: string;
	anno: string;
	entro: string;
	creataIl: Date;
};

/** Offers that nobody answered and that end in those days. */
export async function listOfferteInScadenza(
	tx: Tx,
	_contorno: Contorno,
	{ dal, al }: Periodo
): Promise<ScadenzaDaRicordare[]> {
	const righe = await tx<InScadenza[]>`
		select o.id, o.pratica_id as pratica, i.numero, o.persona_id as persona, o.anno, o.entro, o.creata_il as "creataIl"
		from trasporto_offerta o
		join trasporto_iscrizione i on i.pratica_id = o.pratica_id and i.stato = 'LISTA_ATTESA' and i.rinuncia_id is null
		where o.stato = 'APERTA' and o.entro between ${dal} and ${al}
		order by o.entro, o.id`;
	return righe.map(({ id, pratica, numero, persona, anno, entro, creataIl }) => ({
		tipo: 'offerta',
		entro,
		persona,
		pratica: { id: pratica, numero },
		cose: [{ riferimento: id, nota: giornoARoma(creataIl).toString() }],
		testo: { cosa: `devi dire se vuoi il posto che si è liberato sul trasporto scolastico ${anno}` }
	}));
}

/** The citizen takes the seat or lets it go. @throws NonTrovato when it is not theirs or no longer open */
export async function answerOfferta(
	tx: Tx,
	{ istante }: Pick<Contorno, 'istante'>,
	{ id, accetta }: { id: string; accetta: boolean }
): Promise<void> {
	const stato = accetta ? 'ACCETTATA' : 'LASCIATA';
	const oggi = giornoARoma(istante).toString();
	const { count } = await tx`
		update trasporto_offerta set stato = ${stato}, chiusa_il = ${istante}
		where id = ${id} and stato = 'APERTA' and entro >= ${oggi}`;
	if (count === 0) throw new NonTrovato('Offerta non trovata o non più aperta');
}
