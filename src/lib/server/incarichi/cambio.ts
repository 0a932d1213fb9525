// Writes the line that changes what a clerk may do: the line is the change (0027). Called by the use cases of incarichi.
import { Conflitto, NonAutorizzato, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';
import { RUOLO_AMMINISTRATORE, type Operatore } from '../identita/utente.ts';

/** Who changes, when and why. */
export type Firma = {
	ente: string;
	autore: Pick<Operatore, 'operatoreId' | 'nome' | 'cognome'>;
	motivo: string;
	istante: Date;
	newId: () => string;
};

/** What changes. */
export type Cambio =
	| { operatore: string; tipo: 'RUOLI'; ufficio: string; prima: Ruolo[]; dopo: Ruolo[] }
	| { operatore: string; tipo: 'SOSPENSIONE' | 'RIATTIVAZIONE' };

/** The clerk as they stand, once whoever else is changing incarichi of the ente has finished. */
export type Fermo = { ruoli: Ruolo[]; sospeso: boolean };

/** Takes the turn in the ente and reads the clerk. @throws NonAutorizzato when the author is no administrator any more, NonTrovato */
export async function lockOperatore(
	tx: Tx,
	{ ente, autore }: Pick<Firma, 'ente' | 'autore'>,
	operatore: string
): Promise<Fermo> {
	await tx`select pg_advisory_xact_lock(hashtextextended(${`incarichi ${ente}`}, 0))`;
	const righe = await tx<{ id: string; ruoli: Ruolo[]; sospeso: boolean }[]>`
		select id, ruoli, sospeso_il is not null as sospeso from operatore where id in (${operatore}, ${autore.operatoreId})`;
	if (!righe.some(({ id, ruoli }) => id === autore.operatoreId && ruoli.includes(RUOLO_AMMINISTRATORE)))
		throw new NonAutorizzato();
	const trovato = righe.find(({ id }) => id === operatore);
	if (!trovato) throw new NonTrovato('Operatore non trovato');
	return trovato;
}

/** An ente without administrators could not be put right from its pages. @throws Conflitto when no other one is left */
export async function requireAltroAmministratore(tx: Tx, operatore: string): Promise<void> {
	const altri = await tx`
		select from operatore where id <> ${operatore} and ${RUOLO_AMMINISTRATORE} = any (ruoli) limit 1`;
	if (altri.length === 0) throw new Conflitto('È l’ultimo amministratore dell’ente', 'ULTIMO_AMMINISTRATORE');
}

/** Adds the line. */
export async function recordCambio(tx: Tx, cambio: Cambio, firma: Firma): Promise<void> {
	const { nome, cognome, operatoreId } = firma.autore;
	const ruoli = cambio.tipo === 'RUOLI' ? cambio : undefined;
	await tx`
		insert into cambio_incarico (id, ente_id, operatore_id, tipo, ufficio, prima, dopo, motivo, autore_id, autore,
			avvenuto_il)
		values (${firma.newId()}, ${firma.ente}, ${cambio.operatore}, ${cambio.tipo}, ${ruoli?.ufficio ?? null},
			${ruoli?.prima ?? null}, ${ruoli?.dopo ?? null}, ${firma.motivo}, ${operatoreId}, ${`${nome} ${cognome}`},
			${firma.istante})`;
}
