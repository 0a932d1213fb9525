// School transport in the five Comuni of the demonstration: true towns, invented schools, lines and stops; tariffs like those of Montecchio Maggiore.
import type { Gradi } from '#lib/domain/poligono.ts';
import type { EnteDemo } from '../ente-demo.ts';
import { centroDi } from '../pianta.ts';

/** What differs between the Comuni. The enrolments of the running year stay open into the winter, so that there is something to try. */
const PARTICOLARI: Readonly<Record<string, Particolari>> = {
	cassola: {
		ammissione: { modo: 'CRITERI', distanzaPrioritariaMetri: 2000 },
		maxDelegati: 4,
		rientroAutonomo: { gradi: ['PRIMARIA', 'SECONDARIA_1'], etaMinima: 10 }
	},
	castellanza: {
		ammissione: { modo: 'ORDINE_ARRIVO', minimoAlunni: 0 },
		chiusura: '2026-06-30',
		rimborsoRinuncia: 'NESSUNO',
		rimborso:
			'Se rinunci entro 5 giorni dall’avviso di pagamento non paghi. Dopo, quello che hai pagato non si restituisce.',
		maxDelegati: 3,
		rientroAutonomo: { gradi: ['SECONDARIA_1'], etaMinima: 11 }
	},
	casciago: {
		ammissione: { modo: 'PUNTEGGIO', punti: puntiPredefiniti() },
		maxDelegati: 3,
		rientroAutonomo: { gradi: ['SECONDARIA_1'], etaMinima: 11 }
	},
	seveso: {
		ammissione: { modo: 'PUNTEGGIO', punti: puntiPredefiniti() },
		maxDelegati: 3,
		rientroAutonomo: { gradi: ['SECONDARIA_1'], etaMinima: 11 }
	},
	// Its charter of services: two adults, alone only from the secondary school, lines with fifteen pupils.
	'cesano-maderno': {
		ammissione: { modo: 'ORDINE_ARRIVO', minimoAlunni: 15 },
		maxDelegati: 2,
		rientroAutonomo: { gradi: ['SECONDARIA_1'], etaMinima: 11 }
	}
};

type Particolari = {
	ammissione: object;
	chiusura?: string;
	rimborsoRinuncia?: 'NESSUNO' | 'PROPORZIONALE';
	rimborso?: string;
	maxDelegati: number;
	rientroAutonomo: { gradi: string[]; etaMinima: number };
};

function puntiPredefiniti(): object {
	return {
		residente: 100,
		disabilita: 50,
		distanza: [
			{ oltreMetri: 1000, punti: 15 },
			{ oltreMetri: 2000, punti: 30 }
		],
		fratelloStessaLinea: 10,
		genitoriLavoratori: 10,
		infanzia: 10
	};
}

/** The settings of the service in a Comune of the demonstration. */
export function trasportoScolasticoDemo({ id, nome }: EnteDemo): object {
	const particolari = PARTICOLARI[id];
	if (!particolari) throw new Error(`Trasporto scolastico: ${id} non è un Comune della dimostrazione`);
	const {
		chiusura = '2027-01-31',
		rimborsoRinuncia = 'PROPORZIONALE',
		rimborso = 'Se rinunci entro 5 giorni dall’avviso di pagamento non paghi. Dopo, paghi solo i mesi cominciati.',
		...altro
	} = particolari;
	return {
		id: 'trasporto-scolastico',
		attivo: true,
		giorniTermine: 30,
		ufficio: 'istruzione',
		impostazioni: {
			...altro,
			anni: [
				{
					anno: '2026/2027',
					apertura: '2026-05-04',
					chiusura,
					rate: ['2026-10-15', '2027-02-15']
				},
				{
					anno: '2027/2028',
					apertura: '2027-04-01',
					chiusura: '2027-06-30',
					rate: ['2027-10-15', '2028-02-15']
				}
			],
			scuole: scuoleDi(nome),
			linee: lineeDi(centroDi(id)),
			fermateAlterne: ['cassola', 'seveso'].includes(id),
			mappa: { pianta: `/piani/${id}.geojson` },
			ufficio: 'istruzione',
			giorniRipensamento: 5,
			rimborsoRinuncia,
			rimborso,
			tariffe: {
				importi: {
					ANDATA_RITORNO: [21_800, 15_700, 8_000, 0],
					SOLO_ANDATA: [15_700, 14_400, 6_300, 0],
					SOLO_RITORNO: [15_700, 14_400, 6_300, 0]
				},
				fasce: [
					{ finoACent: 400_000, riduzione: 100 },
					{ finoACent: 830_000, riduzione: 50 }
				],
				cumulo: true,
				gratuitaDisabilita: true
			}
		}
	};
}

