// The messages of the citizen, as the area personale shows them.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';

export type MessaggioLetto = {
	id: string;
	oggetto: string;
	testo: string;
	creatoIl: Date;
	lettoIl: Date | null;
	/** Number of the request; none when it is about a delega, or about the request of someone else. */
	pratica: string | null;
	modello: string;
};

/** The newest first; `dopo` is the last id of the page before. */
export async function listMessaggi(
	tx: Tx,
	{ dopo, quanti = 20 }: { dopo?: string | undefined; quanti?: number } = {}
): Promise<{ righe: MessaggioLetto[]; altri: boolean }> {
	const righe = await tx<MessaggioLetto[]>`
		select m.id, m.oggetto, m.testo, m.creato_il as "creatoIl", m.letto_il as "lettoIl", p.numero as pratica, m.modello
		from messaggio m
		left join pratica p on p.ente_id = m.ente_id and p.id = m.pratica_id
		where ${dopo && isUuid(dopo) ? tx`(m.creato_il, m.id) < (select creato_il, id from messaggio where id = ${dopo})` : tx`true`}
		order by m.creato_il desc, m.id desc
		limit ${quanti + 1}`;
	return { righe: righe.slice(0, quanti), altri: righe.length > quanti };
}

/** One message, noted as read the first time. @throws NonTrovato */
export async function openMessaggio(
	tx: Tx,
	{ id, istante }: { id: string; istante: Date }
): Promise<MessaggioLetto> {
	if (!isUuid(id)) throw new NonTrovato('Messaggio non trovato');
	await tx`update messaggio set letto_il = coalesce(letto_il, ${istante}) where id = ${id}`;
	const [messaggio] = await tx<MessaggioLetto[]>`
		select m.id, m.oggetto, m.testo, m.creato_il as "creatoIl", m.letto_il as "lettoIl", p.numero as pratica, m.modello
		from messaggio m
		left join pratica p on p.ente_id = m.ente_id and p.id = m.pratica_id
		where m.id = ${id}`;
	if (!messaggio) throw new NonTrovato('Messaggio non trovato');
	return messaggio;
}
