// Adds a clerk with their first roles. Called by the pages of the people.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';
import { assignRuoli } from './assign-ruoli.ts';
import type { Firma } from './cambio.ts';

export type NuovoOperatore = {
	codiceFiscale: string;
	nome: string;
	cognome: string;
	email: string | undefined;
	ufficio: string;
	ruoli: readonly Ruolo[];
};

/** Returns the id. @throws NonAutorizzato, Conflitto when the codice fiscale is that of a clerk already */
export async function addOperatore(tx: Tx, nuovo: NuovoOperatore, firma: Firma): Promise<string> {
	const id = firma.newId();
	const { count } = await tx`
		insert into operatore (id, ente_id, codice_fiscale, nome, cognome, email, ufficio)
		values (${id}, ${firma.ente}, ${nuovo.codiceFiscale}, ${nuovo.nome}, ${nuovo.cognome}, ${nuovo.email ?? null},
			${nuovo.ufficio})
		on conflict (ente_id, codice_fiscale) do nothing`;
	if (count === 0)
		throw new Conflitto('C’è già un operatore con questo codice fiscale', 'OPERATORE_PRESENTE');
	const { ufficio, ruoli } = nuovo;
	await assignRuoli(tx, { operatore: id, ufficio, visti: [], ruoli }, firma);
	return id;
}
