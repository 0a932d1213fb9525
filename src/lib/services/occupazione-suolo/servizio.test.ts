/** Proves the rules of public land by the vectors of the law and of the Comuni. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isFestivo } from '#lib/domain/calendario.ts';
import { isBloccante } from '#lib/forms/validate.ts';
import { NON_VALIDI } from '#tests/support/occupazione-suolo-casi.ts';
import {
	DEHORS,
	permesso,
	quadrato,
	rinnovo,
	TRASLOCO_CESANO,
	V1,
	V2,
	V3
} from '#tests/support/occupazione-suolo.ts';
import { codici, controlla, impostazioniDi } from '#tests/support/prova-occupazione-suolo.ts';
import { primoGiorno } from './tempi.ts';

const CASTELLANZA = { ente: 'castellanza' };
const CESANO = { ente: 'cesano-maderno' };

describe('occupazione di suolo: gli esempi che vanno', () => {
	it.each([
		['V1', V1, 'castellanza', '2026-11-23'],
		['V2', V2, 'seveso', '2026-11-10'],
		['V3', V3, 'casciago', '2026-11-23'],
		['il trasloco di Cesano Maderno', TRASLOCO_CESANO, 'cesano-maderno', '2026-11-23'],
		['il dehors di Seveso', DEHORS, 'seveso', '2026-11-23']
	])('%s non ha problemi', (_nome, risposte, ente, oggi) => {
		expect(controlla(risposte, { ente, oggi }).problemi).toEqual([]);
	});

	it('un rinnovo chiede solo permesso, motivo, nuova fine e bollo', () => {
		const { problemi, visibili } = controlla(rinnovo('2026-12-10', '2026-12-31'), CASTELLANZA);
		expect(problemi).toEqual([]);
		for (const nome of ['via', 'tipologia', 'planimetria', 'dal', 'orario'])
			expect(visibili).not.toContain(nome);
	});

	it('una rinuncia chiede solo il permesso e da quando l’area è libera', () => {
		const rinuncia = {
			titolo: 'PROPRIO',
			tipoDomanda: 'RINUNCIA',
			permesso: permesso('2026-12-31'),
			liberoDal: '2026-12-01'
		};
		expect(codici(rinuncia)).toEqual([]);
		expect(codici({ ...rinuncia, liberoDal: '2026-11-22' })).toEqual(['liberoDal DATA_PASSATA']);
		expect(codici({ ...rinuncia, permesso: permesso('2026-11-22') })).toEqual([
			'permesso OSP_RINNOVO_TARDIVO'
		]);
	});
});

describe('occupazione di suolo: gli esempi che non vanno', () => {
	it.each(NON_VALIDI)('$nome', ({ risposte, ente, presentata, problemi }) => {
		expect(controlla(risposte, { ente, oggi: presentata }).problemi).toEqual(problemi);
	});
});

describe('occupazione di suolo: i tempi', () => {
	it('a Cesano Maderno la domanda del 23/11/2026 può partire dal 07/12, quella del 03/12 dal 18/12', () => {
		const { anticipo } = impostazioniDi('cesano-maderno');
		const dal = (oggi: string) => primoGiorno(Temporal.PlainDate.from(oggi), anticipo).toString();
		expect([dal('2026-11-23'), dal('2026-12-03')]).toEqual(['2026-12-07', '2026-12-18']);
		expect(
			codici({ ...TRASLOCO_CESANO, dal: '2026-12-18', al: '2026-12-18' }, { ...CESANO, oggi: '2026-12-03' })
		).toEqual([]);
	});

	it('con i giorni lavorativi la prima data non è mai sabato, domenica o festa', () => {
		const { anticipo } = impostazioniDi('cesano-maderno');
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 60 }), (scarto, giorni) => {
				const oggi = Temporal.PlainDate.from('2024-01-01').add({ days: scarto });
				const primo = primoGiorno(oggi, { ...anticipo, ordinario: { giorni, unita: 'LAVORATIVI' } });
				expect(primo.dayOfWeek <= 5 && !isFestivo(primo)).toBe(true);
				expect(Temporal.PlainDate.compare(primo, oggi)).toBe(1);
			})
		);
	});

	it('l’anticipo troppo breve avvisa, e blocca solo se il Comune lo vuole', () => {
		const presto = { ...TRASLOCO_CESANO, dal: '2026-12-04', al: '2026-12-04' };
		expect(controlla(presto, CESANO).problemi.some(isBloccante)).toBe(false);
		const impostazioni = impostazioniDi('cesano-maderno');
		const severe = { ...impostazioni, anticipo: { ...impostazioni.anticipo, blocca: true } };
		expect(controlla(presto, { impostazioni: severe }).problemi).toMatchObject([
			{ codice: 'OSP_ANTICIPO_MINIMO', severita: 'block' }
		]);
	});

	it('dove serve l’ordinanza per un divieto di sosta la prima data è quella più lontana', () => {
		const problemi = controlla(V2, { ente: 'seveso', oggi: '2026-11-23' }).problemi;
		expect(problemi).toMatchObject([
			{ campo: 'dal', codice: 'OSP_ANTICIPO_MINIMO', messaggio: 'La prima data possibile è il 23/12/2026.' }
		]);
	});

	it('un giorno passato non si può chiedere, se non per un’urgenza detta in tempo', () => {
		const ieri = { ...TRASLOCO_CESANO, dal: '2026-11-22', al: '2026-11-30' };
		expect(codici(ieri, CESANO)).toEqual(['dal DATA_PASSATA']);
		const urgente = { ...ieri, tipoDomanda: 'URGENZA', avvisoUrgenza: true };
		expect(codici(urgente, CESANO)).toEqual([]);
		expect(codici({ ...urgente, dal: '2026-11-20' }, CESANO)).toEqual(['dal OSP_URGENZA_TARDIVA']);
		expect(codici({ ...urgente, avvisoUrgenza: false }, CESANO)).toEqual(['avvisoUrgenza DICH_MANCANTE']);
		// What begins in many days is not urgent.
		expect(codici({ ...urgente, dal: '2026-11-30' }, CESANO)).toEqual(['dal OSP_ANTICIPO_MINIMO']);
	});

	it('un permesso temporaneo dura al massimo 364 giorni, anche rinnovato', () => {
		expect(codici({ ...DEHORS, al: '2028-04-28' })).toEqual([]);
		expect(codici({ ...DEHORS, al: '2028-04-29' })).toEqual(['al OSP_DURATA_MASSIMA']);
		expect(codici(rinnovo('2026-12-10', '2027-11-01'), CASTELLANZA)).toEqual(['al OSP_DURATA_MASSIMA']);
	});

	it('il rinnovo si chiede qualche giorno prima della fine: dopo è un avviso', () => {
		expect(codici(rinnovo('2026-11-25', '2026-12-31'), CESANO)).toEqual([]);
		expect(controlla(rinnovo('2026-11-24', '2026-12-31'), CESANO).problemi).toEqual([
			{
				campo: 'permesso',
				codice: 'OSP_RINNOVO_ANTICIPO',
				severita: 'warn',
				messaggio:
					'Il rinnovo va chiesto almeno 2 giorni prima della scadenza: il tuo permesso scade il 24/11/2026.'
			}
		]);
		expect(codici(rinnovo('2026-12-10', '2026-12-10'), CESANO)).toEqual(['al OSP_DATE_INVERTITE']);
	});

	it('nella piazza del mercato il martedì non si può', () => {
		const mercato = { ...DEHORS, via: 'piazza del  mercato', dal: '2027-05-03', al: '2027-05-03' };
		expect(codici(mercato)).toEqual([]);
		expect(controlla({ ...mercato, al: '2027-05-04' }).problemi).toMatchObject([
			{
				codice: 'OSP_PERIODO_ESCLUSO',
				severita: 'warn',
				messaggio: 'In quei giorni questo spazio non è disponibile: mercato del martedì.'
			}
		]);
	});
});

describe('occupazione di suolo: misure, documenti, garanzie', () => {
	it('sul marciapiede restano due metri e almeno metà', () => {
		const su = (larghezzaMarciapiede: number, spazioPedoni: number) =>
			codici({ ...V1, suolo: ['marciapiede'], larghezzaMarciapiede, spazioPedoni }, CASTELLANZA);
		expect(su(4, 2)).toEqual([]);
		expect(su(3, 2)).toEqual([]);
		expect(su(4, 1.99)).toEqual(['spazioPedoni OSP_PEDONI_SPAZIO']);
		expect(su(6, 2.5)).toEqual(['spazioPedoni OSP_PEDONI_SPAZIO']);
		expect(su(3, 4)).toEqual(['spazioPedoni OSP_PEDONI_SPAZIO']);
	});

	it('un disegno lontano più del 15% dalle misure è un avviso', () => {
		const area = quadrato([45.6433, 9.1403]);
		expect(codici({ ...DEHORS, superficie: 20, area })).toEqual([]);
		const { problemi } = controlla({ ...DEHORS, superficie: 24, area });
		expect(problemi).toMatchObject([{ campo: 'area', codice: 'OSP_AREA_INCOERENTE', severita: 'warn' }]);
		expect(problemi[0]?.messaggio).toMatch(
			/^L'area disegnata misura 1\d,\d{2} m², quella dichiarata 24 m²\. Controlla il disegno e le misure\.$/
		);
	});

	it('non si chiede più della superficie che il Comune ammette', () => {
		expect(codici({ ...DEHORS, superficie: 5000.01 })).toContain('superficie OSP_SUPERFICIE_MASSIMA');
	});

	it('un trasloco dice con quali mezzi, e una targa strana avvisa soltanto', () => {
		expect(codici({ ...TRASLOCO_CESANO, mezzi: [] }, CESANO)).toEqual(['mezzi CAMPO_OBBLIGATORIO']);
		const straniera = controlla({ ...TRASLOCO_CESANO, mezzi: [{ targa: 'BO-IQ 123', peso: 3.5 }] }, CESANO);
		expect(straniera.problemi).toMatchObject([{ campo: 'mezzi.0.targa', severita: 'warn' }]);
		expect(straniera.risposte.mezzi).toEqual([{ targa: 'BOIQ123', peso: 350 }]);
	});

	it('una riduzione che va provata vuole il documento', () => {
		expect(codici({ ...V3, riduzione: 'patrocinio' }, { ente: 'casciago' })).toEqual([
			'provaRiduzione ALL_MANCANTE'
		]);
		expect(codici({ ...V3, riduzione: 'sociale' }, { ente: 'casciago' })).toEqual([]);
		expect(codici({ ...V3, riduzione: 'inventata' }, { ente: 'casciago' })).toEqual([
			'riduzione CAMPO_SCELTA'
		]);
	});

	it('uno scavo vuole una cauzione, e la fideiussione dura 60 giorni più dei lavori', () => {
		const scavo = { ...V1, tipologia: 'scavo', titoloEdilizio: undefined };
		expect(codici(scavo, CASTELLANZA)).toEqual(['cauzioneTipo CAMPO_OBBLIGATORIO']);
		const con = { ...scavo, cauzioneTipo: 'FIDEIUSSIONE', cauzioneScadenza: '2027-04-25' };
		expect(codici(con, CASTELLANZA)).toEqual([]);
		expect(controlla({ ...con, cauzioneScadenza: '2027-04-24' }, CASTELLANZA).problemi).toMatchObject([
			{ codice: 'OSP_CAUZIONE_SCADENZA', messaggio: 'La fideiussione deve valere almeno fino al 25/04/2027.' }
		]);
	});
});
