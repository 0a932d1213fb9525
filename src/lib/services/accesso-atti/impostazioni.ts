/** What a Comune decides for access to records: costs, routing, the effect of notices to third parties. */
import { z } from 'zod';
import { tassonomiaSchema } from '#lib/domain/tassonomia.ts';

/** What a request may be about, and so which office answers it (domain of the routing). */
const MATERIE = [
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
] as const;

const TITOLI_MATERIE: Record<(typeof MATERIE)[number], string> = {
	edilizia: 'Edilizia',
	tributi: 'Tributi',
	polizia_locale: 'Polizia locale',
	anagrafe: 'Anagrafe',
	contratti: 'Contratti',
	scuola: 'Scuola',
	sociale: 'Servizi sociali',
	altro: 'Altro',
	civico_semplice: 'Accesso civico semplice',
	civico_generalizzato: 'Accesso civico generalizzato'
};

const centesimi = z.int().min(0);

const copia = z
	.object({
		formato: z
			.enum(['A4', 'A3', 'DIGITALE'])
			.meta({ title: 'Formato', titoli: { A4: 'A4', A3: 'A3', DIGITALE: 'Copia digitale' } }),
		centesimi: centesimi.meta({
			title: 'Costo',
			description: 'Per ogni facciata; per la copia digitale, in tutto.'
		})
	})
	.meta({ title: 'Costo di una copia' });

const ricerca = z
	.object({
		oltreAnni: z
			.int()
			.min(0)
			.meta({ title: 'Anni della pratica', description: 'Vale per le pratiche più vecchie di così.' }),
		centesimi: centesimi.meta({ title: 'Diritto' })
	})
	.meta({ title: 'Diritto di ricerca' });

export const impostazioni = z.object({
	/** Cost of reproduction of one side (art. 25 L. 241/1990). */
	tariffeCopie: z.array(copia).meta({
		title: 'Costi delle copie',
		description: 'Il solo costo di riproduzione (art. 25 L. 241/1990).'
	}),
	/** Fee of the search; the row with the highest `oltreAnni` that the file has passed holds. */
	dirittiRicerca: z.array(ricerca).meta({
		title: 'Diritti di ricerca',
		description: 'Si applica quello con più anni che la pratica ha superato.'
	}),
	/** Fee of an urgent request for the documentale; 0 when there is none. */
	dirittoUrgenza: centesimi
		.default(0)
		.meta({ title: "Diritto d'urgenza", description: 'Scrivi 0 se non si paga.', euro: true }),
	/** Whether the Comune collects the stamp duty of a certified copy itself (art. 15 D.P.R. 642/1972); otherwise who asks brings the stamps. */
	bolloVirtuale: z.boolean().default(false).meta({
		title: 'Il Comune riscuote il bollo sulle copie conformi',
		description:
			'Solo con l’autorizzazione al pagamento in modo virtuale (art. 15 D.P.R. 642/1972). Altrimenti le marche le porta chi chiede la copia.'
	}),
	/** Days in which what a copy costs is paid. */
	giorniPagamento: z.int().min(1).max(180).default(15).meta({
		title: 'Giorni per pagare la copia',
		description: 'Dalla decisione. La copia si consegna dopo il pagamento.'
	}),
	/** What the sums are in the official list of pagoPA. */
	tassonomia: z
		.object({
			tecnico: tassonomiaSchema.default('9/0103102AP/').meta({ title: 'Copie di pratiche edilizie' }),
			altro: tassonomiaSchema.default('9/0103100TS/').meta({ title: 'Altre copie e ricerche' }),
			bollo: tassonomiaSchema.default('9/0115103TS/').meta({ title: 'Imposta di bollo' })
		})
		.prefault({})
		.meta({ title: 'Codici di pagoPA' }),
	/** Days in which what was granted may be seen or collected: at least 15 (art. 7 c. 1 D.P.R. 184/2006). */
	giorniVisione: z.int().min(15).default(30).meta({
		title: 'Giorni per vedere o ritirare i documenti',
		description: 'Almeno 15 (art. 7 c. 1 D.P.R. 184/2006).'
	}),
	/** The officer for transparency, to whom a review of civic access is asked (art. 5 c. 7 D.Lgs. 33/2013). */
	rpct: z
		.object({
			nome: z.string().min(1).meta({ title: 'Nome e cognome' }),
			pec: z.email().meta({ title: 'PEC' })
		})
		.meta({
			title: 'Responsabile della trasparenza',
			description: "A chi si chiede il riesame dell'accesso civico (art. 5 c. 7 D.Lgs. 33/2013)."
		})
		.optional(),
	/** Whether the notice to third parties stops the 30 days of the documentale; no law says so, hence no by default. */
	sospendiPerControinteressati: z.boolean().meta({
		title: "L'avviso ai terzi interessati ferma il termine",
		description: "Vale solo per l'accesso documentale. Nessuna legge lo prevede."
	}),
	instradamento: z
		.record(z.enum(MATERIE).meta({ titoli: TITOLI_MATERIE }), z.string().min(1).meta({ ufficio: true }))
		.meta({
			title: 'Uffici per materia',
			description: "L'ufficio che risponde alle richieste su ogni materia."
		})
});

export type ImpostazioniAccesso = z.output<typeof impostazioni>;
export type Materia = (typeof MATERIE)[number];
