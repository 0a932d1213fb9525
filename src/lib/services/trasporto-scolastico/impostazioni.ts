/** What a Comune decides for school transport: years, schools, lines, admission, tariffs, and who may take a child from the bus. */
import { z } from 'zod';
import { tassonomiaSchema } from '#lib/domain/tassonomia.ts';
import { GRADI } from './vocabolario.ts';

const id = z
	.string()
	.regex(/^[a-z0-9-]{1,40}$/)
	.meta({
		title: 'Codice',
		description: 'Lettere minuscole, cifre e trattini. Non cambiarlo: le domande lo usano.'
	});
const nome = z.string().min(1).meta({ title: 'Nome' });
const giorno = z.iso.date();
const centesimi = z.int().min(0);
const punti = z.int().min(0);
const ora = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const grado = z.enum(GRADI).meta({
	title: 'Grado',
	titoli: {
		INFANZIA: "Scuola dell'infanzia",
		PRIMARIA: 'Scuola primaria',
		SECONDARIA_1: 'Scuola secondaria di primo grado'
	}
});

const anno = z
	.object({
		/** From 1 September to 31 August. */
		anno: z
			.string()
			.regex(/^20\d{2}\/20\d{2}$/)
			.meta({ title: 'Anno', description: 'Per esempio 2026/2027.' }),
		apertura: giorno.meta({ title: 'Apertura delle iscrizioni' }),
		chiusura: giorno.meta({
			title: 'Chiusura delle iscrizioni',
			description: "L'ultimo giorno in termine; dopo, le domande sono fuori termine."
		}),
		rate: z
			.array(giorno.meta({ title: 'Scadenza' }))
			.min(1)
			.max(10)
			.meta({ title: 'Rate', description: 'Chi paga in una volta paga entro la prima.' })
	})
	.meta({ title: 'Anno scolastico' });

const scuola = z
	.object({
		id,
		nome,
		grado,
		plessi: z
			.array(z.object({ id, nome }).meta({ title: 'Plesso' }))
			.min(1)
			.meta({ title: 'Plessi' }),
		tempi: z
			.array(z.object({ id, nome }).meta({ title: 'Tempo scuola' }))
			.min(1)
			.meta({ title: 'Tempi scuola' })
	})
	.meta({ title: 'Scuola' });

const fermata = z
	.object({
		id,
		nome,
		lat: z.number().min(35).max(48).meta({ title: 'Latitudine' }),
		lon: z.number().min(6).max(19).meta({ title: 'Longitudine' }),
		andata: ora.optional().meta({ title: 'Ora di andata', description: "Vuota se all'andata non si ferma." }),
		ritorno: ora
			.optional()
			.meta({ title: 'Ora di ritorno', description: 'Vuota se al ritorno non si ferma.' })
	})
	.meta({ title: 'Fermata' });

const linea = z
	.object({
		id,
		nome,
		scuole: z
			.array(id.meta({ title: 'Codice della scuola' }))
			.min(1)
			.meta({ title: 'Scuole servite' }),
		posti: z.int().min(1).meta({ title: 'Posti', description: 'Per ogni corsa.' }),
		fermate: z.array(fermata).min(1).meta({ title: 'Fermate' })
	})
	.meta({ title: 'Linea' });

/** On which the stops are chosen. */
const mappa = z
	.object({
		/** The plan of the town, as GeoJSON of our own origin. */
		pianta: z
			.string()
			.regex(/^\/[a-z0-9/.-]{1,80}$/)
			.optional()
			.meta({ title: 'Pianta del paese' }),
		tiles: z
			.object({
				url: z.string().min(1).meta({ title: 'Indirizzo' }),
				attribuzione: z.string().min(1).meta({ title: 'Attribuzione' })
			})
			.optional()
			.meta({ title: 'Mappa di sfondo' })
	})
	.optional()
	.meta({ title: 'Mappa delle fermate', description: 'Senza, le fermate si scelgono solo da un elenco.' });

const modo = {
	title: 'Come si assegnano i posti',
	titoli: { ORDINE_ARRIVO: 'Ordine di arrivo', CRITERI: 'Criteri', PUNTEGGIO: 'Punteggio' }
};

