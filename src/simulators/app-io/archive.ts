// What the simulator of App IO knows: messages, what people did with them, its rules. In memory, and line by line in a file that survives a restart.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { regole, REGOLE_INIZIALI, type Regole } from './rules.ts';
import type { Servizio } from './service.ts';
import { messaggioTenuto, type MessaggioTenuto } from './wire.ts';

/** What is kept beside the messages. */
const fatto = z.discriminatedUnion('fatto', [
	z.object({ fatto: z.literal('LETTO'), id: z.string() }),
	z.object({ fatto: z.literal('SCELTA'), persona: z.string(), servizio: z.string(), ammesso: z.boolean() }),
	z.object({ fatto: z.literal('REGOLE'), regole })
]);
type Fatto = z.output<typeof fatto>;

export type Archivio = {
	/** Keeps the message; once it returns a restart does not lose it. */
	add: (messaggio: MessaggioTenuto) => Promise<void>;
	all: () => readonly MessaggioTenuto[];
	find: (id: string) => MessaggioTenuto | undefined;
	/** The messages of a person, the newest first. */
	of: (codiceFiscale: string) => MessaggioTenuto[];
	/** How many times a person received this subject. */
	volte: (messaggio: MessaggioTenuto) => number;
	isRead: (id: string) => boolean;
	/** What the person decided about a service; undefined when nothing. */
	scelta: (persona: string, servizio: Servizio) => boolean | undefined;
	/** Services about which the person decided something. */
	scelte: (persona: string) => Servizio[];
	regole: () => Regole;
	/** Keeps something beside the messages. */
	note: (nuovo: Fatto) => Promise<void>;
};

/** Opens the archive kept in `file`, or one in memory alone. */
export function openArchive(file?: string): Archivio {
	const tenuti: MessaggioTenuto[] = [];
	const perId = new Map<string, MessaggioTenuto>();
	const conteggi = new Map<string, number>();
	const letti = new Set<string>();
	const scelte = new Map<string, Map<Servizio, boolean>>();
	let inVigore = REGOLE_INIZIALI;
	for (const riga of file ? readLines(file) : []) {
		if ('fatto' in riga) apply(riga);
		else keep(riga);
	}

	function keep(messaggio: MessaggioTenuto): void {
		tenuti.push(messaggio);
		perId.set(messaggio.id, messaggio);
		conteggi.set(keyOf(messaggio), (conteggi.get(keyOf(messaggio)) ?? 0) + 1);
	}

	function apply(nuovo: Fatto): void {
		if (nuovo.fatto === 'LETTO') letti.add(nuovo.id);
		else if (nuovo.fatto === 'REGOLE') inVigore = nuovo.regole;
		else {
			const { persona, servizio, ammesso } = nuovo;
			scelte.set(persona, new Map(scelte.get(persona)).set(servizio, ammesso));
		}
	}

	async function write(riga: MessaggioTenuto | Fatto): Promise<void> {
		if (file) await appendFile(file, `${JSON.stringify(riga)}\n`);
	}

	return {
		async add(messaggio) {
			await write(messaggio);
			keep(messaggio);
		},
		all: () => tenuti,
		find: (id) => perId.get(id),
		of: (codiceFiscale) => tenuti.filter(({ fiscal_code }) => fiscal_code === codiceFiscale).toReversed(),
		volte: (messaggio) => conteggi.get(keyOf(messaggio)) ?? 0,
		isRead: (id) => letti.has(id),
		scelta: (persona, servizio) => scelte.get(persona)?.get(servizio),
		scelte: (persona) => [...(scelte.get(persona)?.keys() ?? [])],
		regole: () => inVigore,
		// Applied at once: whoever changes the rules next starts from these.
		async note(nuovo) {
			apply(nuovo);
			await write(nuovo);
		}
	};
}

function keyOf({ fiscal_code, content }: MessaggioTenuto): string {
	return `${fiscal_code} ${content.subject}`;
}

// A line cut short by a kill was never acknowledged: it is dropped, and the next one begins afresh.
function readLines(file: string): (MessaggioTenuto | Fatto)[] {
	mkdirSync(path.dirname(file), { recursive: true });
	if (!existsSync(file)) return [];
	const intere = readFileSync(file, 'utf8').split('\n').slice(0, -1);
	writeFileSync(file, intere.map((riga) => `${riga}\n`).join(''));
	return intere.map((riga) => z.union([fatto, messaggioTenuto]).parse(JSON.parse(riga)));
}
