// All that belongs to one request: events, documents, files, messages. Called by area personale and desk.
import type { Tx } from '../db/connection.ts';
import { findPratica, type Pratica } from './pratica.ts';

export type Fascicolo = {
	pratica: Pratica;
	eventi: EventoLetto[];
	documenti: { id: string; tipo: string; titolo: string; creatoIl: Date }[];
	allegati: { id: string; campo: string; nome: string; caricatoIl: Date }[];
	messaggi: { id: string; oggetto: string; testo: string }[];
};

export type EventoLetto = {
	id: string;
	tipo: string;
	attore: 'cittadino' | 'operatore' | 'sistema';
	operatore: string | null;
	avvenutoIl: Date;
	motivo: string | null;
	dati: Record<string, string | number>;
};

/** @throws NonTrovato when the actor may not see the pratica */
export async function readFascicolo(tx: Tx, numero: string): Promise<Fascicolo> {
	const pratica = await findPratica(tx, { numero });
	const eventi = await tx<EventoLetto[]>`
		select e.id, e.tipo, e.attore, o.nome || ' ' || o.cognome as operatore,
			e.avvenuto_il as "avvenutoIl", e.motivo, e.dati
		from evento e
		left join operatore o on o.ente_id = e.ente_id and o.id = e.operatore_id
		where e.pratica_id = ${pratica.id} order by e.avvenuto_il, e.id`;
	const documenti = await tx<Fascicolo['documenti']>`
		select id, tipo, titolo, creato_il as "creatoIl" from documento where pratica_id = ${pratica.id} order by creato_il, id`;
	const allegati = await tx<Fascicolo['allegati']>`
		select id, campo, nome, caricato_il as "caricatoIl" from allegato where pratica_id = ${pratica.id} order by caricato_il, id`;
	const messaggi = await tx<Fascicolo['messaggi']>`
		select id, oggetto, testo from messaggio where pratica_id = ${pratica.id} order by creato_il desc, id`;
	return { pratica, eventi, documenti, allegati, messaggi };
}
