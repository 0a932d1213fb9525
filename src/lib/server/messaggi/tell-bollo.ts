// Tells a person what became of the stamp that they bought for a request not sent yet. Called by the worker.
import { findServizio } from '#lib/services/index.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from './enqueue-messaggio.ts';

export type DaDire = {
	ente: string;
	persona: string;
	servizio: string;
	modello: 'BOLLO_DA_VERIFICARE' | 'BOLLO_FIRMA' | 'BOLLO_NON_INVIATA' | 'BOLLO_VERIFICATA';
	/** Why it was not sent, or what became of it; ends with a full stop. */
	motivo?: string;
	istante: Date;
	newId: () => string;
};

/** Writes the message, which belongs to no pratica: there is none yet. */
export async function tellBollo(tx: Tx, { servizio, motivo, ...altro }: DaDire): Promise<void> {
	const titolo = findServizio(servizio)?.scheda.titolo ?? servizio;
	await enqueueMessaggio(tx, {
		...altro,
		pratica: null,
		parametri: { servizio: titolo, ...(motivo && { motivo }) }
	});
}