const ammissione = z
	.discriminatedUnion('modo', [
		z
			.object({
				modo: z.literal('ORDINE_ARRIVO').meta(modo),
				minimoAlunni: z
					.int()
					.min(0)
					.meta({ title: 'Alunni minimi per linea', description: '0 se la linea parte sempre.' })
			})
			.meta({ title: 'Ordine di arrivo' }),
		z
			.object({
				modo: z.literal('CRITERI').meta(modo),
				distanzaPrioritariaMetri: z.int().min(0).meta({
					title: 'Distanza prioritaria, in metri',
					description: "Oltre questa distanza viene prima chi è nell'obbligo scolastico."
				})
			})
			.meta({ title: 'Criteri' }),
		z
			.object({
				modo: z.literal('PUNTEGGIO').meta(modo),
				punti: z
					.object({
						residente: punti.meta({ title: 'Residente' }),
						disabilita: punti.meta({ title: 'Disabilità (L. 104/1992)' }),
						distanza: z
							.array(
								z
									.object({
										oltreMetri: z.int().min(0).meta({ title: 'Oltre quanti metri' }),
										punti: punti.meta({ title: 'Punti' })
									})
									.meta({ title: 'Fascia di distanza' })
							)
							.meta({ title: 'Distanza tra casa e scuola' }),
						fratelloStessaLinea: punti.meta({ title: 'Fratello o sorella sulla stessa linea' }),
						genitoriLavoratori: punti.meta({ title: 'Genitori che lavorano o genitore solo' }),
						infanzia: punti.meta({ title: "Scuola dell'infanzia" })
					})
					.meta({ title: 'Punti' })
			})
			.meta({ title: 'Punteggio' })
	])
	.meta({ title: 'Ammissione' });

const importi = (title: string) =>
	z
		.array(centesimi.meta({ title: 'Importo', euro: true }))
		.min(1)
		.meta({
			title,
			description: "Per il primo figlio, il secondo e così via; l'ultimo vale anche per i successivi."
		});

const tariffe = z
	.object({
		importi: z
			.object({
				ANDATA_RITORNO: importi('Andata e ritorno'),
				SOLO_ANDATA: importi('Solo andata'),
				SOLO_RITORNO: importi('Solo ritorno')
			})
			.meta({ title: 'Importi di un anno' }),
		fasce: z
			.array(
				z
					.object({
						finoACent: centesimi.meta({ title: 'ISEE fino a', description: 'Limite compreso.' }),
						riduzione: z.int().min(0).max(100).meta({ title: 'Riduzione, in percento' })
					})
					.meta({ title: 'Fascia ISEE' })
			)
			.meta({ title: 'Fasce ISEE', description: "Sopra l'ultima, o senza ISEE, nessuna riduzione." }),
		cumulo: z.boolean().meta({
			title: 'Le riduzioni si sommano',
			description: 'Quella per ISEE e quella per i figli; altrimenti vale la migliore.'
		}),
		gratuitaDisabilita: z.boolean().meta({ title: 'Gratis con disabilità (L. 104/1992)' })
	})
	.meta({ title: 'Tariffe' });

const giorni = (title: string, predefiniti: number) => z.int().min(1).default(predefiniti).meta({ title });

export const impostazioni = z
	.object({
		anni: z.array(anno).min(1).meta({ title: 'Anni scolastici' }),
		scuole: z.array(scuola).min(1).meta({ title: 'Scuole' }),
		linee: z.array(linea).min(1).meta({ title: 'Linee' }),
		mappa,
		fermateAlterne: z.boolean().default(false).meta({
			title: 'Seconda fermata in alcuni giorni',
			description:
				'Della stessa linea, così il posto resta uno. Serve, per esempio, a chi ha i genitori separati.'
		}),
		ammissione,
		giorniOsservazioni: giorni('Giorni per osservare sulla graduatoria provvisoria', 10),
		giorniOfferta: giorni('Giorni per accettare un posto che si libera', 5),
		giorniConferma: giorni("Giorni per la conferma dell'altro genitore", 10),
		giorniPagamento: giorni('Giorni minimi per pagare una rata passata o troppo vicina', 30),
		giorniMorosita: giorni('Giorni per pagare dopo il sollecito, prima di sospendere il servizio', 15),
		tariffe,
		/** What the fee is in the official list of pagoPA. */
		tassonomia: tassonomiaSchema.default('9/0107102SP/').meta({ title: 'Codice di pagoPA' }),
		maxDelegati: z.int().min(0).max(10).meta({ title: 'Delegati al ritiro, al massimo' }),
		rientroAutonomo: z
			.object({
				gradi: z.array(grado).meta({ title: 'Scuole da cui si può tornare da soli' }),
				etaMinima: z.int().min(6).max(14).meta({ title: 'Età minima' })
			})
			.meta({ title: 'Rientro da soli sotto i 14 anni (art. 19-bis D.L. 148/2017)' }),
		ufficio: z.string().min(1).meta({ title: 'Ufficio che risponde', ufficio: true }),
		giorniRipensamento: z
			.int()
			.min(0)
			.default(5)
			.meta({ title: "Giorni dall'avviso di pagamento in cui chi rinuncia non paga niente" }),
		rimborsoRinuncia: z
			.enum(['NESSUNO', 'PROPORZIONALE'])
			.default('NESSUNO')
			.meta({
				title: 'Chi rinuncia dopo quei giorni',
				titoli: {
					NESSUNO: 'Non ha rimborsi, e non paga le rate non ancora scadute',
					PROPORZIONALE: 'Paga i mesi cominciati, da settembre a giugno'
				}
			}),
		rimborso: z.string().min(1).meta({
			title: 'Rimborso a chi rinuncia',
			description: 'Si legge nella scheda del servizio.'
		})
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
