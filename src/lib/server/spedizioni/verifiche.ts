// What became of the messages that App IO took: asked a minute later, then ten, then an hour. Called by the worker's loop of the checks.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Database, Tx } from '../db/connection.ts';
import { asSystem, listEntiCon } from '../db/in-ente.ts';
import type { AppIo, StatoIo } from '../integrations/app-io/port.ts';
import { passOnAll } from './pass-on.ts';
import { chiaveDi, listOccupate, spend, type Ritmo } from './ritmo.ts';
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
	const occupate = await listOccupate(tx, { ente, adesso });
	const chiave = chiaveDi(tx, ritmo);
	const prese = await tx<(Verifica & { chiave: string })[]>`
		with da_fare as (
			select s.id, ${chiave} as chiave from spedizione s
			where s.ente_id = ${ente} and s.stato = 'accettata' and s.verifica_il <= ${adesso} and ${chiave} <> all (${occupate})
			order by s.verifica_il, s.id
			limit ${Math.max(1, Math.min(quante, Math.floor(ritmo.perSecondo)))}
			for update skip locked
		)
		update spedizione s set verifica_il = ${new Date(adesso.getTime() + PRESA_MS)}, verifiche = s.verifiche + 1
		from da_fare, messaggio m
		join persona p on p.ente_id = m.ente_id and p.id = m.persona_id
		where s.id = da_fare.id and m.ente_id = s.ente_id and m.id = s.messaggio_id
		returning s.id, s.ente_id as ente, s.servizio, p.codice_fiscale as "codiceFiscale", s.id_esterno as "idEsterno",
			s.verifiche, da_fare.chiave`;
	const chiavi = prese.map(({ chiave: una }) => una);
	await spend(tx, { ente, chiavi, perSecondo: ritmo.perSecondo, adesso });
	return prese;
}

export type Mezzi = {
	database: Database;
	appIo: (ente: string, servizio: string) => AppIo | undefined;
	clock: () => Date;
	newId: () => string;
};

/** Asks, and writes what it heard; a platform that does not answer is asked again as if the message were still on its way. */
export async function verify(mezzi: Mezzi, verifica: Verifica): Promise<StatoIo['esito']> {
	const { ente, servizio, codiceFiscale, idEsterno } = verifica;
	const stato = await askStato(mezzi.appIo(ente, servizio), { codiceFiscale, id: idEsterno });
	await asSystem(mezzi, ente, (tx) =>
		writeStato(tx, { verifica, stato, adesso: mezzi.clock(), newId: mezzi.newId })
	);
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

type Ascoltato = { verifica: Verifica; stato: StatoIo; adesso: Date; newId: () => string };

async function writeStato(tx: Tx, { verifica, stato, adesso, newId }: Ascoltato): Promise<void> {
	const { id, verifiche } = verifica;
	if (stato.esito === 'IN_CORSO') {
		const minuti = ATTESE_MINUTI[verifiche - 1];
		const prossima = minuti === undefined ? null : new Date(adesso.getTime() + minuti * 60_000);
		await tx`update spedizione set verifica_il = ${prossima} where id = ${id} and stato = 'accettata'`;
		return;
	}
	if (stato.esito === 'CONSEGNATO') {
		await tx`
			update spedizione set stato = 'consegnata', verifica_il = null, letta_il = ${stato.letto ? adesso : null}
			where id = ${id} and stato = 'accettata'`;
		return;
	}
	const { count } = await tx`
		update spedizione set stato = 'respinta', verifica_il = null, chiusa_il = ${adesso}, ultimo_errore = ${stato.motivo}
		where id = ${id} and stato = 'accettata'`;
	if (count === 1) await passOnAll(tx, { ids: [id], stato: 'respinta', adesso, newId });
}
