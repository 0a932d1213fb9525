// What the API answers, written once as zod schemas: the types of the use cases and the components of the OpenAPI description.
import { z } from 'zod';
import { CODICI_ERRORE } from '#lib/domain/errori.ts';

const centesimi = z.int().describe('Centesimi di euro');
const giorno = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const links = z.object({
	self: z.string(),
	scheda: z.string().describe('La pagina del servizio'),
	domanda: z.string().describe('Dove inizia la richiesta'),
	verifica: z.string()
});

const servizio = z.object({
	id: z.string(),
	titolo: z.string(),
	descrizione: z.string(),
	categoria: z.string(),
	argomenti: z.array(z.string()),
	giorniTermine: z.int().min(1).max(90).describe('Giorni del termine per la risposta'),
	links
});

const ufficio = z.object({ id: z.string(), nome: z.string() });

export const ElencoServizi = z.object({ ente: z.string(), servizi: z.array(servizio) });

export const DettaglioServizio = servizio.extend({
	versione: z.int().describe('Cresce quando cambia il significato dei campi'),
	scheda: z.object({
		destinatari: z.string(),
		comeFare: z.string(),
		cosaServe: z.string(),
		cosaSiOttiene: z.string(),
		tempi: z.string(),
		costi: z.string().optional(),
		condizioni: z.string(),
		esito: z.array(z.string())
	}),
	ufficio: ufficio.describe("L'ufficio che risponde se la richiesta non va a un altro"),
	tariffe: z.array(z.object({ descrizione: z.string(), centesimi })),
	dichiarazioni: z.record(z.string(), z.string()).describe('Da confermare prima di inviare'),
	passi: z.array(z.object({ id: z.string(), titolo: z.string(), campi: z.array(z.string()) })),
	schemaRisposte: z.record(z.string(), z.unknown()).describe('JSON Schema 2020-12 delle risposte'),
	esempio: z.record(z.string(), z.unknown()).describe('Risposte che vanno bene')
});

export const EsitoVerifica = z.object({
	ok: z.boolean().describe('Vero se nulla impedisce di inviare: gli avvisi non lo impediscono'),
	problemi: z.array(
		z.object({
			campo: z.string().describe('Il campo, o una sua parte come catasto.foglio'),
			codice: z.enum(CODICI_ERRORE),
			severita: z.enum(['block', 'warn', 'info']),
			messaggio: z.string()
		})
	),
	ignorati: z
		.array(z.string())
		.describe('Campi inviati e scartati: sconosciuti, o che non esistono per le altre risposte'),
	calcolo: z.object({
		dataPresentazione: giorno,
		giorniTermine: z.int(),
		scadenza: giorno.describe('Ultimo giorno per la decisione'),
		scadenzaMostrata: giorno.describe('La scadenza, spostata se cade di domenica o in un giorno festivo'),
		ufficio: ufficio.nullable().describe('Chi tratterà la richiesta; null finché le risposte non vanno bene'),
		costi: z
			.array(z.object({ descrizione: z.string(), centesimi, quando: z.string() }))
			.nullable()
			.describe('null finché le risposte non vanno bene'),
		importo: z
			.object({
				titolo: z.string(),
				passaggi: z.array(
					z.object({ id: z.string(), descrizione: z.string(), valore: z.string().describe('Numero esatto') })
				),
				totale: z
					.object({ descrizione: z.string(), centesimi })
					.nullable()
					.describe('null quando dipende da un valore non ancora noto'),
				nota: z.string().optional()
			})
			.nullable()
			.describe('Come si arriva a quanto si paga o si riceve; null se il servizio non calcola importi'),
		silenzio: z
			.object({
				effetto: z.string(),
				rigetto: z.boolean().describe('Se dopo il termine la richiesta si considera respinta')
			})
			.nullable()
			.describe('Che cosa vuol dire il silenzio; null finché le risposte non vanno bene')
	})
});

export const Luoghi = z.object({
	luoghi: z.array(
		z.object({
			codice: z.string().describe('Codice catastale (Belfiore)'),
			nome: z.string().describe('Con la provincia e, se non esiste più, il suo ultimo anno')
		})
	)
});

export const Problema = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int().min(400).max(599),
	detail: z.string().describe('Testo per le persone'),
	codice: z.string().describe('Stabile'),
	richiesta: z.string().describe("Codice da comunicare all'assistenza")
});

export type ElencoServizi = z.output<typeof ElencoServizi>;
export type DettaglioServizio = z.output<typeof DettaglioServizio>;
export type EsitoVerifica = z.output<typeof EsitoVerifica>;
export type Luoghi = z.output<typeof Luoghi>;
