// Fetches the providers of identity from where they are published. Chosen by app-gestori.ts, contract in README.md.
import { readFile } from 'node:fs/promises';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { readGestori } from './gestori.ts';
import type { Gestore, ProfiloSaml, RegistroGestori, Tolleranze } from './port.ts';
import { readMotivo } from './rifiutata.ts';

export type RegistroOptions = {
	profilo: ProfiloSaml;
	/** Address of the metadata, or path of a file that holds them. */
	origine: { url: string } | { file: string };
	clock: () => Date;
	certificatiRegistro?: string[] | undefined;
	tolleranze?: Record<string, Tolleranze> | undefined;
	/** Milliseconds. */
	attesa?: number;
};

/** Characters of a registry of some dozens of providers, ten times over. */
const LUNGHEZZA_MASSIMA = 5_000_000;

/** The registry at that origin; nothing is remembered between two calls. */
export function createRegistroGestori(options: RegistroOptions): RegistroGestori {
	const { profilo, origine, clock, certificatiRegistro, tolleranze } = options;

	function fail(
		motivo: string,
		dati: { temporaneo: boolean; riprovaDopo?: number | undefined; cause?: unknown }
	): never {
		throw new IntegrationError(`${profilo}: registro dei gestori, ${motivo}`, {
			integrazione: profilo,
			...dati
		});
	}

	async function download(url: string): Promise<string> {
		const risposta = await fetch(url, { signal: AbortSignal.timeout(options.attesa ?? 20_000) }).catch(
			(cause: unknown) => fail('non risponde', { temporaneo: true, cause })
		);
		const { status } = risposta;
		if (status !== 200)
			fail(String(status), {
				temporaneo: status === 429 || status >= 500,
				riprovaDopo: readRiprovaDopo(risposta.headers)
			});
		return risposta.text().catch((cause: unknown) => fail('interrotto', { temporaneo: true, cause }));
	}

	async function load(): Promise<string> {
		if ('url' in origine) return download(origine.url);
		return readFile(origine.file, 'utf8').catch((cause: unknown) =>
			fail('file illeggibile', { temporaneo: false, cause })
		);
	}

	function read(xml: string): Gestore[] {
		if (xml.length > LUNGHEZZA_MASSIMA) return fail('troppo grande', { temporaneo: false });
		try {
			return readGestori(xml, { adesso: clock(), certificatiRegistro, tolleranze });
		} catch (cause) {
			return fail(`fuori contratto: ${readMotivo(cause)}`, { temporaneo: false, cause });
		}
	}

	return { fetchGestori: async () => read(await load()) };
}

function readRiprovaDopo(headers: Headers): number | undefined {
	const scritto = headers.get('retry-after') ?? '';
	return /^\d{1,6}$/.test(scritto) ? Number(scritto) : undefined;
}
