/** What a Comune decides for public land: price, times, guarantees, ground (art. 1 c. 817-821 L. 160/2019). */
import { z } from 'zod';
import { tassonomiaSchema } from '#lib/domain/tassonomia.ts';
import {
	centesimi,
	id,
	impostazioniCanone,
	percentuale,
	testo,
	tipologia,
	VIA
} from './impostazioni-canone.ts';

/** Latitude, longitude. */
const gradi = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);
const poligono = z.array(gradi).min(3);
const ora = z.iso.time({ precision: -1 });

const TITOLI_VIABILITA = {
	DIVIETO_SOSTA: 'Divieto di sosta',
	SENSO_ALTERNATO: 'Senso alternato',
	CHIUSURA_STRADA: 'Chiusura della strada'
};

const anticipo = z
	.object({
		ordinario: z
			.object({
				giorni: z.int().min(0).max(365).meta({ title: 'Giorni' }),
				unita: z.enum(['LAVORATIVI', 'CALENDARIO']).meta({
					title: 'Giorni contati',
					titoli: { LAVORATIVI: 'Lavorativi', CALENDARIO: 'Di calendario' }
				})
			})
			.meta({ title: 'Prima di ogni occupazione' }),
		/** Calendar days where an ordinance is needed, for the changes to traffic named here. */
		strada: z
			.object({
				giorni: z.int().min(0).max(365).meta({ title: 'Giorni di calendario' }),
				per: z
					.array(
						z
							.enum(['DIVIETO_SOSTA', 'SENSO_ALTERNATO', 'CHIUSURA_STRADA'])
							.meta({ title: 'Modifica alla viabilità', titoli: TITOLI_VIABILITA })
					)
					.meta({ title: 'Per quali modifiche alla viabilità' })
			})
			.meta({ title: 'Se serve un’ordinanza' }),
		/** Days before the end by which a renewal is asked for. */
		rinnovo: z.int().min(0).meta({ title: 'Giorni prima della fine per il rinnovo' }),
		/** Hours from the start by which an urgent occupation is told. */
		urgenzaOre: z.int().min(1).max(240).meta({ title: 'Ore dall’inizio per un’urgenza' }),
		/** Whether a lead that is too short keeps from sending. */
		blocca: z.boolean().default(false).meta({
			title: 'Chi è in ritardo non può inviare',
			description: 'Altrimenti riceve un avviso e può inviare lo stesso.'
		})
	})
	.meta({ title: 'Anticipo della domanda' });

const cauzione = z
	.object({
		tipologie: z.array(tipologia).meta({ title: 'Tipi di occupazione che la vogliono' }),
		/** Above this surface, whatever the kind. */
		oltreMq: z.int().min(0).optional().meta({ title: 'Oltre quanti metri quadrati la vogliono tutti' }),
		centAlMq: centesimi.meta({ title: 'Importo al metro quadrato', euro: true }),
		/** Days after the end for which a guarantee must still hold. */
		giorniDopo: z.int().min(0).meta({ title: 'Giorni dopo la fine in cui la fideiussione vale ancora' })
	})
	.meta({ title: 'Cauzione' });

/** OS-13; the stamp is never given back. */
const rimborso = z
	.object({
		trattenuta: percentuale.default('0').meta({
			title: 'Percentuale del canone che il Comune trattiene',
			description: 'Con 0 lo restituisce tutto.'
		}),
		fineAnticipata: z.boolean().default(false).meta({
			title: 'Si restituiscono i giorni che restano a chi finisce prima',
			description: 'Altrimenti si restituisce solo a chi rinuncia prima dell’inizio.'
		})
	})
	.meta({ title: 'Rimborso del canone a chi rinuncia' });

const esenzioneBollo = z
	.object({
		id: id.meta({ title: 'Codice', description: 'Lettere minuscole, numeri e trattini.' }),
		etichetta: testo.meta({ title: 'Nome', description: 'Come lo legge chi fa domanda.' })
	})
	.meta({ title: 'Esenzione' });

const escluso = z
	.object({
		motivo: testo.meta({ title: 'Motivo', description: 'Per esempio: mercato del martedì.' }),
		dal: z.iso.date().meta({ title: 'Dal giorno' }),
		al: z.iso.date().meta({ title: 'Al giorno' }),
		/** 1 is Monday; every day when empty. */
		giorniSettimana: z
			.array(z.int().min(1).max(7).meta({ title: 'Giorno', description: '1 è lunedì, 7 è domenica.' }))
			.default([])
			.meta({ title: 'Giorni della settimana', description: 'Nessuno vuol dire tutti.' }),
		/** All day when they are missing. */
		dalle: ora.optional().meta({ title: 'Dalle ore' }),
		alle: ora.optional().meta({ title: 'Alle ore', description: 'Dello stesso giorno: 23:59 fino a notte.' }),
		vie: z.array(testo.meta(VIA)).default([]).meta({ title: 'Vie' }),
		area: poligono.optional().meta({
			title: 'Area',
			description:
				'Latitudine e longitudine di ogni punto. Senza vie e senza area il periodo vale in tutto il Comune.'
		})
	})
	.refine(({ dalle, alle }) => (dalle && alle ? dalle < alle : dalle === alle), {
		path: ['alle'],
		error: 'scrivi due ore dello stesso giorno, la prima prima dell’altra, oppure nessuna.'
	})
	.meta({ title: 'Periodo escluso' });

