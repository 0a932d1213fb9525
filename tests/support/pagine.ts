// The pages called by hand, as SvelteKit would call them; used by the integration tests of pages, which say who asks and what is posted.
import { enteDi, INDIRIZZO, type Impiegato, type Mondo, type Residente } from './mondo.ts';

type Campi = Record<string, string | File> | [string, string | File][];

export type Chiamata = {
	chi: Impiegato | Residente | null;
	/** Path and query. */
	indirizzo: string;
	params?: Record<string, string>;
	/** The form that is posted; without it the page is only opened. */
	body?: Campi | undefined;
	/** Of the application, what this page asks for besides the world. */
	app?: object;
};

/** A request of somebody to the Comune of Cassola. */
export async function eventoDi(
	mondo: Mondo,
	{ chi, indirizzo, params = {}, body, app }: Chiamata
): Promise<never> {
	const url = new URL(`http://cassola.localhost${indirizzo}`);
	const { database, clock, newId } = mondo;
	return {
		locals: {
			app: { database, clock, newId, settings: INDIRIZZO, ...app },
			ente: await enteDi(mondo),
			utente: chi,
			sessione: null
		},
		url,
		params,
		request: new Request(url, body && { method: 'POST', body: moduloDi(body) })
	} as never;
}

function moduloDi(campi: Campi): FormData {
	const modulo = new FormData();
	for (const [nome, valore] of Array.isArray(campi) ? campi : Object.entries(campi))
		modulo.append(nome, valore);
	return modulo;
}

/** What a page or an action answers, also when it throws. */
export function esitoDi(azione: unknown): Promise<unknown> {
	return Promise.resolve(azione).catch((rifiuto: unknown) => rifiuto);
}
