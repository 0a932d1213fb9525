// The clerks of an ente with their incarichi, as administrators and auditors read them. Called by the pages of the people.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';

/** The roles of a clerk in an office. */
export type Incarico = { ufficio: string; ruoli: Ruolo[]; dal: Date };

export type OperatoreConIncarichi = {
	id: string;
	nome: string;
	cognome: string;
	codiceFiscale: string;
	email: string | null;
	/** Since when they may not enter, if they may not. */
	sospesoIl: Date | null;
	incarichi: Incarico[];
};

/** All of them, by surname; those who have left too. */
export async function listOperatori(tx: Tx): Promise<OperatoreConIncarichi[]> {
	const incarichi = await tx<(Incarico & { operatore: string })[]>`
		select operatore_id as operatore, ufficio, ruoli, dal from incarico order by dal, ufficio`;
	const righe = await tx<Omit<OperatoreConIncarichi, 'incarichi'>[]>`
		select id, nome, cognome, codice_fiscale as "codiceFiscale", email, sospeso_il as "sospesoIl"
		from operatore order by cognome, nome, id`;
	return righe.map((riga) => ({
		...riga,
		incarichi: incarichi
			.filter(({ operatore }) => operatore === riga.id)
			.map(({ ufficio, ruoli, dal }) => ({ ufficio, ruoli, dal }))
	}));
}

/** One of them. @throws NonTrovato */
export async function findOperatore(tx: Tx, id: string): Promise<OperatoreConIncarichi> {
	const trovato = (await listOperatori(tx)).find((uno) => uno.id === id);
	if (!trovato) throw new NonTrovato('Operatore non trovato');
	return trovato;
}
