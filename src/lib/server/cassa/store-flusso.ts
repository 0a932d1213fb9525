// Keeps the flows of the PSPs once, and ties their rows to the receipts. Called by read-flussi.ts.
import type { Tx } from '../db/connection.ts';
import type { FlussoLetto, FlussoRiversamento } from '../integrations/pagopa/port.ts';

/** From when flows are asked for where none was read: those before are of no payment made here. */
const PRIMO_GIRO_MS = 30 * 24 * 60 * 60_000;
/** How far back they are asked for again: one that could not be read is read later. */
const RIPASSO_MS = 7 * 24 * 60 * 60_000;

/** From when on pagoPA is to be asked for flows. */
export async function sinceWhen(tx: Tx, adesso: Date): Promise<Date> {
	const [row] = await tx<{ ultimo: Date | null }[]>`
		select max(pubblicato_il) as ultimo from flusso_riversamento`;
	const ultimo = row?.ultimo;
	return new Date(ultimo ? ultimo.getTime() - RIPASSO_MS : adesso.getTime() - PRIMO_GIRO_MS);
}

/** Those that are not here yet, in the same order. */
export async function leaveNew(tx: Tx, flussi: readonly FlussoRiversamento[]): Promise<FlussoRiversamento[]> {
	const noti = await tx<{ flusso: string; revisione: number; psp: string }[]>`
		select flusso, revisione, psp from flusso_riversamento where flusso = any (${flussi.map(({ id }) => id)})`;
	return flussi.filter(
		({ id, revisione, psp }) =>
			!noti.some((noto) => noto.flusso === id && noto.revisione === revisione && noto.psp === psp)
	);
}

type DaTenere = {
	ente: string;
	flusso: FlussoLetto;
	/** By it the notices made here are known from those of other programs. */
	segregazione: string | undefined;
	istante: Date;
	newId: () => string;
};

/** Whether it was not here before. */
export async function storeFlusso(
	tx: Tx,
	{ ente, flusso, segregazione, istante, newId }: DaTenere
): Promise<boolean> {
	const id = newId();
	const { count } = await tx`
		insert into flusso_riversamento (id, ente_id, flusso, revisione, psp, pubblicato_il, regolamento, regolato_il,
			totale_cent, letto_il)
		values (${id}, ${ente}, ${flusso.id}, ${flusso.revisione}, ${flusso.psp}, ${flusso.pubblicatoIl},
			${flusso.regolamento}, ${flusso.regolatoIl}, ${flusso.totaleCent}, ${istante})
		on conflict (ente_id, flusso, psp, revisione) do nothing`;
	if (count === 0) return false;
	for (const { iuv, iur, cent, esito, pagatoIl } of flusso.righe)
		await tx`
			insert into flusso_riga (id, ente_id, flusso_id, iuv, iur, cent, esito, pagato_il, nostra)
			values (${newId()}, ${ente}, ${id}, ${iuv}, ${iur}, ${cent}, ${esito}, ${pagatoIl},
				${segregazione !== undefined && iuv.length === 17 && iuv.startsWith(segregazione)})`;
	return true;
}

/** Ties rows to the receipt of the same payment; without one, to that of the same IUV which no other row has. How many it tied. */
export async function tieRighe(tx: Tx): Promise<number> {
	const perGettone = await tx`
		update flusso_riga set ricevuta_id = r.id from ricevuta_pagopa r
		where ricevuta_id is null and r.ente_id = flusso_riga.ente_id and r.gettone_pagamento = iur and r.riuscita`;
	const perIuv = await tx`
		with scelte as (
			select distinct on (riga.flusso_id, riga.iuv, riga.esito) riga.id as riga, r.id as ricevuta
			from flusso_riga riga
			join ricevuta_pagopa r on r.ente_id = riga.ente_id and r.iuv = riga.iuv and r.riuscita
			where riga.ricevuta_id is null
				and not exists (
					select from flusso_riga altra
					where altra.ente_id = r.ente_id and altra.ricevuta_id = r.id and altra.iur <> riga.iur
				)
			order by riga.flusso_id, riga.iuv, riga.esito, riga.pagato_il, riga.id, r.pagata_il, r.id
		)
		update flusso_riga set ricevuta_id = ricevuta from scelte where riga = flusso_riga.id`;
	return perGettone.count + perIuv.count;
}

/** IUVs of our notices in the flows of which no receipt is here, those not asked for the longest first; marked as asked for. */
export async function takeSenzaRicevuta(
	tx: Tx,
	{ adesso, quante }: { adesso: Date; quante: number }
): Promise<string[]> {
	const rows = await tx<{ iuv: string }[]>`
		update flusso_riga set cercata_il = ${adesso}
		where id in (
			select id from flusso_riga
			where ricevuta_id is null and nostra and esito <> 3 and vista_il is null
			order by cercata_il nulls first, pagato_il, id limit ${quante}
		)
		returning iuv`;
	return [...new Set(rows.map(({ iuv }) => iuv))];
}
