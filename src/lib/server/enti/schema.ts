// The versioned settings document of an ente; parsed by find-ente.ts and checked by the seed.
import { z } from 'zod';

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
	ufficio: text
});

const giornoDellAnno = z.object({ giorno: z.int().min(1).max(31), mese: z.int().min(1).max(12), nome: text });

/** What a request for access may be about, and so which office answers it (domain.md 2.2). */
const oggettoAccesso = z.enum([
	'edilizia',
	'tributi',
	'polizia_locale',
	'anagrafe',
	'contratti',
	'scuola',
	'sociale',
	'altro',
	'civico_semplice',
	'civico_generalizzato'
]);

const centesimi = z.int().min(0);

const accesso = z.object({
	/** Cost of reproduction of one side (art. 25 L. 241/1990). */
	tariffeCopie: z.array(z.object({ formato: z.enum(['A4', 'A3', 'DIGITALE']), centesimi })),
	/** Fee of the search; the row with the highest `oltreAnni` that the file has passed holds. */
	dirittiRicerca: z.array(z.object({ oltreAnni: z.int().min(0), centesimi })),
	/** Whether the notice to third parties stops the 30 days of the documentale; no law says so, hence no by default. */
	sospendiPerControinteressati: z.boolean(),
	instradamento: z.record(oggettoAccesso, text)
});

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
		colorePrimario: z.string().regex(/^#[0-9a-f]{6}$/),
		/** Closes the offices and is no public holiday; absent where it moves (a Sunday of the month). */
		festivoPatronale: giornoDellAnno.optional(),
		stemma: z.string().regex(/^\/stemmi\/[a-z-]+\.svg$/),
		uffici: z.array(ufficio).min(1),
		servizi: z.array(servizio),
		accesso
	})
	.refine(
		({ uffici, servizi, accesso }) => {
			const named = [...servizi.map(({ ufficio }) => ufficio), ...Object.values(accesso.instradamento)];
			return named.every((ufficio) => uffici.some(({ id }) => id === ufficio));
		},
		{ path: ['uffici'], message: "Servizi e instradamento indicano uffici dell'ente." }
	);

export type Impostazioni = z.output<typeof impostazioniSchema>;
