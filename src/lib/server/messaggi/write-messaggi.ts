// Writes messages, each with its first delivery, as many as they are in two statements; called by enqueue-messaggio.ts and enqueue-molti.ts.
import type { TestoMessaggio } from '#lib/domain/messaggi.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import { regoleDi, type RegoleMessaggio } from '#lib/domain/regole-messaggi.ts';
import type { Tx } from '../db/connection.ts';

/** What it was sent for, when it is one of many. */
export type Legami = { campagna?: string; comunicazione?: string };

export type MessaggioComposto = TestoMessaggio & {
	persona: string;
	pratica: string | null;
	/** The service of App IO that speaks of it. */
	servizio: string;
	riservato: boolean;
	/** ISO date of what is asked, if anything. */
	entro: string | undefined;
	/** The notice by which it is paid; in euro cents. */
	avviso: { nav: string; cent: number } | undefined;
};

export type DaScrivere = {
	ente: string;
	modello: ModelloMessaggio;
	messaggi: readonly MessaggioComposto[];
	istante: Date;
	newId: () => string;
	legami?: Legami;
};

/** Ids of the messages, in order. At most some thousands at a time: a statement has 65,534 values. */
export async function writeMessaggi(tx: Tx, daScrivere: DaScrivere): Promise<string[]> {
	const { ente, modello, messaggi, istante, newId, legami } = daScrivere;
	if (messaggi.length === 0) return [];
	const regole = regoleDi(modello);
	const scritti = messaggi.map((uno) => ({ ...uno, id: newId() }));
	const righe = scritti.map(
		({ id, persona, pratica, oggetto, testo, entro, avviso, servizio, riservato }) => ({
			id,
			ente_id: ente,
			persona_id: persona,
			pratica_id: pratica,
			modello,
			oggetto,
			testo,
			entro: entro ?? null,
			avviso_nav: avviso?.nav ?? null,
			avviso_cent: avviso?.cent ?? null,
			argomento: regole.argomento,
			servizio,
			legale: regole.legale,
			riservato,
			creato_il: istante,
			...(legami?.campagna && { campagna_id: legami.campagna }),
			...(legami?.comunicazione && { comunicazione_id: legami.comunicazione })
		})
	);
	await tx`insert into messaggio ${tx(righe)}`;
	const spedizioni = scritti.map(({ id, servizio }) => ({
		id: newId(),
		ente_id: ente,
		canale: 'app-io',
		messaggio_id: id,
		servizio,
		priorita: prioritaDi(regole),
		di_giorno: regole.momento === 'di giorno',
		prossimo_il: istante,
		creata_il: istante
	}));
	await tx`insert into spedizione ${tx(spedizioni)}`;
	return scritti.map(({ id }) => id);
}

/** The lower leaves first. */
export function prioritaDi({ momento, massivo }: RegoleMessaggio): number {
	if (momento === 'urgente') return 0;
	return massivo ? 2 : 1;
}
