// Where portal and worker are killed, chosen by counts, and the burst that goes on all the same; used by invii-interrotti.test.ts.
import type { ServerResponse } from 'node:http';
import { PRESA_MS } from '#lib/server/spedizioni/spedizione.ts';
import type { Custodito } from '#tests/support/custodito.ts';
import { conferma, numeroConfermato, type BozzaPronta } from '#tests/support/bozze-in-serie.ts';
import { shortly } from '#tests/support/campagne-in-impianto.ts';
import { ask } from '#tests/support/http.ts';
import type { Impianto } from '#tests/support/impianto.ts';

/** Has the database tell each request as it is committed, and each delivery as it is closed; returns what it told so far. */
export async function listenTo(
	{ owner }: Impianto,
	onCommit: (quante: number) => void
): Promise<{ scritte: Set<string>; chiuse: Set<string> }> {
	await owner.unsafe(`
		create function avvisa() returns trigger language plpgsql as $$
		begin
			perform pg_notify(tg_argv[0], case tg_argv[0] when 'scritta' then to_jsonb(new)->>'bozza_id' else to_jsonb(new)->>'id' end);
			return null;
		end $$;
		create trigger avvisa after insert on pratica for each row execute function avvisa('scritta');
		create trigger avvisa after update on spedizione for each row
			when (new.chiusa_il is not null) execute function avvisa('chiusa');`);
	const scritte = new Set<string>();
	const chiuse = new Set<string>();
	await owner.listen('scritta', (bozza) => {
		onCommit(scritte.add(bozza).size);
	});
	await owner.listen('chiusa', (spedizione) => chiuse.add(spedizione));
	return { scritte, chiuse };
}

/** Where a message is when its worker dies. */
export type Punto = 'non arriva' | 'arriva senza risposta' | 'arriva';

export type Morti = {
	/** By the number of the message at the door of App IO. */
	messaggi: ReadonlyMap<number, Punto>;
	/** The number of the question about a person. */
	domanda: number;
};

/** Kills the worker while it speaks to App IO; the answer tells when it last did, in milliseconds. */
export function killAtDoor(
	{ filtra }: Impianto,
	lavoratore: Custodito,
	{ messaggi, domanda }: Morti
): () => number {
	let ultima = 0;
	const arrivi = { messaggi: 0, domande: 0 };
	function kill(): void {
		lavoratore.kill('SIGKILL');
		ultima = Date.now();
	}
	filtra((call, request, response) => {
		if (call.endsWith('/profiles')) {
			arrivi.domande += 1;
			if (arrivi.domande === domanda) kill();
		}
		if (!call.endsWith('/messages')) return true;
		arrivi.messaggi += 1;
		const punto = messaggi.get(arrivi.messaggi);
		if (punto === 'arriva senza risposta') beforeAnswer(response, kill);
		if (punto === 'arriva') response.once('finish', kill);
		if (punto !== 'non arriva') return true;
		kill();
		request.destroy();
		return false;
	});
	return () => ultima;
}

// App IO has the message by then.
function beforeAnswer(response: ServerResponse, work: () => void): void {
	const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
	response.writeHead = (...args: unknown[]) => {
		work();
		return writeHead(...args);
	};
}

export type Raffica = {
	/** Number of the pratica by draft, as acknowledged. */
	confermate: Map<string, string>;
	/** Posts that broke off before their answer. */
	interrotte: string[];
};

/** Confirms the drafts, some at a time; each is posted again until it is acknowledged. @throws Error at any other answer */
export async function sendAll(
	{ base, portale }: Impianto,
	{ bozze, insieme }: { bozze: readonly BozzaPronta[]; insieme: number }
): Promise<Raffica> {
	const confermate = new Map<string, string>();
	const interrotte: string[] = [];
	const coda = bozze.values();

	async function send(una: BozzaPronta): Promise<void> {
		for (;;) {
			await portale.ready();
			const risposta = await ask(conferma(base, una)).catch(() => undefined);
			const numero = risposta && numeroConfermato(risposta);
			if (numero) {
				confermate.set(una.bozza, numero);
				return;
			}
			if (risposta) throw new Error(`Risposta non attesa: ${risposta.status} ${risposta.location}`);
			interrotte.push(una.bozza);
		}
	}

	async function sendInTurn(): Promise<void> {
		for (const una of coda) await send(una);
	}

	await Promise.all(Array.from({ length: insieme }, sendInTurn));
	return { confermate, interrotte };
}

/** Waits until every message is closed. What dead workers held is not waited for: their minute is made to pass at once. */
export async function untilClosed(
	{ owner }: Impianto,
	{ chiuse, quante, ultimaMorte }: { chiuse: Set<string>; quante: number; ultimaMorte: () => number }
): Promise<void> {
	while (chiuse.size < quante) {
		const presaDaUnMorto = new Date(ultimaMorte() + PRESA_MS);
		await owner`
			update spedizione set prossimo_il = ${new Date()}
			where stato in ('in_invio', 'inviata') and presa_fino_al <= ${presaDaUnMorto}`;
		await shortly();
	}
}

/** Waits until so many transactions of the portal wait for a lock. */
export async function untilWaiting({ owner }: Impianto, quante: number): Promise<void> {
	for (;;) {
		const [conto] = await owner<{ ferme: number }[]>`
			select count(*)::int as ferme from pg_stat_activity
			where usename = 'comune_vicino_portale' and wait_event_type = 'Lock'`;
		if (conto?.ferme === quante) return;
		await shortly();
	}
}

/** Waits until the portal takes no new connection. */
export async function untilRefused({ base }: Impianto): Promise<void> {
	while (await ask({ base, path: '/salute' }).catch(() => undefined)) await shortly();
}
