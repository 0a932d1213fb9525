/** What a Comune decides about the price of public land: tariffs, zones, coefficients, reductions (art. 1 c. 817-833 L. 160/2019); part of impostazioni.ts. */
import { z } from 'zod';
import { CODICI_TIPOLOGIA, TIPOLOGIE } from './tipologie.ts';

export const testo = z.string().min(1);
export const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
export const centesimi = z.int().min(0);
export const tipologia = z.enum(CODICI_TIPOLOGIA).meta({
	title: 'Tipo di occupazione',
	titoli: Object.fromEntries(TIPOLOGIE.map(({ valore, etichetta }) => [valore, etichetta]))
});

/** Exact decimals, written as text. */
const decimale = z.string().regex(/^\d{1,5}(\.\d{1,6})?$/);
export const percentuale = z.string().regex(/^(100|\d{1,2}(\.\d{1,4})?)$/);
const CODICE = { title: 'Codice', description: 'Lettere minuscole, numeri e trattini.' };
const COEFFICIENTE = { title: 'Coefficiente', description: 'Con il punto, per esempio 1.10.' };
export const VIA = { title: 'Via o piazza' };

const tariffa = z
	.object({
		/** The year from which it holds, until a later row (art. 1 c. 817 L. 160/2019; indexed since art. 19-bis L. 118/2025). */
		anno: z.int().min(2021).max(2100).meta({ title: 'Dall’anno' }),
		/** The act of the Comune that set it. */
		atto: testo.meta({ title: 'Delibera' }),
		/** Euro a square metre. */
		annua: decimale.meta({
			title: 'Tariffa di un anno',
			description: 'Euro al metro quadrato, con il punto: 40.00.'
		}),
		giornaliera: decimale.meta({
			title: 'Tariffa di un giorno',
			description: 'Euro al metro quadrato, con il punto: 0.70.'
		})
	})
	.meta({ title: 'Tariffa' });

const zona = z
	.object({
		id: id.meta(CODICE),
		nome: testo.meta({ title: 'Nome' }),
		coefficiente: decimale.meta(COEFFICIENTE),
		vie: z.array(testo.meta(VIA)).default([]).meta({ title: 'Vie della zona' })
	})
	.meta({ title: 'Zona' });

const coefficiente = z
	.object({ tipologia, coefficiente: decimale.meta(COEFFICIENTE) })
	.meta({ title: 'Coefficiente di un tipo' });

const fascia = z
	.object({
		finoAOre: z.int().min(1).max(23).meta({ title: 'Fino a quante ore al giorno' }),
		coefficiente: decimale.meta(COEFFICIENTE)
	})
	.meta({ title: 'Fascia di ore' });

const riduzione = z
	.object({
		id: id.meta(CODICE),
		etichetta: testo.meta({ title: 'Nome', description: 'Come lo legge chi fa domanda.' }),
		percentuale: percentuale.meta({ title: 'Percentuale tolta', description: '100 per un’esenzione.' }),
		prova: z.boolean().meta({ title: 'Va provata con un documento' })
	})
	.meta({ title: 'Riduzione o esenzione' });

export const impostazioniCanone = z.object({
	tariffe: z.array(tariffa).min(1).meta({ title: 'Tariffe' }),
	/** A street not named here is of the first zone. */
	zone: z
		.array(zona)
		.min(1)
		.meta({ title: 'Zone', description: 'Una via che non è scritta qui è della prima zona.' }),
	/** A kind not named here has coefficient 1. */
	coefficienti: z.array(coefficiente).default([]).meta({
		title: 'Coefficienti dei tipi di occupazione',
		description: 'Un tipo che non è scritto qui vale 1.'
	}),
	/** Of what lies below the ground alone (art. 1 c. 829 L. 160/2019). */
	coefficienteSottosuolo: decimale
		.default('0.25')
		.meta({ ...COEFFICIENTE, title: 'Coefficiente del sottosuolo' }),
	/** Coefficients of a few hours a day, each up to its number of hours; none where a day is a day. */
	fasceOrarie: z.array(fascia).default([]).meta({ title: 'Occupazioni di poche ore' }),
	arrotondamento: z.enum(['UNITA_SUPERIORE', 'MEZZO_METRO']).meta({
		title: 'Arrotondamento della superficie',
		titoli: {
			UNITA_SUPERIORE: 'Al metro quadrato superiore',
			MEZZO_METRO: 'Al mezzo metro quadrato superiore, almeno 1'
		}
	}),
	/** What the year in which a permanent occupation begins costs. */
	primoAnno: z
		.enum(['INTERO', 'DODICESIMI'])
		.default('INTERO')
		.meta({
			title: 'Primo anno di un’occupazione permanente',
			titoli: { INTERO: 'Si paga intero', DODICESIMI: 'Si pagano i mesi che restano' }
		}),
	/** Annual fees that redeem a driveway once for all; none where it cannot be redeemed. */
	annualitaAffrancazione: z
		.int()
		.min(1)
		.optional()
		.meta({ title: 'Annualità per affrancare un passo carrabile' }),
	/** Whoever has one pays less, or nothing at 100 (art. 1 c. 821 lett. f and c. 833 L. 160/2019). */
	riduzioni: z.array(riduzione).default([]).meta({ title: 'Riduzioni ed esenzioni' }),
	/** A sum up to which nothing is paid (art. 1 c. 168 L. 296/2006). */
	minimoCent: centesimi.default(0).meta({ title: 'Importo fino al quale non si paga', euro: true })
});
