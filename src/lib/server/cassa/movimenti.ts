// What came in and went out in a period, as rows: receipts of pagoPA, payments at the counter, refunds given. Called by the rendiconto.
import { inizioGiornoARoma } from '#lib/domain/istante.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { Tx } from '../db/connection.ts';
import type { Mezzo } from '../pagamenti/pagamento.ts';
import type { Voce } from '../integrations/pagopa/port.ts';
import type { ComeRiconciliata } from './incassi.ts';
import { ultimaRevisione } from './flussi.ts';

/** A part of a receipt, with what it is for. */
export type Parte = { causale: string; tassonomia: string | null; cent: number };

export type RicevutaDelPeriodo = {
	pagataIl: Date;
	iuv: string;
	nav: string;
	gettone: string;
	causale: string;
	cent: number;
	psp: string;
	stato: 'arrivata' | 'abbinata' | 'da_riconciliare' | 'riconciliata';
	come: ComeRiconciliata | null;
	pratica: string | null;
	servizio: string | null;
	/** Of the position that it paid, or of the sums it was tied to. */
	parti: readonly Parte[];
	flusso: string | null;
	/** ISO date of the bank transfer. */
	regolatoIl: string | null;
	revocata: boolean;
};

export type Contante = {
	/** ISO date. */
	il: string;
	causale: string;
	tassonomia: string | null;
	cent: number;
	mezzo: Mezzo;
	numero: string | null;
	pratica: string;
	servizio: string;
};

export type Movimenti = { ricevute: RicevutaDelPeriodo[]; sportello: Contante[]; rimborsi: Contante[] };

export type Periodo = { dal: Giorno; al: Giorno };

/** Both days are in. */
export async function readMovimenti(tx: Tx, { dal, al }: Periodo): Promise<Movimenti> {
	const [primo, ultimo] = [dal.toString(), al.toString()];
	const sportello = await tx<Contante[]>`
		select g.pagato_il as il, g.causale, g.tassonomia, g.cent, g.mezzo, g.numero, p.numero as pratica, p.servizio
		from pagamento g join pratica p on p.ente_id = g.ente_id and p.id = g.pratica_id
		where g.stato in ('PAGATA', 'RIMBORSATA') and g.mezzo <> 'pagopa' and g.pagato_il between ${primo} and ${ultimo}
		order by g.pagato_il, g.registrato_il, g.id`;
	const rimborsi = await tx<Contante[]>`
		select r.disposto_il as il, r.causale, null as tassonomia, r.cent, r.mezzo, r.numero, p.numero as pratica,
			p.servizio
		from rimborso r join pratica p on p.ente_id = r.ente_id and p.id = r.pratica_id
		where r.mezzo is not null and r.disposto_il between ${primo} and ${ultimo}
		order by r.disposto_il, r.registrato_il, r.id`;
	return { ricevute: await listRicevute(tx, { dal, al }), sportello, rimborsi };
}

type Row = Omit<RicevutaDelPeriodo, 'parti'> & { voci: Voce[] | null; legati: Parte[] | null };

async function listRicevute(tx: Tx, { dal, al }: Periodo): Promise<RicevutaDelPeriodo[]> {
	const fine = inizioGiornoARoma(al.add({ days: 1 }));
	const rows = await tx<Row[]>`
		select r.pagata_il as "pagataIl", r.iuv, r.nav, r.gettone_pagamento as gettone, r.causale, r.cent,
			r.psp_nome as psp, r.stato, r.riconciliata_come as come, p.numero as pratica, p.servizio,
			case when r.stato = 'abbinata' then s.voci end as voci,
			case when r.riconciliata_come = 'ABBINATA' then (
				select jsonb_agg(jsonb_build_object('causale', g.causale, 'tassonomia', g.tassonomia, 'cent', g.cent) order by g.scadenza, g.id)
				from pagamento g
				where g.ente_id = r.ente_id and g.pratica_id = r.pratica_abbinata and g.mezzo = 'pagopa'
					and g.numero = r.iuv and g.operatore_id = r.operatore_id and g.registrato_il = r.riconciliata_il
			) end as legati,
			flusso.flusso, flusso.regolato_il as "regolatoIl", coalesce(flusso.revocata, false) as revocata
		from ricevuta_pagopa r
		left join posizione s on s.ente_id = r.ente_id and s.id = r.posizione_id
		left join pratica p on p.ente_id = r.ente_id and p.id = coalesce(r.pratica_abbinata, s.pratica_id)
		left join lateral (
			select f.flusso, f.regolato_il, riga.esito = 3 as revocata
			from flusso_riga riga join flusso_riversamento f on f.ente_id = riga.ente_id and f.id = riga.flusso_id
			where riga.ente_id = r.ente_id and riga.ricevuta_id = r.id and ${ultimaRevisione(tx)}
			order by riga.esito = 3 desc, f.pubblicato_il desc limit 1
		) flusso on true
		where r.riuscita and r.pagata_il >= ${inizioGiornoARoma(dal)} and r.pagata_il < ${fine}
		order by r.pagata_il, r.id`;
	return rows.map(({ voci, legati, ...ricevuta }) => ({ ...ricevuta, parti: legati ?? voci ?? [] }));
}
