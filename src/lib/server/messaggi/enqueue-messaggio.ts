// Writes a message for a citizen and puts it in the queue, in the transaction of the move that caused it. Called by the use cases on a pratica.
import { composeMessaggio, type ModelloMessaggio } from '#lib/domain/messaggi.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { Tx } from '../db/connection.ts';

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

/** The citizen reads it in the area personale at once; the worker brings it to App IO. */
export async function enqueueMessaggio(tx: Tx, messaggio: MessaggioDaInviare): Promise<void> {
	const { oggetto, testo } = composeMessaggio(messaggio.modello, messaggio.parametri);
	const id = messaggio.newId();
	await tx`
		insert into messaggio (id, ente_id, persona_id, pratica_id, modello, oggetto, testo, entro, avviso_nav,
			avviso_cent, creato_il)
		values (${id}, ${messaggio.ente}, ${messaggio.persona}, ${messaggio.pratica ?? null}, ${messaggio.modello}, ${oggetto},
			${testo}, ${messaggio.entro ?? null}, ${messaggio.avviso?.nav ?? null}, ${messaggio.avviso?.cent ?? null}, ${messaggio.istante})`;
	await tx`
		insert into spedizione (id, ente_id, canale, messaggio_id, prossimo_il, creata_il)
		values (${messaggio.newId()}, ${messaggio.ente}, 'app-io', ${id}, ${messaggio.istante}, ${messaggio.istante})`;
}
