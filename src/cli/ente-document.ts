// Reads the document by which a Comune enters the database, and tells in Italian what is wrong with it; called by ente.ts.
import { z } from 'zod';
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { messaggio } from '#lib/domain/errori.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { RUOLI } from '#lib/domain/ruoli.ts';
import { controllaImpostazioni, type Difetto } from '#lib/server/enti/controlli.ts';
import { impostazioniSchema } from '#lib/server/enti/schema.ts';

const operatore = z.object({
	codiceFiscale: z.string(),
	nome: z.string().min(1),
	cognome: z.string().min(1),
	ufficio: z.string(),
	ruoli: z.array(z.enum(RUOLI)).min(1)
});

const schema = z.object({
	id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
	nome: z.string().min(1),
	tipo: z.literal('comune').default('comune'),
	/** Host names in lower case, without port. */
	host: z.array(z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)).min(1),
	validaDal: z.iso.date(),
	impostazioni: impostazioniSchema,
	operatori: z.array(operatore).default([])
});

export type EnteDocument = z.output<typeof schema>;

/** The document, or one line for each problem with the path of what is wrong. */
export function readEnteDocument(
	valore: unknown,
	luoghi: Luoghi
): { documento: EnteDocument } | { problemi: string[] } {
	const read = schema.safeParse(valore, { error: z.locales.it().localeError });
	if (!read.success) return { problemi: read.error.issues.map(describe) };
	const documento = withCleanCodes(read.data);
	const problemi = [...unknownNames(valore, read.data), ...checkWhole(documento, luoghi)];
	return problemi.length > 0 ? { problemi: problemi.map(describe) } : { documento };
}

function withCleanCodes(documento: EnteDocument): EnteDocument {
	const operatori = documento.operatori.map((uno) => ({
		...uno,
		codiceFiscale: uno.codiceFiscale.replace(/\s+/g, '').toUpperCase()
	}));
	return { ...documento, operatori };
}

// A name that nobody reads is one that was written wrong.
function unknownNames(scritto: unknown, letto: unknown, path: PropertyKey[] = []): Difetto[] {
	if (typeof scritto !== 'object' || scritto === null || typeof letto !== 'object' || letto === null)
		return [];
	return Object.entries(scritto).flatMap(([nome, dentro]) => {
		const qui = [...path, Array.isArray(scritto) ? Number(nome) : nome];
		if (!Object.hasOwn(letto, nome)) return [{ path: qui, message: 'questo nome non è previsto' }];
		return unknownNames(dentro, (letto as Record<string, unknown>)[nome], qui);
	});
}

function checkWhole({ host, impostazioni, operatori }: EnteDocument, luoghi: Luoghi): Difetto[] {
	const uffici = impostazioni.uffici.map(({ id }) => id);
	const codici = operatori.map(({ codiceFiscale }) => codiceFiscale);
	const problemi = operatori.flatMap(({ codiceFiscale, ufficio }, posto) => {
		const path = ['operatori', posto];
		const codice = checkCodiceFiscale(codiceFiscale, (uno) => luoghi.trova(uno) !== undefined);
		return [
			...(codice.ok ? [] : [{ path: [...path, 'codiceFiscale'], message: messaggio(codice.codice) }]),
			...(codici.indexOf(codiceFiscale) === posto
				? []
				: [{ path: [...path, 'codiceFiscale'], message: 'è già di un altro operatore del documento' }]),
			...(uffici.includes(ufficio)
				? []
				: [{ path: [...path, 'ufficio'], message: "l'ente non ha questo ufficio" }])
		];
	});
	const difetti = controllaImpostazioni(impostazioni, host);
	return [...problemi, ...difetti.map(({ path, message }) => ({ path: ['impostazioni', ...path], message }))];
}

function describe({ path, message }: Difetto): string {
	const dove = path.reduce<string>(
		(testo, parte) =>
			typeof parte === 'number'
				? `${testo}[${parte}]`
				: [testo, String(parte)].filter((una) => una !== '').join('.'),
		''
	);
	return `${dove === '' ? 'documento' : dove}: ${message}`;
}
