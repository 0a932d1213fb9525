// Changes of roles for the integration tests, made by the use cases themselves.
import type { Ruolo } from '#lib/domain/ruoli.ts';
import { addOperatore } from '#lib/server/incarichi/add-operatore.ts';
import { assignRuoli } from '#lib/server/incarichi/assign-ruoli.ts';
import type { Firma } from '#lib/server/incarichi/cambio.ts';
import { findOperatore } from '#lib/server/incarichi/operatori.ts';
import { come, impiegato, type Impiegato, type Mondo } from './mondo.ts';

export const MOTIVO = 'Decreto del Sindaco 4 del 2026';

/** Who signs a change, now. */
export function firmaDi(mondo: Mondo, autore: Impiegato): Firma {
	return { ente: autore.ente, autore, motivo: MOTIVO, istante: mondo.clock(), newId: mondo.newId };
}

/** Sets the roles of a clerk in an office, whatever they were, as an administrator of their ente. */
export async function dai(
	mondo: Mondo,
	chi: Impiegato,
	{
		ufficio,
		ruoli,
		autore = impiegato(chi.ente, 'amministratore')
	}: { ufficio: string; ruoli: Ruolo[]; autore?: Impiegato }
): Promise<void> {
	await come(mondo, autore, async (tx) => {
		const { incarichi } = await findOperatore(tx, chi.operatoreId);
		const visti = incarichi.find((uno) => uno.ufficio === ufficio)?.ruoli ?? [];
		await assignRuoli(tx, { operatore: chi.operatoreId, ufficio, visti, ruoli }, firmaDi(mondo, autore));
	});
}

/** A new clerk of Cassola with roles in one office. */
export async function nuovoImpiegato(
	mondo: Mondo,
	{ codiceFiscale, ufficio, ruoli }: { codiceFiscale: string; ufficio: string; ruoli: Ruolo[] }
): Promise<Impiegato> {
	const autore = impiegato('cassola', 'amministratore');
	const nuovo = { codiceFiscale, nome: 'Nuova', cognome: 'Persona', email: undefined, ufficio, ruoli };
	const operatoreId = await come(mondo, autore, (tx) => addOperatore(tx, nuovo, firmaDi(mondo, autore)));
	return {
		ruolo: 'operatore',
		ente: 'cassola',
		operatoreId,
		nome: 'Nuova',
		cognome: 'Persona',
		ufficio,
		ruoli
	};
}
