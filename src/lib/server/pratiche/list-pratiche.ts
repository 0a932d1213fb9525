// Lists of requests: the citizen's own, or those of the ente with filter and search. Keyset paging on the moment of filing. Called by area personale and desk.
import type { Tx } from '../db/connection.ts';

export type RigaPratica = {
	id: string;
	numero: string;
	servizio: string;
	oggetto: string;
	stato: string;
	richiedente: string;
	ufficio: string;
	presentataIl: Date;
	scadenza: string;
	scadenzaMostrata: string;
	chiusaIl: Date | null;
	differitaAl: string | null;
	protocolloAnno: number;
	protocolloNumero: number;
};

export type Filtro = {
	stato?: string | undefined;
	ufficio?: string | undefined;
	/** Number, protocol, name or codice fiscale. */
	cerca?: string | undefined;
	/** Only those still open. */
	aperte?: boolean;
	/** The last row of the page before. */
	dopo?: string | undefined;
	quante?: number;
};

/** What the actor may see, newest first; row-level security does the rest. One row more than asked tells that there are others. */
export async function listPratiche(
	tx: Tx,
	{ stato, ufficio, cerca, aperte, dopo, quante = 20 }: Filtro
): Promise<{ righe: RigaPratica[]; altre: boolean }> {
	const parola = cerca?.trim() ?? '';
	const simile = `%${parola.replace(/[\\%_]/g, '\\$&')}%`;
	const righe = await tx<RigaPratica[]>`
		select p.id, p.numero, p.servizio, p.oggetto, p.stato, p.ufficio, p.presentata_il as "presentataIl", p.scadenza,
			p.scadenza_mostrata as "scadenzaMostrata", p.chiusa_il as "chiusaIl", p.differita_al as "differitaAl",
			p.protocollo_anno as "protocolloAnno", p.protocollo_numero as "protocolloNumero",
			r.nome || ' ' || r.cognome as richiedente
		from pratica p
		join persona r on r.ente_id = p.ente_id and r.id = p.persona_id
		where ${stato ? tx`p.stato = ${stato}` : tx`true`}
			and ${ufficio ? tx`p.ufficio = ${ufficio}` : tx`true`}
			and ${aperte ? tx`p.chiusa_il is null` : tx`true`}
			and ${
				parola
					? tx`(p.numero ilike ${simile} or r.codice_fiscale ilike ${simile} or r.nome || ' ' || r.cognome ilike ${simile}
						or lpad(p.protocollo_numero::text, 7, '0') || '/' || p.protocollo_anno ilike ${simile})`
					: tx`true`
			}
			and ${dopo ? tx`(p.presentata_il, p.id) < (select presentata_il, id from pratica where numero = ${dopo})` : tx`true`}
		order by p.presentata_il desc, p.id desc
		limit ${quante + 1}`;
	return { righe: righe.slice(0, quante), altre: righe.length > quante };
}
