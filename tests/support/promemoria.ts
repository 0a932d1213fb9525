// The round of reminders as the worker makes it, and what people were reminded of, for the integration tests.
import { pino } from 'pino';
import { findPorta } from '#lib/server/servizi/index.ts';
import type { FindPorta } from '#lib/server/servizi/porta.ts';
import { remind, type AppDeiPromemoria } from '#lib/server/worker/promemoria.ts';
import { INDIRIZZO, type Mondo } from './mondo.ts';

/** One round in an ente; how many reminders it wrote. `registro` gets what the worker tells the log. */
export function ricorda(
	mondo: Mondo,
	ente: string,
	{ porta = findPorta, registro = [] }: { porta?: FindPorta; registro?: string[] } = {}
): Promise<number> {
	const log = pino({ level: 'info' }, { write: (riga: string) => registro.push(riga) });
	const settings = INDIRIZZO as AppDeiPromemoria['settings'];
	return remind({ ...mondo, log, porta, settings }, ente);
}

/** How many are written on each of these days, at half past ten in Rome in winter. */
export async function ricordaNeiGiorni(
	mondo: Mondo,
	ente: string,
	giorni: readonly string[]
): Promise<number[]> {
	const scritti: number[] = [];
	for (const giorno of giorni) {
		mondo.sposta(`${giorno}T09:30:00Z`);
		scritti.push(await ricorda(mondo, ente));
	}
	return scritti;
}

export type Ricordato = {
	oggetto: string;
	testo: string;
	entro: string;
	argomento: string;
	nav: string | null;
	cent: number | null;
};

/** What a person was reminded of, the oldest first. */
export async function ricordati({ owner }: Mondo, persona: string): Promise<Ricordato[]> {
	const righe = await owner<Ricordato[]>`
		select oggetto, testo, entro::text, argomento, avviso_nav as nav, avviso_cent as cent from messaggio
		where persona_id = ${persona} and argomento = 'promemoria' order by creato_il, id`;
	return [...righe];
}
