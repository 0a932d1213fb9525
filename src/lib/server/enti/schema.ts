// The versioned settings document of an ente; parsed by find-ente.ts and checked by the seed.
import { z } from 'zod';
import { findServizio } from '#lib/services/index.ts';
import { messaggiSchema } from './schema-messaggi.ts';
import { pagopaSchema } from './schema-pagopa.ts';

const text = z.string().min(1);

const ufficio = z
	.object({
		id: z
			.string()
			.regex(/^[a-z][a-z0-9-]*$/)
			.meta({
				title: 'Codice',
				description: 'Solo lettere minuscole, cifre e trattini. Se lo cambi, è un altro ufficio.'
			}),
		nome: text.meta({ title: 'Nome' }),
		responsabile: text.meta({ title: 'Responsabile' }),
		/** Who may be asked to act when the term has run out (art. 2 c. 9-bis L. 241/1990). */
		sostituto: text.meta({
			title: 'Chi interviene se il termine è scaduto',
			description: 'La persona con il potere sostitutivo (art. 2 c. 9-bis L. 241/1990).'
		}),
		pec: z.email().meta({ title: 'PEC' }),
		telefono: text.meta({ title: 'Telefono' }),
		orari: text.meta({ title: 'Orari' })
	})
	.meta({ title: 'Ufficio' });

/** How an ente offers a service. */
export const servizioSchema = z.object({
	id: text,
	attivo: z.boolean().meta({
		title: 'Servizio attivo',
		description: 'Se lo disattivi, nessuno può più iniziare una richiesta. Le pratiche aperte continuano.'
	}),
	/** Days of the term: 30 unless a regulation says otherwise, 90 at most (art. 2 L. 241/1990). */
	giorniTermine: z.int().min(1).max(90).meta({
		title: 'Giorni per rispondere',
		description: 'Al massimo 90 (art. 2 L. 241/1990).'
	}),
	/** Who answers for the service when its own settings route to no other office. */
	ufficio: text.meta({
		title: 'Ufficio che risponde',
		description: 'Quando le regole del servizio non ne indicano un altro.'
	}),
	/** What the service itself lets the Comune decide; each service owns the schema. */
	impostazioni: z.json()
});

const giornoDellAnno = z.object({
	giorno: z.int().min(1).max(31).meta({ title: 'Giorno' }),
	mese: z.int().min(1).max(12).meta({ title: 'Mese', description: 'Da 1 a 12.' }),
	nome: text.meta({ title: 'Nome della festa' })
});

/** Settings of an ente as one document. */
export const impostazioniSchema = z
	.object({
		nome: text.meta({ title: 'Nome del Comune' }),
		/** Code in the index of the public administrations (IPA); absent until the ente has given it. */
		codiceIPA: z
			.string()
			.regex(/^[A-Za-z0-9_]{2,20}$/)
			.meta({ title: 'Codice IPA', description: 'Da 2 a 20 lettere, cifre o trattini bassi.' })
			.optional(),
		/** Host name in links, entityID and return addresses: never the one of the request. */
		sitoHost: z
			.string()
			.regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
			.meta({
				title: 'Nome del sito',
				description: 'Come sta negli indirizzi, in minuscolo e senza https://.'
			}),
		provincia: z
			.string()
			.regex(/^[A-Z]{2}$/)
			.meta({ title: 'Provincia', description: 'La sigla, due lettere maiuscole.' }),
		regione: text.meta({ title: 'Regione' }),
		belfiore: z
			.string()
			.regex(/^[A-Z]\d{3}$/)
			.meta({ title: 'Codice catastale', description: 'Una lettera maiuscola e tre cifre.' }),
		istat: z
			.string()
			.regex(/^\d{6}$/)
			.meta({ title: 'Codice ISTAT', description: 'Sei cifre.' }),
		cap: z
			.string()
			.regex(/^\d{5}$/)
			.meta({ title: 'CAP', description: 'Cinque cifre.' }),
		codiceFiscale: z
			.string()
			.regex(/^\d{11}$/)
			.meta({ title: 'Codice fiscale del Comune', description: 'Undici cifre.' }),
		indirizzo: text.meta({ title: 'Indirizzo della sede' }),
		telefono: text.meta({ title: 'Telefono' }),
		domicilioDigitale: z.email().meta({ title: 'Domicilio digitale', description: 'La PEC del protocollo.' }),
		/** The agenda that the Comune has of its own; absent where the portal takes the requests. */
		prenotazioni: z
			.url({ protocol: /^https$/ })
			.meta({
				title: 'Indirizzo per prenotare un appuntamento',
				description: 'Solo se il Comune ha un’agenda sua: comincia con https://.'
			})
			.optional(),
		colorePrimario: z
			.string()
			.regex(/^#[0-9a-f]{6}$/)
			.meta({
				title: 'Colore del sito',
				description: 'Come #00704a, in minuscolo. Il testo bianco sopra il colore si deve leggere bene.'
			}),
		/** Closes the offices and is no public holiday; absent where it moves (a Sunday of the month). */
		festivoPatronale: giornoDellAnno
			.meta({
				title: 'Festa del patrono',
				description: 'Solo se è lo stesso giorno ogni anno. In quel giorno gli uffici sono chiusi.'
			})
			.optional(),
		stemma: z
			.string()
			.regex(/^\/stemmi\/[a-z-]+\.svg$/)
			.meta({ title: 'File dello stemma', description: 'Come /stemmi/cassola.svg.' }),
		pagopa: pagopaSchema.optional(),
		messaggi: messaggiSchema.optional(),
		uffici: z.array(ufficio).min(1).meta({ title: 'Uffici' }),
		servizi: z.array(servizioSchema)
	})
	.superRefine(({ uffici, servizi }, contesto) => {
		const codici = uffici.map(({ id }) => id);
		for (const [posto, id] of codici.entries())
			if (codici.indexOf(id) !== posto)
				contesto.addIssue({
					code: 'custom',
					path: ['uffici', posto, 'id'],
					message: 'Un altro ufficio ha già questo codice.'
				});
		for (const voce of servizi) {
			for (const { path, message } of findFaults(voce, new Set(codici)))
				contesto.addIssue({ code: 'custom', path: ['servizi', voce.id, ...path], message });
		}
	});

export type Impostazioni = z.output<typeof impostazioniSchema>;
export type ServizioAttivabile = z.output<typeof servizioSchema>;

type Fault = { path: PropertyKey[]; message: string };

function findFaults(voce: ServizioAttivabile, uffici: ReadonlySet<string>): Fault[] {
	const definizione = findServizio(voce.id);
	if (!definizione) return [{ path: [], message: 'Questo servizio non esiste.' }];
	const proprie = definizione.impostazioni.safeParse(voce.impostazioni, {
		error: z.locales.it().localeError
	});
	if (!proprie.success)
		return proprie.error.issues.map(({ path, message }) => ({ path: ['impostazioni', ...path], message }));
	const ignoti = [...new Set([voce.ufficio, ...definizione.uffici(proprie.data)])].filter(
		(id) => !uffici.has(id)
	);
	if (ignoti.length === 0) return [];
	return [{ path: [], message: `Il servizio indica un ufficio che l'ente non ha: ${ignoti.join(', ')}.` }];
}
