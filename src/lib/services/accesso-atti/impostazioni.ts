/** What a Comune decides for access to records: costs, routing, the effect of notices to third parties. */
import { z } from 'zod';

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

const centesimi = z.int().min(0);

export const impostazioni = z.object({
	/** Cost of reproduction of one side (art. 25 L. 241/1990). */
	tariffeCopie: z.array(z.object({ formato: z.enum(['A4', 'A3', 'DIGITALE']), centesimi })),
	/** Fee of the search; the row with the highest `oltreAnni` that the file has passed holds. */
	dirittiRicerca: z.array(z.object({ oltreAnni: z.int().min(0), centesimi })),
	/** Fee of an urgent request for the documentale; 0 when there is none. */
	dirittoUrgenza: centesimi.default(0),
	/** Days in which what was granted may be seen or collected: at least 15 (art. 7 c. 1 D.P.R. 184/2006). */
	giorniVisione: z.int().min(15).default(30),
	/** The officer for transparency, to whom a review of civic access is asked (art. 5 c. 7 D.Lgs. 33/2013). */
	rpct: z.object({ nome: z.string().min(1), pec: z.email() }).optional(),
	/** Whether the notice to third parties stops the 30 days of the documentale; no law says so, hence no by default. */
	sospendiPerControinteressati: z.boolean(),
	instradamento: z.record(z.enum(MATERIE), z.string().min(1))
});

export type ImpostazioniAccesso = z.output<typeof impostazioni>;
export type Materia = (typeof MATERIE)[number];
