// The messages of the citizen, as the area personale lists and opens them, puts them away and takes them back.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Argomento } from '#lib/domain/argomenti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import { patternsOf, senzaAccenti } from '../db/cerca-parole.ts';
import type { Tx } from '../db/connection.ts';

export type MessaggioLetto = {
	id: string;
	oggetto: string;
	testo: string;
	creatoIl: Date;
	lettoIl: Date | null;
	archiviatoIl: Date | null;
	/** Key of a topic. */
	argomento: string;
	/** Number of the request; none when it is about a delega, or about the request of someone else. */
	pratica: string | null;
	modello: string;
	/** ISO date of the last day to do what it asks. */
	entro: string | null;
	/** The notice by which it is paid. */
	avviso: string | null;
};

/** `tutti` leaves out what was put away. */
export type VistaMessaggi = 'da-leggere' | 'tutti' | 'archiviati';

export type FiltroMessaggi = {
	vista?: VistaMessaggi;
	/** Words of the subject or of the text. */
	cerca?: string;
	argomento?: Argomento | undefined;
	/** The last id of the page before. */
	dopo?: string | undefined;
	quanti?: number;
};

/** The newest first. */
export async function listMessaggi(
	tx: Tx,
	{ vista = 'tutti', cerca = '', argomento, dopo, quanti = 20 }: FiltroMessaggi = {}
): Promise<{ righe: MessaggioLetto[]; altri: boolean }> {
	const parole = patternsOf(cerca);
	const righe = await tx<MessaggioLetto[]>`
		select ${colonne(tx)}
		from messaggio m
		left join pratica p on p.ente_id = m.ente_id and p.id = m.pratica_id
		where (m.archiviato_il is not null) = ${vista === 'archiviati'}
			and ${vista === 'da-leggere' ? tx`m.letto_il is null` : tx`true`}
			and ${argomento ? tx`m.argomento = ${argomento}` : tx`true`}
			and ${parole.length > 0 ? tx`${senzaAccenti(tx, tx`m.oggetto || ' ' || m.testo`)} ilike all(${parole})` : tx`true`}
			and ${dopo && isUuid(dopo) ? tx`(m.creato_il, m.id) < (select creato_il, id from messaggio where id = ${dopo})` : tx`true`}
		order by m.creato_il desc, m.id desc
		limit ${quanti + 1}`;
	return { righe: righe.slice(0, quanti), altri: righe.length > quanti };
}

/** How many are still to be read, of those not put away. */
export async function countDaLeggere(tx: Tx): Promise<number> {
	const [riga] = await tx<{ quanti: number }[]>`
		select count(*)::integer as quanti from messaggio where letto_il is null and archiviato_il is null`;
	return riga?.quanti ?? 0;
}

/** The topics of which they have messages. */
export async function listArgomentiAvuti(tx: Tx): Promise<string[]> {
	const righe = await tx<
		{ argomento: string }[]
	>`select distinct argomento from messaggio order by argomento`;
	return righe.map(({ argomento }) => argomento);
}

type Quale = { id: string; istante: Date };

/** One message, noted as read the first time. @throws NonTrovato */
export async function openMessaggio(tx: Tx, { id, istante }: Quale): Promise<MessaggioLetto> {
	await change(tx, id, tx`letto_il = coalesce(letto_il, ${istante})`);
	const [messaggio] = await tx<MessaggioLetto[]>`
		select ${colonne(tx)}
		from messaggio m
		left join pratica p on p.ente_id = m.ente_id and p.id = m.pratica_id
		where m.id = ${id}`;
	if (!messaggio) throw new NonTrovato('Messaggio non trovato');
	return messaggio;
}

/** Puts it away. @throws NonTrovato */
export function archiveMessaggio(tx: Tx, { id, istante }: Quale): Promise<void> {
	return change(tx, id, tx`archiviato_il = coalesce(archiviato_il, ${istante})`);
}

/** Back among the others. @throws NonTrovato */
export function restoreMessaggio(tx: Tx, { id }: Quale): Promise<void> {
	return change(tx, id, tx`archiviato_il = null`);
}

/** Still to be read, and back among the others. @throws NonTrovato */
export function markDaLeggere(tx: Tx, { id }: Quale): Promise<void> {
	return change(tx, id, tx`letto_il = null, archiviato_il = null`);
}

async function change(tx: Tx, id: string, campi: ReturnType<Tx>): Promise<void> {
	if (!isUuid(id)) throw new NonTrovato('Messaggio non trovato');
	const { count } = await tx`update messaggio set ${campi} where id = ${id}`;
	if (count === 0) throw new NonTrovato('Messaggio non trovato');
}

function colonne(tx: Tx) {
	return tx`
		m.id, m.oggetto, m.testo, m.creato_il as "creatoIl", m.letto_il as "lettoIl", m.archiviato_il as "archiviatoIl", m.argomento,
		p.numero as pratica, m.modello, m.entro, m.avviso_nav as avviso`;
}
