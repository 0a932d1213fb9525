/** Proves what a place forbids: periods that the Comune has set aside by street, by area, by hour; roads by their class. */
import { describe, expect, it } from 'vitest';
import { DEHORS, quadrato, V2 } from '#tests/support/occupazione-suolo.ts';
import { codici, controlla, impostazioniDi } from '#tests/support/prova-occupazione-suolo.ts';
import { impostazioni as schema } from './impostazioni.ts';
import { schedaInVigore } from './scheda.ts';

const QUI: [number, number] = [45.6433, 9.1403];
const LONTANO: [number, number] = [45.645, 9.142];

const FESTA = {
	motivo: 'festa di maggio',
	dal: '2027-05-08',
	al: '2027-05-09',
	giorniSettimana: [],
	vie: [],
	area: [
		[45.6432, 9.1402],
		[45.6432, 9.1405],
		[45.6435, 9.1405],
		[45.6435, 9.1402]
	] as [number, number][]
};

function conEsclusi(...esclusi: object[]) {
	const impostazioni = schema.parse({ ...impostazioniDi('seveso'), esclusi });
	return { impostazioni };
}

const TAVOLI = { ...DEHORS, superficie: 20, area: quadrato(QUI), dal: '2027-05-08', al: '2027-05-08' };
const AVVISO = ['dal OSP_PERIODO_ESCLUSO'];

describe('occupazione di suolo: le aree che il Comune esclude', () => {
	it('un’area esclusa tocca solo chi disegna lì, in quei giorni', () => {
		const prova = conEsclusi(FESTA);
		expect(codici(TAVOLI, prova)).toEqual(AVVISO);
		expect(codici({ ...TAVOLI, area: quadrato(LONTANO) }, prova)).toEqual([]);
		expect(codici({ ...TAVOLI, area: undefined }, prova)).toEqual([]);
		expect(codici({ ...TAVOLI, dal: '2027-05-10', al: '2027-05-20' }, prova)).toEqual([]);
		expect(controlla(TAVOLI, prova).problemi[0]?.messaggio).toBe(
			'In quei giorni questo spazio non è disponibile: festa di maggio.'
		);
	});

	it('con le vie e l’area basta una delle due, senza nessuna vale in tutto il Comune', () => {
		const perVia = { ...TAVOLI, area: quadrato(LONTANO) };
		expect(codici(perVia, conEsclusi({ ...FESTA, vie: ['Via Roma'] }))).toEqual(AVVISO);
		expect(codici(perVia, conEsclusi({ ...FESTA, vie: ['Via Volta'] }))).toEqual([]);
		expect(codici(TAVOLI, conEsclusi({ ...FESTA, vie: ['Via Volta'] }))).toEqual(AVVISO);
		expect(codici(perVia, conEsclusi({ ...FESTA, area: undefined }))).toEqual(AVVISO);
	});

	it('un’esclusione a ore lascia libere le altre ore, anche a chi passa la mezzanotte', () => {
		const prova = conEsclusi({ ...FESTA, dalle: '08:00', alle: '14:00' });
		const ore = (dalleOre: string, alleOre: string, altro = {}) =>
			codici({ ...TAVOLI, orario: 'FASCIA', dalleOre, alleOre, ...altro }, prova);
		expect(codici(TAVOLI, prova)).toEqual(AVVISO);
		expect(ore('13:59', '15:00')).toEqual(AVVISO);
		expect(ore('14:00', '23:00')).toEqual([]);
		expect(ore('20:00', '08:00')).toEqual([]);
		expect(ore('20:00', '09:00')).toEqual(AVVISO);
		// The morning after the ninth is no feast any more.
		expect(ore('20:00', '09:00', { dal: '2027-05-09', al: '2027-05-09' })).toEqual([]);
	});

	it('le ore di un’esclusione sono due, in ordine', () => {
		const letto = (ore: object) =>
			schema.safeParse({ ...impostazioniDi('seveso'), esclusi: [{ ...FESTA, ...ore }] }).success;
		expect(letto({ dalle: '08:00', alle: '14:00' })).toBe(true);
		for (const ore of [{ dalle: '14:00', alle: '08:00' }, { dalle: '08:00' }, { alle: '14:00' }])
			expect(letto(ore)).toBe(false);
	});
});

describe('occupazione di suolo: le classi delle strade (art. 20 c. 1 D.Lgs. 285/1992)', () => {
	const trasloco = { ...V2, dal: '2027-05-08', al: '2027-05-08' };
	const su = (via: string, altro = {}) => controlla({ ...trasloco, via, ...altro }).problemi;

	it('sulle strade A, B, C e D la carreggiata non si occupa', () => {
		for (const classe of ['A', 'B', 'C', 'D']) {
			const impostazioni = schema.parse({
				...impostazioniDi('seveso'),
				strade: [{ via: 'Via Roma', classe }]
			});
			expect(codici(trasloco, { impostazioni })).toEqual(['suolo OSP_STRADA_VIETATA']);
		}
		expect(su('via  dei mille')).toMatchObject([
			{
				campo: 'suolo',
				severita: 'block',
				messaggio:
					'Su questa strada la carreggiata non si può occupare (art. 20 del Codice della strada). Scegli un altro spazio.'
			}
		]);
		expect(su('Via dei Mille', { suolo: ['piazza'] })).toEqual([]);
	});

	it('sulle strade E e F serve un percorso per il traffico: senza è un avviso', () => {
		expect(su('Via Garibaldi')).toMatchObject([
			{ campo: 'itinerario', codice: 'OSP_ITINERARIO', severita: 'warn' }
		]);
		expect(su('Via Garibaldi', { itinerario: 'Resta libera una corsia di 3 metri.' })).toEqual([]);
		expect(su('Via Roma')).toEqual([]);
	});
});

describe('la scheda del servizio', () => {
	const scheda = (altro: object) =>
		schedaInVigore(schema.parse({ ...impostazioniDi('seveso'), ...altro }), { giorniTermine: 30 });

	it('dice distanza, strade, giorni esclusi e rimborsi che il Comune ha deciso', () => {
		const { condizioni, costi } = scheda({ rimborso: { trattenuta: '10', fineAnticipata: true } });
		expect(condizioni).toBe(
			'Lascia almeno 2 metri per i pedoni, rispetta la segnaletica, ripristina l’area. Tra la tua occupazione e le altre lascia almeno 0,50 metri. In queste strade la carreggiata non si può occupare: Via dei Mille. In queste la carreggiata si occupa solo se il traffico ha un altro percorso: Via Garibaldi. Non si occupano i posti e i giorni di: mercato del martedì (Piazza del Mercato); mercatino di Natale davanti al municipio.'
		);
		expect(costi).toContain(
			'Se rinunci prima dell’inizio ti restituiamo il canone, meno il 10%. Se finisci prima ti restituiamo il canone dei giorni che restano, meno il 10%. Il bollo non si restituisce mai.'
		);
	});

	it('non dice niente di quello che il Comune non ha deciso', () => {
		const { condizioni, costi } = scheda({ distanzaMinima: 0, strade: [], esclusi: [], rimborso: {} });
		expect(condizioni).toBe(
			'Lascia almeno 2 metri per i pedoni, rispetta la segnaletica, ripristina l’area.'
		);
		expect(costi).toContain('Se finisci prima il canone non si restituisce.');
	});
});
