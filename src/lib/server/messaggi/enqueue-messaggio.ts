// Writes a message for a citizen and puts it in the queue, in the transaction of the move that caused it. Called by the use cases on a pratica.
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import { findServizio } from '#lib/services/index.ts';
import type { Tx } from '../db/connection.ts';
import { writeMessaggi } from './write-messaggi.ts';

export type MessaggioDaInviare = {
	ente: string;
	persona: string;
	/** Of the person; none when it is about a delega, or about the request of someone else. */
	pratica: string | null;
	modello: ModelloMessaggio;
	parametri: Parametri;
	/** ISO date of what is asked, if anything. */
	entro?: string;
	/** The notice by which it is paid; in euro cents. */
	avviso?: { nav: string; cent: number };
	istante: Date;
	newId: () => string;
};

/** The citizen reads it in the area personale at once; the worker brings it to App IO, or else by the channels that follow. */
export async function enqueueMessaggio(
	tx: Tx,
	{ ente, istante, newId, ...messaggio }: MessaggioDaInviare
): Promise<void> {
	const { pratica } = messaggio;
	const servizio = pratica === null ? undefined : await servizioDi(tx, pratica);
	await writeMessaggi(tx, [{ ...messaggio, servizio }], { ente, istante, newId });
}

async function servizioDi(tx: Tx, pratica: string) {
	const [riga] = await tx<{ id: string }[]>`select servizio as id from pratica where id = ${pratica}`;
	return riga && { id: riga.id, riservato: findServizio(riga.id)?.riservato === true };
}
