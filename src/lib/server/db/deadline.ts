// Gives up on a database that does not answer, and opens new connections when it is the server that stands still. Called by in-ente.ts and migrations.ts.
import type { Database, Sql } from './connection.ts';

/** How long a still server may take to show that it lives. */
const PROVA_MS = 5_000;

/** The database did not answer in time. What was under way may have been kept or not, as when a connection breaks. */
export class BancaDatiFerma extends Error {
	override name = 'BancaDatiFerma';
}

export type Deadline = { /** @throws BancaDatiFerma when the time is over */ check: () => void };

/** Runs `work` and stops waiting for it when the time is over. @throws BancaDatiFerma */
export async function withDeadline<T>(
	database: Database,
	work: (sql: Sql, deadline: Deadline) => Promise<T>,
	attesaMs = database.attesaMs
): Promise<T> {
	const { sql } = database;
	let scaduta = false;
	let timer: NodeJS.Timeout | undefined;
	const expired = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => {
			scaduta = true;
			void replaceIfStill(database, sql);
			reject(ferma());
		}, attesaMs);
	});
	const check = (): void => {
		if (scaduta) throw ferma();
	};
	try {
		return await Promise.race([work(sql, { check }), expired]);
	} finally {
		clearTimeout(timer);
	}
}

function ferma(): BancaDatiFerma {
	return new BancaDatiFerma('La banca dati non risponde entro il tempo massimo.');
}

const inProva = new WeakSet<Sql>();

// A driver cannot close one connection that hangs: when a question beside it gets no answer either, all of them are given up.
async function replaceIfStill(database: Database, sql: Sql): Promise<void> {
	if (inProva.has(sql)) return;
	inProva.add(sql);
	const vivo = await database.isAlive(PROVA_MS);
	inProva.delete(sql);
	if (vivo || database.sql !== sql) return;
	database.annuncia('La banca dati non risponde: riapro le connessioni.');
	await database.rebuild();
}
