// The settings of App IO: where it answers and with which key of which ente; read by settings.ts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where App IO answers. In the demonstration every ente has a key, made from its id. */
export type ImpostazioniAppIo = { indirizzo: string; chiave: (ente: string) => string | undefined };

export type AppIoScritto = {
	url: string | undefined;
	/** Path of the file of the keys. */
	chiavi: string | undefined;
	/** Address of the simulators, in the demonstration alone. */
	simulatori: string | undefined;
};

const VERO = 'https://api.io.pagopa.it/api/v1';

const fileDelleChiavi = z.record(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), z.string().min(8).max(200));

/** Without keys nothing goes to App IO. With simulators the real platform is never reached. @throws Error when the file of the keys is not one */
export function readAppIo({ url, chiavi, simulatori }: AppIoScritto): ImpostazioniAppIo | undefined {
	if (simulatori)
		return {
			indirizzo: new URL('/app-io/api/v1', simulatori).href,
			chiave: (ente) => `prova-${ente}`
		};
	if (!chiavi) return undefined;
	const perEnte = new Map(Object.entries(readChiavi(chiavi)));
	return { indirizzo: (url ?? VERO).replace(/\/+$/, ''), chiave: (ente) => perEnte.get(ente) };
}

// Neither the content nor the reason goes on: both may quote a key.
function readChiavi(percorso: string): Record<string, string> {
	try {
		return fileDelleChiavi.parse(JSON.parse(readFileSync(percorso, 'utf8')));
	} catch {
		throw new Error('File delle chiavi di App IO non valido');
	}
}
