// Gives a clerk roles in an office, changes them or takes them all away. Called by the pages of the people.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { ordinaRuoli, type Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';
import { RUOLO_AMMINISTRATORE } from '../identita/utente.ts';
import { lockOperatore, recordCambio, requireAltroAmministratore, type Firma } from './cambio.ts';

export type Assegnazione = {
	operatore: string;
	ufficio: string;
	/** The roles that the author was looking at: a colleague may have changed them since. */
	visti: readonly Ruolo[];
	/** None ends the work in the office. */
	ruoli: readonly Ruolo[];
};

/** @throws NonAutorizzato, NonTrovato, Conflitto when somebody changed them first, nothing changes, or no administrator would be left */
export async function assignRuoli(
	tx: Tx,
	{ operatore, ufficio, visti, ruoli }: Assegnazione,
	firma: Firma
): Promise<void> {
	const fermo = await lockOperatore(tx, firma, operatore);
	const incarichi = await tx<{ ufficio: string; ruoli: Ruolo[] }[]>`
		select ufficio, ruoli from incarico where operatore_id = ${operatore}`;
	const prima = incarichi.find((uno) => uno.ufficio === ufficio)?.ruoli ?? [];
	if (prima.join() !== ordinaRuoli(visti).join())
		throw new Conflitto('I ruoli sono cambiati nel frattempo', 'RUOLI_CAMBIATI');
	const dopo = ordinaRuoli(ruoli);
	if (prima.join() === dopo.join()) throw new Conflitto('I ruoli sono già questi', 'RUOLI_UGUALI');
	const altrove = incarichi.some((uno) => uno.ufficio !== ufficio && isAmministratore(uno.ruoli));
	if (isAmministratore(fermo.ruoli) && !altrove && !isAmministratore(dopo))
		await requireAltroAmministratore(tx, operatore);
	await recordCambio(tx, { operatore, tipo: 'RUOLI', ufficio, prima, dopo }, firma);
}

function isAmministratore(ruoli: readonly Ruolo[]): boolean {
	return ruoli.includes(RUOLO_AMMINISTRATORE);
}
