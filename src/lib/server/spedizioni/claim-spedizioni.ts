// Takes deliveries for this worker alone; called by the worker's outbox, ente by ente. Several workers never get the same one.
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';
import { chiaveDi, listOccupate, spend, type Ritmo } from './ritmo.ts';
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
	/** Out of the hours in which the Comune writes to people. */
	fuoriOrario: boolean;
};

/**
 * Claims what is due, the most urgent and the longest due first, also what another worker let go without a word: nothing of it was sent.
 * What the person chose is asked again: a letter may have waited for a night, and its address may be another, or theirs no more.
 * Meanwhile `prossimo_il` is the end of the lease: when somebody must look at the row again.
 */
export async function claimSpedizioni(
	tx: Tx,
	{ ente, adesso, quante, ritmo, fuoriOrario }: Presa
): Promise<SpedizionePresa[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	const occupate = await listOccupate(tx, { ente, adesso });
	const chiave = tx`case when s.canale = 'email' then 'email' else ${chiaveDi(tx, ritmo)} end`;
	// A second of calls at most: a longer burst would be over the pace while it lasts.
	const insieme = Math.max(1, Math.min(quante, Math.floor(ritmo.perSecondo / CHIAMATE)));
	const prese = await tx<SpedizionePresa[]>`
		with da_fare as (
			select s.id, ${chiave} as chiave from spedizione s
			where s.ente_id = ${ente} and s.stato in ('in_coda', 'in_invio') and s.prossimo_il <= ${adesso}
				and not (s.di_giorno and ${fuoriOrario}) and not campagna_ferma(s.ente_id, s.campagna_id) and ${chiave} <> all (${occupate})
			order by s.priorita, s.prossimo_il, s.id
			limit ${insieme}
			for update skip locked
		)
		update spedizione s
		set stato = 'in_invio', tentativi = s.tentativi + 1, presa_fino_al = ${fine}, prossimo_il = ${fine},
			recapito = case when s.canale = 'email' then coalesce(provato.indirizzo, s.recapito) end
		from da_fare, messaggio m
		join persona p on p.ente_id = m.ente_id and p.id = m.persona_id
		left join preferenza_messaggi scelta on scelta.ente_id = m.ente_id and scelta.persona_id = m.persona_id
			and scelta.argomento = m.argomento
		left join recapito_email provato on provato.ente_id = m.ente_id and provato.persona_id = m.persona_id and provato.respinto_il is null
		where s.id = da_fare.id and m.ente_id = s.ente_id and m.id = s.messaggio_id
		returning s.id, s.ente_id as ente, s.canale, s.tentativi, s.tentativi - s.ripresa_da as prove, s.servizio, da_fare.chiave, m.id as messaggio, m.persona_id as persona,
			coalesce(p.codice_fiscale, '') as "codiceFiscale", s.recapito, m.argomento, m.legale, m.riservato,
			case when s.canale = 'email' then provato.indirizzo is null or not coalesce(scelta.email, true)
				else not coalesce(scelta.app_io, true) end as spento,
			m.oggetto, m.testo, m.entro,
			case when m.avviso_nav is not null then jsonb_build_object('nav', m.avviso_nav, 'cent', m.avviso_cent) end as avviso`;
	const chiavi = prese.flatMap((presa) =>
		presa.canale === 'email' ? presa.chiave : Array.from({ length: CHIAMATE }, () => presa.chiave)
	);
	await spend(tx, { ente, chiavi, perSecondo: ritmo.perSecondo, adesso });
	return prese;
}
