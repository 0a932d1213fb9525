// What the simulator of pagoPA knows: tables in memory, and line by line in a file that survives a restart. Opened by pagopa.ts.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bollo, Carrello, Invio, Pagamento, Posizione, Regole, Ricevuta } from './righe.ts';

/** Rows by key; those given out are never changed, only put again. */
export type Tabella<T> = {
	get: (chiave: string) => T | undefined;
	/** Once it returns a restart does not lose it. */
	put: (chiave: string, riga: T) => void;
	remove: (chiave: string) => void;
	/** In the order in which they first came. */
	all: () => T[];
};

type Righe = {
	posizioni: Posizione;
	carrelli: Carrello;
	pagamenti: Pagamento;
	ricevute: Ricevuta;
	invii: Invio;
	bolli: Bollo;
	regole: Regole;
};

export type Archivio = { [Nome in keyof Righe]: Tabella<Righe[Nome]> };

type Scrittura = { tabella: string; chiave: string; riga?: unknown };

/** Opens what is kept in `file`, or tables in memory alone. @throws Error when what was kept cannot be read */
export function openArchivio(file?: string): Archivio {
	const tenute = new Map<string, Map<string, unknown>>();
	for (const { tabella, chiave, riga } of file ? readLines(file) : []) {
		const righe = tenute.get(tabella) ?? new Map<string, unknown>();
		if (riga === undefined) righe.delete(chiave);
		else righe.set(chiave, riga);
		tenute.set(tabella, righe);
	}
	if (file) writeFileSync(file, [...tenute].flatMap(toLines).join(''));

	function tabella<Nome extends keyof Righe>(nome: Nome): Tabella<Righe[Nome]> {
		const righe = (tenute.get(nome) ?? new Map()) as Map<string, Righe[Nome]>;
		// One after the other and before the answer leaves: two writes of the same row never change places.
		const write = (scrittura: Omit<Scrittura, 'tabella'>): void => {
			if (file) appendFileSync(file, toLine({ tabella: nome, ...scrittura }));
		};
		return {
			get: (chiave) => righe.get(chiave),
			put(chiave, riga) {
				write({ chiave, riga });
				righe.set(chiave, riga);
			},
			remove(chiave) {
				write({ chiave });
				righe.delete(chiave);
			},
			all: () => [...righe.values()]
		};
	}

	return {
		posizioni: tabella('posizioni'),
		carrelli: tabella('carrelli'),
		pagamenti: tabella('pagamenti'),
		ricevute: tabella('ricevute'),
		invii: tabella('invii'),
		bolli: tabella('bolli'),
		regole: tabella('regole')
	};
}

// A line cut short by a kill was never acknowledged: it is dropped.
function readLines(file: string): Scrittura[] {
	mkdirSync(path.dirname(file), { recursive: true });
	if (!existsSync(file)) return [];
	const intere = readFileSync(file, 'utf8').split('\n').slice(0, -1);
	return intere.map((riga) => JSON.parse(riga) as Scrittura);
}

function toLines([tabella, righe]: [string, Map<string, unknown>]): string[] {
	return [...righe].map(([chiave, riga]) => toLine({ tabella, chiave, riga }));
}

function toLine(scrittura: Scrittura): string {
	return `${JSON.stringify(scrittura)}\n`;
}
