// Suspends a clerk, whose sessions end at once, and lets them in again. Called by the pages of the people.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { RUOLO_AMMINISTRATORE } from '../identita/utente.ts';
import { lockOperatore, recordCambio, requireAltroAmministratore, type Firma } from './cambio.ts';

/** The roles stay written and do not hold until `reinstateOperatore`. @throws NonAutorizzato, NonTrovato, Conflitto */
export async function suspendOperatore(tx: Tx, operatore: string, firma: Firma): Promise<void> {
	const { ruoli, sospeso } = await lockOperatore(tx, firma, operatore);
	if (sospeso) throw new Conflitto('È già sospeso', 'SOSPENSIONE_CAMBIATA');
	if (ruoli.includes(RUOLO_AMMINISTRATORE)) await requireAltroAmministratore(tx, operatore);
	await recordCambio(tx, { operatore, tipo: 'SOSPENSIONE' }, firma);
}

/** The roles hold again. @throws NonAutorizzato, NonTrovato, Conflitto */
export async function reinstateOperatore(tx: Tx, operatore: string, firma: Firma): Promise<void> {
	const { sospeso } = await lockOperatore(tx, firma, operatore);
	if (!sospeso) throw new Conflitto('Non è sospeso', 'SOSPENSIONE_CAMBIATA');
	await recordCambio(tx, { operatore, tipo: 'RIATTIVAZIONE' }, firma);
}
