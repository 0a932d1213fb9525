// The letters that the simulator of the mail took: in memory, and line by line in a file that survives a restart; the last line of a letter holds.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const letteraTenuta = z.object({
	id: z.string(),
	/** Of the header, with its brackets. */
	messageId: z.string(),
	/** As people see it. */
	mittente: z.string(),
	/** Where it goes back to. */
	ritorno: z.string(),
	/** In lower case. */
	casella: z.string(),
	oggetto: z.string(),
	testo: z.string(),
	html: z.string(),
	ricevutaIl: z.string(),
	/** Whether it went back to who sent it. */
	rimandata: z.boolean()
});

export type LetteraTenuta = z.output<typeof letteraTenuta>;

export type ArchivioLettere = {
	/** Keeps the letter, also anew; once it returns a restart does not lose it. */
	put: (lettera: LetteraTenuta) => Promise<void>;
	all: () => LetteraTenuta[];
	find: (id: string) => LetteraTenuta | undefined;
	/** What came to a mailbox, the newest first. */
	of: (casella: string) => LetteraTenuta[];
};

/** Opens the archive kept in `file`, or one in memory alone. */
export function openArchive(file?: string): ArchivioLettere {
	const tenute = new Map((file ? readLines(file) : []).map((lettera) => [lettera.id, lettera]));
	return {
		async put(lettera) {
			if (file) await appendFile(file, `${JSON.stringify(lettera)}\n`);
			tenute.set(lettera.id, lettera);
		},
		all: () => [...tenute.values()],
		find: (id) => tenute.get(id),
		of: (casella) => [...tenute.values()].filter((lettera) => lettera.casella === casella).toReversed()
	};
}

// A line cut short by a kill was never acknowledged: it is dropped, and the next one begins afresh.
function readLines(file: string): LetteraTenuta[] {
	mkdirSync(path.dirname(file), { recursive: true });
	if (!existsSync(file)) return [];
	const intere = readFileSync(file, 'utf8').split('\n').slice(0, -1);
	writeFileSync(file, intere.map((riga) => `${riga}\n`).join(''));
	return intere.map((riga) => letteraTenuta.parse(JSON.parse(riga)));
}
