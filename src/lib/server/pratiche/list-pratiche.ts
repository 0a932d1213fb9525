// Lists of requests: the citizen's own, or those of the ente with filter and search. Keyset paging on the moment of filing. Called by area personale and desk.
import type { StatoPratica } from '#lib/domain/stati.ts';
import { patternsOf, senzaAccenti } from '../db/cerca-parole.ts';
import type { Tx } from '../db/connection.ts';

export type RigaPratica = {
	id: string;
	numero: string;
	servizio: string;
	versioneImpostazioni: number;
	oggetto: string;
	stato: string;
	richiedente: string;
	ufficio: string;
	presentataIl: Date;
	scadenza: string;
	scadenzaMostrata: string;
	termineInterrotto: boolean;
	/** ISO date by which additions are awaited. */
	integrareEntro: string | null;
	/** ISO date by which the first sum is to be paid. */
	pagareEntro: string | null;
	/** The act, if there is one: it ends the term. */
	esito: string | null;
	chiusaIl: Date | null;
	differitaAl: string | null;
	protocolloAnno: number;
	protocolloNumero: number;
};

export type Filtro = {
	stato?: string | undefined;
	/** In any of these states. */
	stati?: readonly StatoPratica[];
	ufficio?: string | undefined;
	/** Words of number, protocol, name or codice fiscale, in any order, with or without accents. */
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
	{ stato, stati, ufficio, cerca, aperte, dopo, quante = 20 }: Filtro
): Promise<{ righe: RigaPratica[]; altre: boolean }> {
	const parole = patternsOf(cerca ?? '');
	const righe = await tx<RigaPratica[]>`
		select p.id, p.numero, p.servizio, p.versione_impostazioni as "versioneImpostazioni", p.oggetto, p.stato, p.ufficio,
			p.presentata_il as "presentataIl", p.scadenza,
			p.scadenza_mostrata as "scadenzaMostrata", p.termine_interrotto as "termineInterrotto",
			p.integrazione->>'entro' as "integrareEntro", p.esito,
			(select min(scadenza) from pagamento where pratica_id = p.id and stato in ('CREATA', 'IN_CORSO', 'SCADUTA')) as "pagareEntro",
			p.chiusa_il as "chiusaIl", p.differita_al as "differitaAl",
			p.protocollo_anno as "protocolloAnno", p.protocollo_numero as "protocolloNumero",
			r.nome || ' ' || r.cognome as richiedente
		from pratica p
		join persona r on r.ente_id = p.ente_id and r.id = p.persona_id
		where ${stato ? tx`p.stato = ${stato}` : tx`true`}
			and ${stati ? tx`p.stato = any(${[...stati]})` : tx`true`}
			and ${ufficio ? tx`p.ufficio = ${ufficio}` : tx`true`}
			and ${aperte ? tx`p.chiusa_il is null` : tx`true`}
			and ${parole.length > 0 ? tx`${testoCercabile(tx)} ilike all(${parole})` : tx`true`}
			and ${dopo ? tx`(p.presentata_il, p.id) < (select presentata_il, id from pratica where numero = ${dopo})` : tx`true`}
		order by p.presentata_il desc, p.id desc
		limit ${quante + 1}`;
	return { righe: righe.slice(0, quante), altre: righe.length > quante };
}

function testoCercabile(tx: Tx) {
	return senzaAccenti(
		tx,
		tx`concat_ws(' ', p.numero, r.codice_fiscale, r.nome, r.cognome,
			lpad(p.protocollo_numero::text, 7, '0') || '/' || p.protocollo_anno)`
	);
}
