// Many drafts that lack only the confirmation, and the form that confirms one; used by the long proofs and the benchmark.
import { randomUUID } from 'node:crypto';
import { paths } from '#lib/paths.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { acknowledgeInformativa, saveBozza, startBozza } from '#lib/server/pratiche/bozza.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { findServizio } from '#lib/services/index.ts';
import { ask, type Domanda } from './http.ts';
import { cookieDi } from './sessione.ts';
import type { Impianto } from './impianto.ts';

export const SERVIZIO = 'accesso-atti';
const ENTE = 'cassola';

/** A person who is logged in. */
export type Entrato = { codiceFiscale: string; persona: string; cookie: string };

/** A draft, the instant of its answers and the cookie of whose it is. */
export type BozzaPronta = { bozza: string; vistaIl: string; cookie: string };

/** Logs a person in at the first Comune. */
export async function entraDalPortale(
	{ owner, ownerUrl }: Impianto,
	codiceFiscale: string
): Promise<Entrato> {
	const cookie = await cookieDi(ownerUrl, codiceFiscale);
	const [row] = await owner<{ id: string }[]>`
		select id from persona where ente_id = ${ENTE} and codice_fiscale = ${codiceFiscale}`;
	if (!row) throw new Error(`Persona non scritta: ${codiceFiscale}`);
	return { codiceFiscale, persona: row.id, cookie };
}

type DaPreparare = { chi: readonly Entrato[]; quante: number; servizio?: string; risposte?: Grezzi };

/** `quante` drafts, in turn of each person, each for another object. */
export async function preparaBozze(
	{ database }: Impianto,
	{ chi, quante, servizio = SERVIZIO, risposte = findServizio(servizio)?.esempio ?? {} }: DaPreparare
): Promise<BozzaPronta[]> {
	const pronte: BozzaPronta[] = [];
	for (let numero = 0; numero < quante; numero += 1) {
		const { persona, cookie } = chi[numero % chi.length] ?? fail();
		const istante = new Date();
		const bozza = await inEnte(
			database,
			{ ente: ENTE, attore: { ruolo: 'cittadino', persona } },
			async (tx) => {
				const id = await startBozza(tx, {
					id: randomUUID(),
					ente: ENTE,
					persona,
					servizio,
					risposte,
					istante
				});
				await saveBozza(tx, { id, risposte, oggetto: `serie ${randomUUID()}`, istante });
				await acknowledgeInformativa(tx, { id, istante });
				return id;
			}
		);
		pronte.push({ bozza, vistaIl: istante.toISOString(), cookie });
	}
	return pronte;
}

function fail(): never {
	throw new Error('Serve almeno una persona');
}

/** The post of the summary page, with its declarations. */
export function conferma(base: string, { bozza, vistaIl, cookie }: BozzaPronta): Domanda {
	const dichiarazioni = Object.keys(findServizio(SERVIZIO)?.dichiarazioni ?? {});
	return {
		base,
		path: paths.passo({ servizio: SERVIZIO, passo: 'riepilogo', bozza }),
		cookie,
		form: { vistaIl, ...Object.fromEntries(dichiarazioni.map((chiave) => [chiave, 'si'])) }
	};
}

/** The number of the pratica that an answer acknowledges; undefined when it is another answer. */
export function numeroConfermato({ status, location }: Awaited<ReturnType<typeof ask>>): string | undefined {
	if (status !== 303) return undefined;
	return /^\/area-personale\/pratiche\/([^/]+)\/inviata$/.exec(location)?.[1];
}
