/** What a Comune decides for the maternity allowance: the amounts and thresholds of each year, and the office. */
import { z } from 'zod';

const centesimi = z.int().min(1);

const anno = z
	.object({
		/** Year of the birth or of the entry in the family, not that of the request. */
		anno: z.int().min(2001).max(2100).meta({ title: "Anno dell'evento" }),
		/** One month of the allowance; absent until INPS makes the amounts of the year known. */
		mensileCent: centesimi
			.meta({
				title: 'Importo mensile',
				description: "Lascia vuoto finché INPS non pubblica i valori dell'anno."
			})
			.optional(),
		/** Highest ISEE that gives the right, itself included. */
		sogliaCent: centesimi.meta({ title: 'Limite ISEE, compreso' }).optional()
	})
	.refine(({ mensileCent, sogliaCent }) => (mensileCent === undefined) === (sogliaCent === undefined), {
		message: "L'importo mensile e la soglia di un anno si scrivono insieme",
		path: ['mensileCent']
	})
	.meta({ title: 'Importi di un anno' });

export const impostazioni = z.object({
	anni: z
		.array(anno)
		.min(1)
		.refine((righe) => new Set(righe.map((riga) => riga.anno)).size === righe.length, {
			message: 'Ogni anno si scrive una volta sola'
		})
		.meta({ title: 'Importi per anno' }),
	/** The office that answers. */
	ufficio: z.string().min(1).meta({ title: 'Ufficio che risponde' })
});

export type ImpostazioniMaternita = z.output<typeof impostazioni>;
