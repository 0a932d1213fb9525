// Writes the same message to many people at once, each with values of their own, and puts it in the queue. Called by what is sent to many: notices, campaigns.
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import { regoleDi } from '#lib/domain/regole-messaggi.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { Tx } from '../db/connection.ts';
import { writeMessaggi, type Legami } from './write-messaggi.ts';

export type RigaMessaggio = {
	persona: string;
	parametri: Parametri;
	/** ISO date of what is asked, if anything. */
	entro?: string;
	/** The notice by which it is paid; in euro cents. */
	avviso?: { nav: string; cent: number };
};

export type MoltiDaInviare = {
	ente: string;
	modello: ModelloMessaggio;
	righe: readonly RigaMessaggio[];
	istante: Date;
	newId: () => string;
	legami?: Legami;
};

/** Ids of the messages, in the order of `righe`: some hundreds at a time. They are about no request. */
export function enqueueMolti(tx: Tx, { righe, modello, ...comune }: MoltiDaInviare): Promise<string[]> {
	const { argomento, riservato } = regoleDi(modello);
	const messaggi = righe.map(({ persona, parametri, entro, avviso }) => ({
		...composeMessaggio(modello, parametri),
		persona,
		pratica: null,
		servizio: argomento,
		riservato,
		entro,
		avviso
	}));
	return writeMessaggi(tx, { ...comune, modello, messaggi });
}
