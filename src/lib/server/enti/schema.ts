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

/** Settings of an ente as one document. */
export const impostazioniSchema = z
	.object({
		nome: text,
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
		stemma: z.string().regex(/^\/stemmi\/[a-z-]+\.svg$/),
		uffici: z.array(ufficio).min(1),
		servizi: z.array(servizio)
	})
	.refine(({ uffici, servizi }) => servizi.every((voce) => uffici.some(({ id }) => id === voce.ufficio)), {
		path: ['servizi'],
		message: "Ogni servizio indica un ufficio dell'ente."
	});

export type Impostazioni = z.output<typeof impostazioniSchema>;
