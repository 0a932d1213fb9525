/** What a Comune decides for school transport: years, schools, lines, admission, tariffs, and who may take a child from the bus. */
import { z } from 'zod';
import { GRADI } from './vocabolario.ts';

const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const giorno = z.iso.date();
const centesimi = z.int().min(0);
const ora = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const anno = z.object({
	/** As "2026/2027": from 1 September to 31 August. */
	anno: z.string().regex(/^20\d{2}\/20\d{2}$/),
	apertura: giorno,
	/** The last day in time; afterwards a request is "fuori termine". */
	chiusura: giorno,
	/** When each instalment falls due; who pays at once pays by the first. */
	rate: z.array(giorno).min(1).max(10)
});

const scuola = z.object({
	id,
	nome: z.string().min(1),
	grado: z.enum(GRADI),
	plessi: z.array(z.object({ id, nome: z.string().min(1) })).min(1),
	tempi: z.array(z.object({ id, nome: z.string().min(1) })).min(1)
});

const fermata = z.object({
	id,
	nome: z.string().min(1),
	lat: z.number().min(35).max(48),
	lon: z.number().min(6).max(19),
	/** When the bus passes; absent where it does not stop on that trip. */
	andata: ora.optional(),
	ritorno: ora.optional()
});

const linea = z.object({
	id,
	nome: z.string().min(1),
	/** The schools that it serves, by id. */
	scuole: z.array(id).min(1),
	/** Seats on each trip. */
	posti: z.int().min(1),
	fermate: z.array(fermata).min(1)
});

const ammissione = z.discriminatedUnion('modo', [
	z.object({
		modo: z.literal('ORDINE_ARRIVO'),
		/** Pupils below which a line does not run; 0 when it always runs. */
		minimoAlunni: z.int().min(0)
	}),
	z.object({
		modo: z.literal('CRITERI'),
		/** Beyond this distance pupils of compulsory school come first. */
		distanzaPrioritariaMetri: z.int().min(0)
	}),
	z.object({
		modo: z.literal('PUNTEGGIO'),
		punti: z.object({
			residente: z.int().min(0),
			disabilita: z.int().min(0),
			/** The row with the highest `oltreMetri` that the distance has passed holds. */
			distanza: z.array(z.object({ oltreMetri: z.int().min(0), punti: z.int().min(0) })),
			fratelloStessaLinea: z.int().min(0),
			genitoriLavoratori: z.int().min(0),
			infanzia: z.int().min(0)
		})
	})
]);

const importi = z.array(centesimi).min(1);

const tariffe = z.object({
	/** For the first, second, third child and so on; the last one holds for those after it. */
	importi: z.object({ ANDATA_RITORNO: importi, SOLO_ANDATA: importi, SOLO_RITORNO: importi }),
	/** Brackets of ISEE, inclusive; above the last one, or without ISEE, there is no reduction. */
	fasce: z.array(z.object({ finoACent: centesimi, riduzione: z.int().min(0).max(100) })),
	/** Whether the reduction by ISEE adds to the lower price of the children after the first; otherwise the better one holds. */
	cumulo: z.boolean(),
	gratuitaDisabilita: z.boolean()
});

export const impostazioni = z
	.object({
		anni: z.array(anno).min(1),
		scuole: z.array(scuola).min(1),
		linee: z.array(linea).min(1),
		ammissione,
		/** Days in which the provisional ranking may be commented on. */
		giorniOsservazioni: z.int().min(1).default(10),
		/** Days in which a place that was freed may be accepted. */
		giorniOfferta: z.int().min(1).default(5),
		/** Days in which the other parent confirms. */
		giorniConferma: z.int().min(1).default(10),
		/** Least days to pay, when the date of an instalment is too near or past. */
		giorniPagamento: z.int().min(1).default(30),
		tariffe,
		maxDelegati: z.int().min(0).max(10),
		/** Where a child under fourteen may go home alone (art. 19-bis D.L. 148/2017). */
		rientroAutonomo: z.object({ gradi: z.array(z.enum(GRADI)), etaMinima: z.int().min(6).max(14) }),
		/** The office that answers, by id. */
		ufficio: z.string().min(1),
		/** What the Comune gives back, and when, to who gives up; told on the card and in the act. */
		rimborso: z.string().min(1)
	})
	.superRefine(({ linee, scuole }, contesto) => {
		const note = new Set(scuole.map((una) => una.id));
		for (const [posto, una] of linee.entries())
			for (const ignota of una.scuole.filter((servita) => !note.has(servita)))
				contesto.addIssue({
					code: 'custom',
					path: ['linee', posto, 'scuole'],
					message: `La scuola ${ignota} non è nell'elenco`
				});
		const fermate = linee.flatMap((una) => una.fermate.map((fermataDi) => fermataDi.id));
		if (new Set(fermate).size < fermate.length)
			contesto.addIssue({ code: 'custom', path: ['linee'], message: 'Due fermate hanno lo stesso codice' });
	});

export type ImpostazioniTrasporto = z.output<typeof impostazioni>;
export type AnnoScolastico = ImpostazioniTrasporto['anni'][number];
export type Linea = ImpostazioniTrasporto['linee'][number];
export type Fermata = Linea['fermate'][number];
export type Scuola = ImpostazioniTrasporto['scuole'][number];
export type Tariffe = ImpostazioniTrasporto['tariffe'];
export type Ammissione = ImpostazioniTrasporto['ammissione'];

/** @returns undefined for a line that the settings no longer hold */
export function findLinea({ linee }: ImpostazioniTrasporto, cercata: string | undefined): Linea | undefined {
	return linee.find((una) => una.id === cercata);
}

/** @returns undefined for a school that the settings no longer hold */
export function findScuola(
	{ scuole }: ImpostazioniTrasporto,
	cercata: string | undefined
): Scuola | undefined {
	return scuole.find((una) => una.id === cercata);
}

/** @returns undefined for a year that the settings no longer hold */
export function findAnno(
	{ anni }: ImpostazioniTrasporto,
	cercato: string | undefined
): AnnoScolastico | undefined {
	return anni.find((uno) => uno.anno === cercato);
}