/** Art. 2 c. 2 and art. 20 c. 1 D.Lgs. 285/1992. */
const strada = z
	.object({
		via: testo.meta(VIA),
		classe: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).meta({
			title: 'Classe',
			titoli: {
				A: 'A - autostrada',
				B: 'B - extraurbana principale',
				C: 'C - extraurbana secondaria',
				D: 'D - urbana di scorrimento',
				E: 'E - urbana di quartiere',
				F: 'F - locale'
			}
		})
	})
	.meta({ title: 'Strada' });

export const impostazioni = impostazioniCanone.extend({
	anticipo,
	superficieMassimaMq: z.int().min(1).default(5000).meta({ title: 'Metri quadrati che si possono chiedere' }),
	/** Hundredths of a metre left free on a pavement: never less than 2 metres (art. 20 c. 3 D.Lgs. 285/1992). */
	pedoniLiberi: z.int().min(200).default(200).meta({
		title: 'Centimetri liberi per i pedoni',
		description: 'Almeno 200 (art. 20 c. 3 D.Lgs. 285/1992).'
	}),
	/** Hundredths of a metre that stay free between what is granted and what is asked for (OS-8). */
	distanzaMinima: z.int().min(0).max(1000).default(50).meta({
		title: 'Centimetri liberi tra due occupazioni',
		description: 'Con 0 due aree si possono toccare. Vale per gli stessi giorni e le stesse ore.'
	}),
	cauzione: cauzione.optional(),
	rimborso: rimborso.prefault({}),
	/** Added to the canone of who occupies without a permit (art. 1 c. 821 lett. g L. 160/2019). */
	maggiorazioneAbusi: percentuale
		.refine((testo) => Number(testo) <= 50, { error: 'la legge ammette al massimo 50.' })
		.default('50')
		.meta({
			title: 'Percentuale in più sul canone di chi occupa senza permesso',
			description: 'Al massimo 50 (art. 1 c. 821 lett. g L. 160/2019).'
		}),
	bollo: z
		.object({
			centesimi: centesimi.default(1600).meta({ title: 'Importo', euro: true }),
			esenzioni: z.array(esenzioneBollo).meta({ title: 'Esenzioni' })
		})
		.meta({ title: 'Imposta di bollo' }),
	/** What the sums are in the official list of pagoPA. */
	tassonomia: z
		.object({
			canone: tassonomiaSchema.default('9/0101107TS/').meta({ title: 'Canone' }),
			bollo: tassonomiaSchema.default('9/0115103TS/').meta({ title: 'Imposta di bollo' }),
			cauzione: tassonomiaSchema.default('9/0114104AP/').meta({ title: 'Cauzione' })
		})
		.prefault({})
		.meta({ title: 'Codici di pagoPA' }),
	/** Days in which what the permit depends on is paid (art. 1 c. 835 L. 160/2019). */
	giorniPagamento: z.int().min(1).default(15).meta({ title: 'Giorni per pagare' }),
	/** Markets, works, feasts: when and where nothing else may stand. */
	esclusi: z.array(escluso).default([]).meta({ title: 'Periodi esclusi' }),
	/** A street that is not here is judged by the clerk. */
	strade: z.array(strada).default([]).meta({
		title: 'Classi delle strade',
		description:
			'Sulle strade A, B, C e D la carreggiata non si occupa; sulle E e F serve un percorso per il traffico (art. 20 c. 1 D.Lgs. 285/1992).'
	}),
	territorio: z
		.object({
			/** From here metres are counted: it may never change, or areas already kept would move. */
			centro: gradi.meta({
				title: 'Centro',
				description: 'Latitudine e longitudine. Non cambiarlo: le aree già concesse si sposterebbero.'
			}),
			confine: poligono.meta({ title: 'Confine', description: 'Latitudine e longitudine di ogni punto.' }),
			/** The plan of the town, as GeoJSON of our own origin. */
			pianta: z
				.string()
				.regex(/^\/[a-z0-9/.-]{1,80}$/)
				.optional()
				.meta({ title: 'Pianta del paese' }),
			tiles: z
				.object({
					url: testo.meta({ title: 'Indirizzo' }),
					attribuzione: testo.meta({ title: 'Attribuzione' })
				})
				.meta({ title: 'Mappa di sfondo' })
				.optional()
		})
		.meta({ title: 'Territorio' }),
	ufficio: id.meta({ title: 'Ufficio', description: 'Il codice dell’ufficio che risponde.' })
});

export type ImpostazioniSuolo = z.output<typeof impostazioni>;
