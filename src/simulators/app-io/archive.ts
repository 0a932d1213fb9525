// The messages that the simulator of App IO received: in memory, and line by line in a file that survives a restart.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { messaggioTenuto, type MessaggioTenuto } from './wire.ts';

export type ArchivioMessaggi = {
	/** Keeps the message; once it returns a restart does not lose it. */
	add: (messaggio: MessaggioTenuto) => Promise<void>;
	all: () => readonly MessaggioTenuto[];
	find: (id: string) => MessaggioTenuto | undefined;
	/** The messages of a person, the newest first. */
	of: (codiceFiscale: string) => MessaggioTenuto[];
	/** How many times a person received this subject. */
	volte: (messaggio: MessaggioTenuto) => number;
};

/** Opens the archive kept in `file`, or one in memory alone. */
export function openArchive(file?: string): ArchivioMessaggi {
	const tenuti = file ? readLines(file) : [];
	const perId = new Map(tenuti.map((messaggio) => [messaggio.id, messaggio]));
	const conteggi = new Map<string, number>();
	tenuti.forEach(count);

	function count(messaggio: MessaggioTenuto): void {
		conteggi.set(keyOf(messaggio), (conteggi.get(keyOf(messaggio)) ?? 0) + 1);
	}

	return {
		async add(messaggio) {
			if (file) await appendFile(file, `${JSON.stringify(messaggio)}\n`);
			tenuti.push(messaggio);
			perId.set(messaggio.id, messaggio);
			count(messaggio);
		},
		all: () => tenuti,
		find: (id) => perId.get(id),
		of: (codiceFiscale) => tenuti.filter(({ fiscal_code }) => fiscal_code === codiceFiscale).toReversed(),
		volte: (messaggio) => conteggi.get(keyOf(messaggio)) ?? 0
	};
}

function keyOf({ fiscal_code, content }: MessaggioTenuto): string {
	return `${fiscal_code} ${content.subject}`;
}

// A line cut short by a kill was never acknowledged: it is dropped, and the next one begins afresh.
function readLines(file: string): MessaggioTenuto[] {
	mkdirSync(path.dirname(file), { recursive: true });
	if (!existsSync(file)) return [];
	const intere = readFileSync(file, 'utf8').split('\n').slice(0, -1);
	writeFileSync(file, intere.map((riga) => `${riga}\n`).join(''));
	return intere.map((riga) => messaggioTenuto.parse(JSON.parse(riga)));
}
