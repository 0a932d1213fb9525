/** What a Comune decides for public land: tariffs, coefficients, times, reductions, surety, boundary (art. 1 c. 817-821 L. 160/2019). */
import { z } from 'zod';
import { CODICI_TIPOLOGIA } from './tipologie.ts';

const testo = z.string().min(1);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** Exact decimals, written as text. */
const decimale = z.string().regex(/^\d{1,5}(\.\d{1,6})?$/);
const percentuale = z.string().regex(/^(100|\d{1,2}(\.\d{1,4})?)$/);
const centesimi = z.int().min(0);
const tipologia = z.enum(CODICI_TIPOLOGIA);
/** Latitude, longitude. */
const gradi = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);
const poligono = z.array(gradi).min(3);

const tariffa = z.object({
	/** The year from which it holds, until a later row (art. 1 c. 817 L. 160/2019; indexed since art. 19-bis L. 118/2025). */
	anno: z.int().min(2021).max(2100),
	/** The act of the Comune that set it. */
	atto: testo,
	/** Euro a square metre. */
	annua: decimale,
	giornaliera: decimale
});

const escluso = z.object({
	motivo: testo,
	dal: z.iso.date(),
	al: z.iso.date(),
	/** 1 is Monday; every day when empty. */
	giorniSettimana: z.array(z.int().min(1).max(7)).default([]),
	/** The whole Comune when empty. */
	vie: z.array(testo).default([])
});

export const impostazioni = z.object({
	tariffe: z.array(tariffa).min(1),
	/** A street not named here is of the first zone. */
	zone: z
		.array(z.object({ id, nome: testo, coefficiente: decimale, vie: z.array(testo).default([]) }))
		.min(1),
	/** A kind not named here has coefficient 1. */
	coefficienti: z.array(z.object({ tipologia, coefficiente: decimale })).default([]),
	/** Of what lies below the ground alone (art. 1 c. 829 L. 160/2019). */
	coefficienteSottosuolo: decimale.default('0.25'),
	/** Coefficients of a few hours a day, each up to its number of hours; none where a day is a day. */
	fasceOrarie: z.array(z.object({ finoAOre: z.int().min(1).max(23), coefficiente: decimale })).default([]),
	arrotondamento: z.enum(['UNITA_SUPERIORE', 'MEZZO_METRO']),
	/** What the year in which a permanent occupation begins costs. */
	primoAnno: z.enum(['INTERO', 'DODICESIMI']).default('INTERO'),
	/** Annual fees that redeem a driveway once for all; none where it cannot be redeemed. */
	annualitaAffrancazione: z.int().min(1).optional(),
	/** Whoever has one pays less, or nothing at 100 (art. 1 c. 821 lett. f and c. 833 L. 160/2019). */
	riduzioni: z.array(z.object({ id, etichetta: testo, percentuale, prova: z.boolean() })).default([]),
	/** A sum up to which nothing is paid (art. 1 c. 168 L. 296/2006). */
	minimoCent: centesimi.default(0),
	anticipo: z.object({
		ordinario: z.object({
			giorni: z.int().min(0).max(365),
			unita: z.enum(['LAVORATIVI', 'CALENDARIO'])
		}),
		/** Calendar days where an ordinance is needed, for the changes to traffic named here. */
		strada: z.object({
			giorni: z.int().min(0).max(365),
			per: z.array(z.enum(['DIVIETO_SOSTA', 'SENSO_ALTERNATO', 'CHIUSURA_STRADA']))
		}),
		/** Days before the end by which a renewal is asked for. */
		rinnovo: z.int().min(0),
		/** Hours from the start by which an urgent occupation is told. */
		urgenzaOre: z.int().min(1).max(240),
		/** Whether a lead that is too short keeps from sending. */
		blocca: z.boolean().default(false)
	}),
	superficieMassimaMq: z.int().min(1).default(5000),
	/** Hundredths of a metre left free on a pavement: never less than 2 metres (art. 20 c. 3 D.Lgs. 285/1992). */
	pedoniLiberi: z.int().min(200).default(200),
	cauzione: z
		.object({
			tipologie: z.array(tipologia),
			/** Above this surface, whatever the kind. */
			oltreMq: z.int().min(0).optional(),
			centAlMq: centesimi,
			/** Days after the end for which a guarantee must still hold. */
			giorniDopo: z.int().min(0)
		})
		.optional(),
	bollo: z.object({
		centesimi: centesimi.default(1600),
		esenzioni: z.array(z.object({ id, etichetta: testo }))
	}),
	/** Days in which what the permit depends on is paid (art. 1 c. 835 L. 160/2019). */
	giorniPagamento: z.int().min(1).default(15),
	/** Markets, works, feasts: when and where nothing else may stand. */
	esclusi: z.array(escluso).default([]),
	territorio: z.object({
		/** From here metres are counted: it may never change, or areas already kept would move. */
		centro: gradi,
		confine: poligono,
		/** The plan of the town, as GeoJSON of our own origin. */
		pianta: z.string().startsWith('/').optional(),
		tiles: z.object({ url: testo, attribuzione: testo }).optional()
	}),
	ufficio: id
});

export type ImpostazioniSuolo = z.output<typeof impostazioni>;
