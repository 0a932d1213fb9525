// What an ente has agreed with pagoPA, and what can be paid without a request; part of the settings in schema.ts.
import { z } from 'zod';
import { checkIban } from '#lib/domain/iban.ts';
import { tassonomiaSchema } from '#lib/domain/tassonomia.ts';

const voceSpontanea = z
	.object({
		id: z
			.string()
			.regex(/^[a-z][a-z0-9-]{1,40}$/)
			.meta({ title: 'Codice', description: 'Solo lettere minuscole, cifre e trattini.' }),
		nome: z.string().min(3).max(80).meta({ title: 'Nome', description: 'Come lo legge chi paga.' }),
		aiuto: z
			.string()
			.max(300)
			.meta({ title: 'Spiegazione', description: 'Che cosa si paga e come sapere quanto.' }),
		tassonomia: tassonomiaSchema,
		/** Euro cents; absent where the person knows how much. */
		cent: z
			.int()
			.min(1)
			.max(99_999_999)
			.meta({ title: 'Importo fisso', description: 'In euro. Vuoto se lo scrive chi paga.' })
			.optional()
	})
	.meta({ title: 'Pagamento spontaneo' });

/** Absent: sums are paid at the counter alone. */
export const pagopaSchema = z
	.object({
		intermediario: z
			.string()
			.regex(/^\d{11}$/)
			.meta({
				title: 'Codice fiscale dell’intermediario',
				description: 'Undici cifre: di chi gestisce il collegamento, anche il Comune stesso.'
			}),
		stazione: z
			.string()
			.regex(/^\d{11}_\d{2}$/)
			.meta({ title: 'Codice della stazione', description: 'Undici cifre, un trattino basso, due cifre.' }),
		/** Given by pagoPA to each intermediary of an ente, so that two programs never make the same notice. */
		segregazione: z
			.string()
			.regex(/^([0-3]\d|4[0-5])$/)
			.meta({ title: 'Codice di segregazione', description: 'Due cifre, da 00 a 45.' }),
		iban: z
			.string()
			.refine(
				(testo) => checkIban(testo).ok && !/[\sa-z]/.test(testo),
				'L’IBAN non è corretto: scrivilo tutto maiuscolo e senza spazi, e ricontrolla i caratteri.'
			)
			.meta({ title: 'IBAN', description: 'Il conto di tesoreria registrato in pagoPA, senza spazi.' }),
		cbill: z
			.string()
			.regex(/^[A-Z0-9]{5}$/)
			.meta({ title: 'Codice CBILL', description: 'Cinque lettere o cifre, se il Comune lo ha.' })
			.optional(),
		settore: z
			.string()
			.max(50)
			.meta({ title: 'Settore', description: 'L’ufficio scritto sugli avvisi di pagamento.' })
			.optional(),
		spontanei: z
			.array(voceSpontanea)
			.max(40)
			.meta({ title: 'Pagamenti spontanei', description: 'Che cosa si può pagare senza un avviso.' })
	})
	.superRefine(({ spontanei }, contesto) => {
		const codici = spontanei.map(({ id }) => id);
		for (const [posto, id] of codici.entries())
			if (codici.indexOf(id) !== posto)
				contesto.addIssue({
					code: 'custom',
					path: ['spontanei', posto, 'id'],
					message: 'Un altro pagamento ha già questo codice.'
				});
	})
	.meta({
		title: 'pagoPA',
		description: 'Senza, le somme si pagano solo allo sportello.'
	});

export type PagopaDiEnte = z.output<typeof pagopaSchema>;
