// Takes deliveries for this worker alone; called by the worker's outbox, ente by ente. Several workers never get the same one.
import type { Database, Tx } from '../db/connection.ts';
import { inSistema } from '../db/in-ente.ts';
import { PRESA_MS, type SpedizionePresa } from './spedizione.ts';

/** Ids of the enti that have something to deliver at an instant. */
export async function listEntiDaServire(database: Database, adesso: Date): Promise<string[]> {
	const righe = await inSistema(
		database,
		(tx) => tx<{ ente: string }[]>`select ente from enti_con_spedizioni(${adesso}) as ente`
	);
	return righe.map(({ ente }) => ente);
}

/**
 * Claims what is due, the longest due first, also what another worker let go without a word: nothing of it was sent.
 * Meanwhile `prossimo_il` is the end of the lease: when somebody must look at the row again.
 */
export function claimSpedizioni(
	tx: Tx,
	{ ente, adesso, quante }: { ente: string; adesso: Date; quante: number }
): Promise<SpedizionePresa[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	return tx<SpedizionePresa[]>`
		with da_fare as (
			select id from spedizione
			where ente_id = ${ente} and stato in ('in_coda', 'in_invio') and prossimo_il <= ${adesso}
			order by prossimo_il, id
			limit ${quante}
			for update skip locked
		)
		update spedizione s
		set stato = 'in_invio', tentativi = s.tentativi + 1, presa_fino_al = ${fine}, prossimo_il = ${fine}
		from da_fare, messaggio m, persona p
		where s.id = da_fare.id and m.ente_id = s.ente_id and m.id = s.messaggio_id
			and p.ente_id = m.ente_id and p.id = m.persona_id
		returning s.id, s.ente_id as ente, s.tentativi, coalesce(p.codice_fiscale, '') as "codiceFiscale", m.oggetto, m.testo, m.entro,
			case when m.avviso_nav is not null then jsonb_build_object('nav', m.avviso_nav, 'cent', m.avviso_cent) end as avviso`;
}
