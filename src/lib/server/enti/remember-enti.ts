// Remembers for some seconds which ente answers at a host, with its settings: every page asks. Made by app.ts.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { EnteInVigore } from './find-ente.ts';

/** How late a change of the settings may be seen, in milliseconds. */
const MEMORIA_MS = 3_000;
/** Hosts remembered at once; the one read longest ago is forgotten first. */
const HOST_MASSIMI = 200;

type Ricordo = { giorno: string; fino: number; ente: EnteInVigore };

export type Memoria = {
	/** @throws what the database throws */
	find: (host: string, giorno: string) => Promise<EnteInVigore | undefined>;
	clock: () => Date;
	massimo?: number;
};

/** The ente at a host name on the day of the clock. An unknown host is asked for each time: made-up names take no place. */
export function rememberEnti({
	find,
	clock,
	massimo = HOST_MASSIMI
}: Memoria): (host: string) => Promise<EnteInVigore | undefined> {
	const ricordi = new Map<string, Ricordo>();
	return async (host) => {
		const adesso = clock();
		const giorno = giornoARoma(adesso).toString();
		const ricordo = ricordi.get(host);
		if (ricordo?.giorno === giorno && adesso.getTime() < ricordo.fino) return ricordo.ente;
		const ente = await find(host, giorno);
		ricordi.delete(host);
		if (!ente) return undefined;
		ricordi.set(host, { giorno, fino: adesso.getTime() + MEMORIA_MS, ente: freeze(ente) });
		forgetOver(ricordi, massimo);
		return ente;
	};
}

// A Map keeps the order of insertion: the first key was read longest ago.
function forgetOver(ricordi: Map<string, Ricordo>, massimo: number): void {
	for (const host of ricordi.keys()) {
		if (ricordi.size <= massimo) return;
		ricordi.delete(host);
	}
}

// Shared by many requests: none may change it for the others.
function freeze<T>(value: T): T {
	if (typeof value !== 'object' || value === null) return value;
	Object.values(value).forEach(freeze);
	return Object.freeze(value);
}
