// The settings of App IO: where it answers, with which key of which service of which ente, and how fast; read by settings.ts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type ImpostazioniAppIo = {
	indirizzo: string;
	/** Calls a second that each key admits. */
	ritmo: number;
	/** Of the service of IO with that name, else of the one for the rest. In the demonstration every service of every ente has a key, made from both. */
	chiave: (ente: string, servizio: string) => string | undefined;
	/** Services of an ente with a key of their own; in the demonstration all count as one. */
	proprie: (ente: string) => readonly string[];
};

export type AppIoScritto = {
	url: string | undefined;
	/** Path of the file of the keys. */
	chiavi: string | undefined;
	ritmo: number;
	/** Address of the simulators, in the demonstration alone. */
	simulatori: string | undefined;
};

const VERO = 'https://api.io.pagopa.it/api/v1';

/** The service of IO for what has none of its own. */
const GENERALE = 'generale';

const chiave = z.string().min(8).max(200);
const servizio = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const fileDelleChiavi = z.record(
	z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
	z.union([chiave, z.record(servizio, chiave)])
);

/** Without keys nothing goes to App IO. With simulators the real platform is never reached. @throws Error when the file of the keys is not one */
export function readAppIo({ url, chiavi, ritmo, simulatori }: AppIoScritto): ImpostazioniAppIo | undefined {
	if (simulatori)
		return {
			indirizzo: new URL('/app-io/api/v1', simulatori).href,
			ritmo,
			chiave: (ente, servizio) => `prova-${ente}--${servizio}`,
			proprie: () => []
		};
	if (!chiavi) return undefined;
	const perEnte = readChiavi(chiavi);
	return {
		indirizzo: (url ?? VERO).replace(/\/+$/, ''),
		ritmo,
		chiave: (ente, servizio) => perEnte.get(ente)?.get(servizio) ?? perEnte.get(ente)?.get(GENERALE),
		proprie: (ente) => [...(perEnte.get(ente)?.keys() ?? [])].filter((servizio) => servizio !== GENERALE)
	};
}

// Neither the content nor the reason goes on: both may quote a key.
function readChiavi(percorso: string): Map<string, Map<string, string>> {
	try {
		const letto = fileDelleChiavi.parse(JSON.parse(readFileSync(percorso, 'utf8')));
		return new Map(Object.entries(letto).map(([ente, chiavi]) => [ente, perServizio(chiavi)]));
	} catch {
		throw new Error('File delle chiavi di App IO non valido');
	}
}

function perServizio(chiavi: string | Record<string, string>): Map<string, string> {
	return new Map(typeof chiavi === 'string' ? [[GENERALE, chiavi]] : Object.entries(chiavi));
}
