// Who is named accepts or declines a delega; either of the two ends it. Called by the area personale.
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { findDelega } from './delega.ts';

type Risposta = { id: string; persona: string; istante: Date };

/** Answers once and in time. @throws NonTrovato for anybody but who is named, Conflitto when it is no longer awaited */
export async function answerDelega(
	tx: Tx,
	{ id, persona, istante, accetta }: Risposta & { accetta: boolean }
): Promise<void> {
	const { stato, parte } = await findDelega(tx, { id, persona, oggi: giornoARoma(istante), blocca: true });
	if (parte !== 'DELEGATO') throw new NonTrovato('Delega non trovata');
	if (stato !== 'ATTESA') throw chiusa();
	await tx`
		update delega set stato = ${accetta ? 'ACCETTATA' : 'RIFIUTATA'}, delegato_id = ${persona}, risposta_il = ${istante}
		where id = ${id}`;
}

/** Ends it at once: what was sent with it stays sent. @throws NonTrovato, Conflitto when there is nothing to end */
export async function revokeDelega(tx: Tx, { id, persona, istante }: Risposta): Promise<void> {
	const { stato, parte } = await findDelega(tx, { id, persona, oggi: giornoARoma(istante), blocca: true });
	if (stato !== 'ATTESA' && stato !== 'ACCETTATA') throw chiusa();
	await tx`
		update delega set stato = 'REVOCATA', revocata_il = ${istante}, revocata_da = ${parte} where id = ${id}`;
}

function chiusa(): Conflitto {
	return new Conflitto('La delega è chiusa', 'DELEGA_CHIUSA');
}
