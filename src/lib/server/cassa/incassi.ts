// The receipts of pagoPA that paid nothing by themselves, as rows. Read by the pages of the till, closed by riconcilia.ts.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { MotivoRiconciliazione } from '../pagamenti/apply-ricevuta.ts';
import type { Posizione } from '../pagamenti/posizione.ts';

export type ComeRiconciliata = 'ABBINATA' | 'DA_RIMBORSARE' | 'ALTRA_CAUSALE';

export type Incasso = {
	id: string;
	cent: number;
	causale: string;
	nav: string;
	iuv: string;
	/** Payment token. */
	gettone: string;
	psp: string;
	metodo: string | null;
	pagataIl: Date;
	arrivataIl: Date;
	stato: 'da_riconciliare' | 'riconciliata';
	motivo: MotivoRiconciliazione;
	/** The position of which it has the number, if it is ours. */
	posizione: { id: string; stato: Posizione['stato']; cent: number } | undefined;
	/** Number of the request of that position. */
	pratica: string | undefined;
	decisione: { come: ComeRiconciliata; nota: string; chi: string; il: Date; pratica?: string } | undefined;
};

type Row = Omit<Incasso, 'posizione' | 'pratica' | 'decisione'> & {
	posizioneId: string | null;
	posizioneStato: Posizione['stato'] | null;
	posizioneCent: number | null;
	pratica: string | null;
	come: ComeRiconciliata | null;
	nota: string | null;
	chi: string | null;
	il: Date | null;
	abbinata: string | null;
};

/** Those that nobody has looked at, the oldest first. One row more than asked tells that there are others. */
export async function listIncassi(
	tx: Tx,
	{ dopo, quanti = 20 }: { dopo?: string | undefined; quanti?: number }
): Promise<{ righe: Incasso[]; altre: boolean }> {
	const rows = await tx<Row[]>`
		${selectIncassi(tx)}
		where r.stato = 'da_riconciliare'
			and ${dopo ? tx`(r.arrivata_il, r.id) > (select arrivata_il, id from ricevuta_pagopa where id = ${dopo})` : tx`true`}
		order by r.arrivata_il, r.id limit ${quanti + 1}`;
	return { righe: rows.slice(0, quanti).map(toIncasso), altre: rows.length > quanti };
}

/** How many receipts wait for a clerk. */
export async function countIncassi(tx: Tx): Promise<number> {
	const [row] = await tx<{ quanti: number }[]>`
		select count(*)::integer as quanti from ricevuta_pagopa where stato = 'da_riconciliare'`;
	return row?.quanti ?? 0;
}

/** One of them, also after it was reconciled. @throws NonTrovato when it is not there or was never parked */
export async function readIncasso(tx: Tx, id: string): Promise<Incasso> {
	const [row] = await tx<Row[]>`${selectIncassi(tx)} where r.id = ${id} and r.motivo is not null`;
	if (!row) throw new NonTrovato('Incasso non trovato');
	return toIncasso(row);
}

function selectIncassi(tx: Tx) {
	return tx`
		select r.id, r.cent, r.causale, r.nav, r.iuv, r.gettone_pagamento as gettone, r.psp_nome as psp, r.metodo,
			r.pagata_il as "pagataIl", r.arrivata_il as "arrivataIl", r.stato, r.motivo,
			s.id as "posizioneId", s.stato as "posizioneStato", s.cent as "posizioneCent", p.numero as pratica,
			r.riconciliata_come as come, r.riconciliata_nota as nota, o.nome || ' ' || o.cognome as chi,
			r.riconciliata_il as il, a.numero as abbinata
		from ricevuta_pagopa r
		left join posizione s on s.ente_id = r.ente_id and s.id = r.posizione_id
		left join pratica p on p.ente_id = s.ente_id and p.id = s.pratica_id
		left join pratica a on a.ente_id = r.ente_id and a.id = r.pratica_abbinata
		left join operatore o on o.ente_id = r.ente_id and o.id = r.operatore_id`;
}

function toIncasso(row: Row): Incasso {
	const { posizioneId, posizioneStato, posizioneCent, pratica, come, nota, chi, il, abbinata, ...altro } =
		row;
	return {
		...altro,
		posizione:
			posizioneId && posizioneStato && posizioneCent !== null
				? { id: posizioneId, stato: posizioneStato, cent: posizioneCent }
				: undefined,
		pratica: pratica ?? undefined,
		decisione:
			come && il
				? { come, nota: nota ?? '', chi: chi ?? '', il, ...(abbinata && { pratica: abbinata }) }
				: undefined
	};
}
