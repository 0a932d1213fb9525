// What became of the messages that App IO took: asked a minute later, then ten, then an hour. Called by the worker's loop of the checks.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';
import type { AppIo, StatoIo } from '../integrations/app-io/port.ts';
import { passOnAll } from './pass-on.ts';
import { listOccupate, spend, type Ritmo } from './ritmo.ts';
import { scritteDa } from './scritte-da.ts';
import { PRESA_MS } from './spedizione.ts';

/** A message whose fate is asked. */
export type Verifica = {
	id: string;
	ente: string;
	servizio: string;
	codiceFiscale: string;
	idEsterno: string;
	/** Times it was asked, with this one. */
	verifiche: number;
};

/** Minutes to the next question, after the first and after the second. */
const ATTESE_MINUTI = [10, 60];

/** Ids of the enti that have something to ask at an instant. */
export function listEntiDaVerificare(database: Database, adesso: Date): Promise<string[]> {
	return listEntiCon(database, (tx) => tx`enti_con_spedizioni_da_verificare(${adesso})`);
}

/** Takes some for this worker alone, for the time of a lease. */
export async function claimVerifiche(
	tx: Tx,
	{ ente, adesso, quante, ritmo }: { ente: string; adesso: Date; quante: number; ritmo: Ritmo }
): Promise<Verifica[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	const insieme = Math.max(1, Math.min(quante, Math.floor(ritmo.perSecondo)));
	const occupate = await listOccupate(tx, { ente, adesso });
	// Row by row, as claim-spedizioni.ts does and for the same reason.
	const prese = await tx<(Verifica & { chiave: string })[]>`
		select presa.id, ${ente} as ente, presa.servizio, presa.chiave, p.codice_fiscale as "codiceFiscale",
			presa.esterno as "idEsterno", presa.verifiche
		from prendi_verifiche(${adesso}, ${fine}, ${insieme}, ${[...ritmo.proprie]}, ${occupate}) presa
		cross join lateral (select persona_id from messaggio where ente_id = ${ente} and id = presa.messaggio offset 0) m
		cross join lateral (select codice_fiscale from persona where ente_id = ${ente} and id = m.persona_id offset 0) p`;
	const chiavi = prese.map(({ chiave: una }) => una);
	await spend(tx, { ente, chiavi, perSecondo: ritmo.perSecondo, adesso });
	return prese;
}

export type Risposta = { verifica: Verifica; stato: StatoIo };

export type Verificatore = {
	appIo: (ente: string, servizio: string) => AppIo | undefined;
	/** @throws what the database throws */
	note: (risposta: Risposta) => Promise<boolean>;
};

/** Asks, and has it noted; a platform that does not answer is asked again as if the message were still on its way. */
export async function verify({ appIo, note }: Verificatore, verifica: Verifica): Promise<StatoIo['esito']> {
	const { ente, servizio, codiceFiscale, idEsterno } = verifica;
	const stato = await askStato(appIo(ente, servizio), { codiceFiscale, id: idEsterno });
	await note({ verifica, stato });
	return stato.esito;
}

async function askStato(
	porto: AppIo | undefined,
	messaggio: { codiceFiscale: string; id: string }
): Promise<StatoIo> {
	try {
		return porto ? await porto.readStato(messaggio) : { esito: 'IN_CORSO' };
	} catch (fault) {
		if (!(fault instanceof IntegrationError)) throw fault;
		return { esito: 'IN_CORSO' };
	}
}

export type Ascolto = { risposte: readonly Risposta[]; adesso: Date; newId: () => string };

/** Writes what was heard, and passes on what App IO refused; for each, false when it no longer waited for it. */
export async function noteRisposte(tx: Tx, { risposte, adesso, newId }: Ascolto): Promise<boolean[]> {
	const righe = risposte.map((risposta) => rigaOf(risposta, adesso));
	const mie = await scritteDa(tx, tx`chiudi_verifiche(${tx.json(righe)})`);
	const ids = righe.filter(({ id, stato }) => stato === 'respinta' && mie.has(id)).map(({ id }) => id);
	await passOnAll(tx, { ids, stato: 'respinta', adesso, newId });
	return risposte.map(({ verifica }) => mie.has(verifica.id));
}

function rigaOf({ verifica: { id, verifiche }, stato }: Risposta, adesso: Date) {
	const adessoIso = adesso.toISOString();
	if (stato.esito === 'RESPINTO') return { id, stato: 'respinta', chiusa: adessoIso, motivo: stato.motivo };
	if (stato.esito === 'CONSEGNATO') return { id, stato: 'consegnata', letta: stato.letto ? adessoIso : null };
	const minuti = ATTESE_MINUTI[verifiche - 1];
	const prossima = minuti === undefined ? null : new Date(adesso.getTime() + minuti * 60_000);
	return { id, stato: 'accettata', prossima: prossima?.toISOString() ?? null };
}
