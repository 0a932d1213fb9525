// Takes deliveries for this worker alone; called by the worker's outbox, ente by ente. Several workers never get the same one.
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';
import { spend, type Ritmo } from './ritmo.ts';
import { PRESA_MS, type SpedizionePresa } from './spedizione.ts';

/** Ids of the enti that have something to deliver at an instant. */
export function listEntiDaServire(database: Database, adesso: Date): Promise<string[]> {
	return listEntiCon(database, (tx) => tx`enti_con_spedizioni(${adesso})`);
}

/** Calls for one message of App IO: the question about the person and the message. */
const CHIAMATE = 2;

export type Presa = {
	ente: string;
	adesso: Date;
	quante: number;
	ritmo: Ritmo;
	/** Keys that have no call left, read in the same transaction. */
	occupate: readonly string[];
	/** Out of the hours in which the Comune writes to people. */
	fuoriOrario: boolean;
};

/**
 * Claims what is due, by `prendi_spedizioni` of `0042_scarico_della_coda.sql`. What the person chose is asked now: a letter may have waited
 * for a night, and its address may be another, or theirs no more. Row by row ("offset 0" keeps it so): while a campaign is written the database
 * takes the tables for small, and would read all the people of the ente each time.
 */
export async function claimSpedizioni(
	tx: Tx,
	{ ente, adesso, quante, ritmo, occupate, fuoriOrario }: Presa
): Promise<SpedizionePresa[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	// A second of calls at most: a longer burst would be over the pace while it lasts.
	const insieme = Math.max(1, Math.min(quante, Math.floor(ritmo.perSecondo / CHIAMATE)));
	const prese = await tx<SpedizionePresa[]>`
		select presa.id, m.ente_id as ente, presa.canale, presa.tentativi, presa.prove, presa.servizio, presa.chiave, presa.messaggio,
			m.persona_id as persona, coalesce(p.codice_fiscale, '') as "codiceFiscale",
			case when presa.canale = 'email' then coalesce(provato.indirizzo, presa.recapito) end as recapito,
			m.argomento, m.legale, m.riservato,
			case when presa.canale = 'email' then provato.indirizzo is null or not coalesce(scelta.email, true)
				else not coalesce(scelta.app_io, true) end as spento,
			m.oggetto, m.testo, m.entro,
			case when m.avviso_nav is not null then jsonb_build_object('nav', m.avviso_nav, 'cent', m.avviso_cent) end as avviso
		from prendi_spedizioni(${adesso}, ${fine}, ${insieme}, ${fuoriOrario}, ${[...ritmo.proprie]}, ${[...occupate]}) presa
		cross join lateral (select * from messaggio where ente_id = ${ente} and id = presa.messaggio offset 0) m
		cross join lateral (select codice_fiscale from persona where ente_id = ${ente} and id = m.persona_id offset 0) p
		left join preferenza_messaggi scelta on scelta.ente_id = ${ente} and scelta.persona_id = m.persona_id
			and scelta.argomento = m.argomento
		left join recapito_email provato on provato.ente_id = ${ente} and provato.persona_id = m.persona_id and provato.respinto_il is null`;
	const chiavi = prese.flatMap((presa) =>
		presa.canale === 'email' ? presa.chiave : Array.from({ length: CHIAMATE }, () => presa.chiave)
	);
	await spend(tx, { ente, chiavi, perSecondo: ritmo.perSecondo, adesso });
	return prese;
}
