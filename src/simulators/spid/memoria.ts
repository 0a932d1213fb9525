// What the invented providers remember while they run: logins on their way, sessions of level 1, the last answer to each service provider. Made by spid.ts.
import type { Identita } from '../persone.ts';
import type { Richiesta } from './controlla-richiesta.ts';
import type { Fornitore } from './fornitore.ts';
import type { Gestore } from './gestori.ts';

/** A login on its way. `fase` is the page that the person sees. */
export type AccessoInCorso = {
	id: string;
	gestore: Gestore;
	fornitore: Fornitore;
	richiesta: Richiesta;
	relayState: string | undefined;
	cominciato: Date;
	fase: 'persona' | 'codice' | 'consenso';
	identita?: Identita;
	/** The code of the second factor, as it would reach the telephone. */
	codice: string;
	tentativi: number;
};

/** A login of level 1 still open at the provider. */
export type SessioneGestore = {
	/** SessionIndex on the wire. */
	indice: string;
	gestore: Gestore;
	fornitore: Fornitore;
	identita: Identita;
	nameId: string;
	/** Value of the cookie of the browser that logged in. */
	browser: string;
	/** The person asked to leave, and the service provider was not told yet. */
	inUscita: boolean;
};

export type Memoria = {
	accessi: Map<string, AccessoInCorso>;
	sessioni: Map<string, SessioneGestore>;
	/** XML by provider and service provider. */
	precedenti: Map<string, string>;
};

/** Logins kept at once: the oldest go first, and who comes back to one is told that time is over. */
const MASSIMO = 1_000;

/** Nothing remembered yet. */
export function createMemoria(): Memoria {
	return { accessi: new Map(), sessioni: new Map(), precedenti: new Map() };
}

/** Puts a value in a map that does not grow without end. */
export function remember<T>(mappa: Map<string, T>, chiave: string, valore: T): void {
	mappa.delete(chiave);
	mappa.set(chiave, valore);
	for (const vecchia of mappa.keys()) {
		if (mappa.size <= MASSIMO) return;
		mappa.delete(vecchia);
	}
}