function scuoleDi(nome: string): object[] {
	return [
		{
			id: 'infanzia',
			nome: `Scuola dell'infanzia di ${nome}`,
			grado: 'INFANZIA',
			plessi: [{ id: 'infanzia-arcobaleno', nome: 'Arcobaleno' }],
			tempi: [{ id: 'normale', nome: 'Tempo normale' }]
		},
		{
			id: 'primaria',
			nome: `Scuola primaria di ${nome}`,
			grado: 'PRIMARIA',
			plessi: [
				{ id: 'primaria-centro', nome: 'Centro' },
				{ id: 'primaria-stazione', nome: 'Stazione' }
			],
			tempi: [
				{ id: 'normale', nome: 'Tempo normale' },
				{ id: 'pieno', nome: 'Tempo pieno' }
			]
		},
		{
			id: 'secondaria',
			nome: `Scuola secondaria di primo grado di ${nome}`,
			grado: 'SECONDARIA_1',
			plessi: [{ id: 'secondaria-alighieri', nome: 'Dante Alighieri' }],
			tempi: [
				{ id: 'normale', nome: 'Tempo normale' },
				{ id: 'prolungato', nome: 'Tempo prolungato' }
			]
		}
	];
}

function lineeDi([lat, lon]: Gradi): object[] {
	const fermata = (
		id: string,
		nome: string,
		[nord, est]: [number, number],
		[andata, ritorno]: [string, string]
	) => ({
		id,
		nome,
		lat: Number((lat + nord).toFixed(4)),
		lon: Number((lon + est).toFixed(4)),
		andata,
		ritorno
	});
	return [
		{
			id: 'rossa',
			nome: 'Linea rossa',
			scuole: ['infanzia', 'primaria'],
			posti: 30,
			fermate: [
				fermata('rossa-stazione', 'Piazza della Stazione', [0.0042, -0.0061], ['07:35', '16:50']),
				fermata('rossa-cimitero', 'Via del Cimitero', [0.0068, 0.0034], ['07:42', '16:43']),
				fermata('rossa-parco', 'Parco comunale', [0.0015, 0.0072], ['07:50', '16:35'])
			]
		},
		{
			id: 'blu',
			nome: 'Linea blu',
			scuole: ['secondaria'],
			posti: 40,
			fermate: [
				fermata('blu-mercato', 'Piazza del Mercato', [-0.0051, 0.0048], ['07:15', '14:20']),
				fermata('blu-campo', 'Campo sportivo', [-0.0071, -0.0027], ['07:22', '14:13']),
				fermata('blu-chiesa', 'Chiesa vecchia', [-0.0024, -0.0069], ['07:30', '14:05'])
			]
		},
		{
			id: 'verde',
			nome: 'Linea verde',
			scuole: ['primaria', 'secondaria'],
			posti: 16,
			fermate: [
				fermata('verde-cascina', 'Cascina Nuova', [0.0061, -0.0062], ['07:10', '16:55']),
				fermata('verde-mulino', 'Via del Mulino', [0.0048, -0.0034], ['07:18', '16:47'])
			]
		}
	];
}
