// The settings of pagoPA: where it answers and with which keys of which ente; read by settings.ts.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChiaviPagopa } from './integrations/pagopa/chiama.ts';

/** Where pagoPA answers. In the demonstration every ente has keys, made from its id. */
export type ImpostazioniPagopa = {
	indirizzo: string;
	chiavi: (ente: string) => ChiaviPagopa | undefined;
	/** Certificates by which digital stamps are trusted, in PEM; none: the signature alone is looked at. */
	ancore: readonly string[];
};

export type PagopaScritto = {
	url: string | undefined;
	/** Path of the file of the keys. */
	chiavi: string | undefined;
	/** Those of the stamps, as they were read. */
	ancore: readonly string[];
	/** Address of the simulators, in the demonstration alone. */
	simulatori: string | undefined;
};

const VERO = 'https://api.platform.pagopa.it';

const chiave = z.string().min(8).max(200);
const fileDelleChiavi = z.record(
	z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
	z.strictObject({
		gpd: chiave,
		ricevute: chiave,
		checkout: chiave.optional(),
		bollo: chiave.optional(),
		flussi: chiave.optional(),
		avvisi: chiave.optional()
	})
);

/** Without keys no sum is asked through pagoPA. With simulators the real platform is never reached. @throws Error when the file of the keys is not one */
export function readPagopa({
	url,
	chiavi,
	ancore,
	simulatori
}: PagopaScritto): ImpostazioniPagopa | undefined {
	if (simulatori)
		return { indirizzo: new URL('/pagopa', simulatori).href, chiavi: chiaviDiProva, ancore: [] };
	if (!chiavi) return undefined;
	const perEnte = new Map(Object.entries(readChiavi(chiavi)));
	return { indirizzo: (url ?? VERO).replace(/\/+$/, ''), chiavi: (ente) => perEnte.get(ente), ancore };
}

function chiaviDiProva(ente: string): ChiaviPagopa {
	const una = `prova-${ente}`;
	return { gpd: una, ricevute: una, checkout: una, bollo: una, flussi: una, avvisi: una };
}

/** The certificates of a PEM file. @throws Error when it holds none, or one that cannot be read */
export function readAncore(percorso: string): string[] {
	const pezzi = readFileSync(percorso, 'utf8').match(
		/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g
	);
	if (!pezzi) throw new Error('Nessun certificato');
	return pezzi.map((pem) => new X509Certificate(pem).toString());
}

// Neither the content nor the reason goes on: both may quote a key.
function readChiavi(percorso: string): Record<string, ChiaviPagopa> {
	try {
		return fileDelleChiavi.parse(JSON.parse(readFileSync(percorso, 'utf8')));
	} catch {
		throw new Error('File delle chiavi di pagoPA non valido');
	}
}
