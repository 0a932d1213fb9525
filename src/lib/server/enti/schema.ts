// The versioned settings document of an ente; parsed by find-ente.ts and checked by the seed.
import { z } from 'zod';
import { findServizio } from '#lib/services/index.ts';

const text = z.string().min(1);
const codiceFiscaleEnte = z.string().regex(/^\d{11}$/);

const ufficio = z.object({
	id: z.string().regex(/^[a-z][a-z0-9-]*$/),
	nome: text,
	responsabile: text,
	/** Who may be asked to act when the term has run out (art. 2 c. 9-bis L. 241/1990). */
	sostituto: text,
	pec: z.email(),
	telefono: text,
	orari: text
});

const servizio = z.object({
	id: text,
	attivo: z.boolean(),
	/** Days of the term; at most 90 by regulation (art. 2 c. 3 L. 241/1990). */
	giorniTermine: z.int().min(1).max(90),
	/** Who answers for the service when its own settings route to no other office. */
	ufficio: text,
	/** What the service itself lets the Comune decide; each service owns the schema. */
	impostazioni: z.json()
});

const giornoDellAnno = z.object({ giorno: z.int().min(1).max(31), mese: z.int().min(1).max(12), nome: text });

/** Settings of an ente as one document. */
export const impostazioniSchema = z
	.object({
		nome: text,
		/** Code in the index of the public administrations (IPA); absent until the ente has given it. */
		codiceIPA: z
			.string()
			.regex(/^[A-Za-z0-9_]{2,20}$/)
			.optional(),
		/** Host name in links, entityID and return addresses: never the one of the request. */
		sitoHost: z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/),
		provincia: z.string().regex(/^[A-Z]{2}$/),
		regione: text,
		belfiore: z.string().regex(/^[A-Z]\d{3}$/),
		istat: z.string().regex(/^\d{6}$/),
		cap: z.string().regex(/^\d{5}$/),
		codiceFiscale: codiceFiscaleEnte,
		indirizzo: text,
		telefono: text,
		domicilioDigitale: z.email(),
		/** The agenda that the Comune has of its own; absent where the portal takes the requests. */
		prenotazioni: z.url({ protocol: /^https$/ }).optional(),
		colorePrimario: z.string().regex(/^#[0-9a-f]{6}$/),
		/** Closes the offices and is no public holiday; absent where it moves (a Sunday of the month). */
		festivoPatronale: giornoDellAnno.optional(),
		stemma: z.string().regex(/^\/stemmi\/[a-z-]+\.svg$/),
		uffici: z.array(ufficio).min(1),
		servizi: z.array(servizio)
	})
	.superRefine(({ uffici, servizi }, contesto) => {
		for (const voce of servizi) {
			for (const { path, message } of findFaults(voce, new Set(uffici.map(({ id }) => id))))
				contesto.addIssue({ code: 'custom', path: ['servizi', voce.id, ...path], message });
		}
	});

export type Impostazioni = z.output<typeof impostazioniSchema>;
export type ServizioAttivabile = z.output<typeof servizio>;

type Fault = { path: PropertyKey[]; message: string };

function findFaults(voce: ServizioAttivabile, uffici: ReadonlySet<string>): Fault[] {
	const definizione = findServizio(voce.id);
	if (!definizione) return [{ path: [], message: 'Questo servizio non esiste.' }];
	const proprie = definizione.impostazioni.safeParse(voce.impostazioni, {
		error: z.locales.it().localeError
	});
	if (!proprie.success)
		return proprie.error.issues.map(({ path, message }) => ({ path: ['impostazioni', ...path], message }));
	const nominati = [voce.ufficio, ...definizione.uffici(proprie.data)];
	return nominati.every((id) => uffici.has(id))
		? []
		: [{ path: [], message: "Il servizio indica un ufficio che l'ente non ha." }];
}
