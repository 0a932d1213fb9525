// Sends the codes of the addresses to be proved: takes one for this worker alone, sends it, writes what became of it. Called by the worker.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Database, Tx } from '../db/connection.ts';
import { asSystem, listEntiCon } from '../db/in-ente.ts';
import type { Email } from '../integrations/email/port.ts';
import { nextAttempt } from '../spedizioni/next-attempt.ts';
import { composeCodice, type DatiCodice } from './compose-codice.ts';

/** How long a worker has one to itself, in milliseconds. Sent twice it does no harm: the code is the same. */
const PRESA_MS = 60_000;

export type ConfermaPresa = {
	ente: string;
	id: string;
	indirizzo: string;
	codice: string;
	scadeIl: Date;
	/** Grows with each claim: an earlier holder can no longer change the row. */
	tentativi: number;
};

/** Ids of the enti that have codes to send at an instant. */
export function listEntiConConferme(database: Database, adesso: Date): Promise<string[]> {
	return listEntiCon(database, (tx) => tx`enti_con_conferme_email(${adesso})`);
}

/** Claims codes, the longest due first. Meanwhile `prossimo_il` is the end of the lease. */
export function claimConferme(
	tx: Tx,
	{ ente, adesso, quante }: { ente: string; adesso: Date; quante: number }
): Promise<ConfermaPresa[]> {
	return tx<ConfermaPresa[]>`
		with da_fare as (
			select id as da_fare_id from conferma_email
			where ente_id = ${ente} and prossimo_il <= ${adesso} and codice is not null
			order by prossimo_il, id
			limit ${quante}
			for update skip locked
		)
		update conferma_email set tentativi = tentativi + 1, prossimo_il = ${new Date(adesso.getTime() + PRESA_MS)}
		from da_fare where id = da_fare_id
		returning ente_id as ente, id, indirizzo, codice, scade_il as "scadeIl", tentativi`;
}

export type DialogoConferma = {
	database: Database;
	/** E-mail of the ente; undefined when it has none. */
	email: Email | undefined;
	comune: DatiCodice['comune'];
	clock: () => Date;
	random: () => number;
};

/** `RINVIATA` is tried again; `NON_PARTITA` no more, and the person reads it. */
export type SorteConferma =
	{ esito: 'PARTITA' } | { esito: 'NON_PARTITA' | 'RINVIATA'; motivo: string; prossimoIl?: Date };

/** Its fate, or undefined when another worker has it or the person asked for another code. @throws what is no fault of e-mail: the lease then ends by itself */
export async function serveConferma(
	dialogo: DialogoConferma,
	presa: ConfermaPresa
): Promise<SorteConferma | undefined> {
	const sorte = await send(dialogo, presa);
	const chiusa = sorte.esito !== 'RINVIATA';
	const { count } = await asSystem(
		dialogo,
		presa.ente,
		(tx) => tx`
			update conferma_email set prossimo_il = ${chiusa ? null : (sorte.prossimoIl ?? null)},
				codice = ${chiusa ? null : tx`codice`}, inviata_il = ${sorte.esito === 'PARTITA' ? dialogo.clock() : null},
				motivo = ${sorte.esito === 'NON_PARTITA' ? sorte.motivo : null}
			where id = ${presa.id} and tentativi = ${presa.tentativi} and codice is not null`
	);
	return count === 1 ? sorte : undefined;
}

async function send(
	{ email, comune, clock, random }: DialogoConferma,
	{ id, indirizzo, codice, scadeIl, tentativi }: ConfermaPresa
): Promise<SorteConferma> {
	if (scadeIl <= clock()) return { esito: 'NON_PARTITA', motivo: 'SCADUTA' };
	if (!email) return { esito: 'NON_PARTITA', motivo: 'SENZA_EMAIL' };
	try {
		const esito = await email.send(composeCodice({ id, indirizzo, codice, comune }));
		// Of an uncertain one the person knows: the letter is there, or they ask for another.
		return esito.esito === 'RIFIUTATA'
			? { esito: 'NON_PARTITA', motivo: esito.motivo }
			: { esito: 'PARTITA' };
	} catch (fault) {
		if (!(fault instanceof IntegrationError)) throw fault;
		const { temporaneo, riprovaDopo, message: motivo } = fault;
		const prossimoIl = temporaneo
			? nextAttempt({ tentativi, adesso: clock(), riprovaDopo, random })
			: undefined;
		if (!prossimoIl || prossimoIl >= scadeIl) return { esito: 'NON_PARTITA', motivo };
		return { esito: 'RINVIATA', motivo, prossimoIl };
	}
}
