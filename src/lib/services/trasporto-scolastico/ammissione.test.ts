import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';
import { formaGraduatoria, ordina, puntiDi, type Candidato, type Occupati } from './ammissione.ts';
import type { Ammissione, Linea } from './impostazioni.ts';
import { corseDi } from './vocabolario.ts';

const ARRIVO: Ammissione = { modo: 'ORDINE_ARRIVO', minimoAlunni: 0 };
const CRITERI: Ammissione = { modo: 'CRITERI', distanzaPrioritariaMetri: 2000 };
const PUNTEGGIO: Ammissione = impostazioniDi('seveso').ammissione;

function candidato(numero: number, altro: Partial<Candidato> = {}): Candidato {
	return {
		pratica: `TS-2026-${String(numero).padStart(6, '0')}`,
		linea: 'rossa',
		servizio: 'ANDATA_RITORNO',
		grado: 'PRIMARIA',
		nascita: '2018-04-11',
		inTermine: true,
		residente: true,
		disabilita: false,
		distanzaMetri: 500,
		fratelloStessaLinea: false,
		genitoriLavoratori: false,
		presentataIl: 1000 + numero,
		protocollo: { anno: 2026, numero },
		...altro
	};
}

function linea(posti: number): Linea {
	return { ...(impostazioniDi('seveso').linee[0] as Linea), id: 'rossa', posti };
}

function numeri(candidati: readonly Candidato[], ammissione: Ammissione): number[] {
	return ordina(candidati, ammissione).map(({ protocollo }) => protocollo.numero);
}

function graduatoria(
	candidati: readonly Candidato[],
	{
		posti,
		ammissione = ARRIVO,
		occupati = { ANDATA: 0, RITORNO: 0 }
	}: { posti: number; ammissione?: Ammissione; occupati?: Occupati }
) {
	const linee = [linea(posti)];
	return formaGraduatoria(candidati, { ammissione, linee, occupati: new Map([['rossa', occupati]]) });
}

describe("l'ordine delle domande", () => {
	it('per arrivo: prima chi è in termine, poi i residenti, poi chi ha inviato prima', () => {
		const candidati = [
			candidato(1, { inTermine: false }),
			candidato(2, { residente: false }),
			candidato(4),
			candidato(3)
		];
		expect(numeri(candidati, ARRIVO)).toEqual([3, 4, 2, 1]);
	});

	it('per criteri: prima l’obbligo oltre i 2 km, poi il più lontano, poi il più giovane', () => {
		const candidati = [
			candidato(1, { distanzaMetri: 2000 }),
			candidato(2, { distanzaMetri: 5000, grado: 'INFANZIA' }),
			candidato(3, { distanzaMetri: 2001 }),
			candidato(4, { distanzaMetri: 2000, nascita: '2019-01-01' }),
			candidato(5, { distanzaMetri: undefined })
		];
		expect(numeri(candidati, CRITERI)).toEqual([3, 2, 4, 1, 5]);
	});

	it('a punti: la somma, poi la distanza, poi l’arrivo', () => {
		const candidati = [
			candidato(1),
			candidato(2),
			candidato(3, { distanzaMetri: 900 }),
			candidato(4, { residente: false, disabilita: true, distanzaMetri: 2500, genitoriLavoratori: true }),
			candidato(5, { fratelloStessaLinea: true })
		];
		expect(candidati.map((uno) => puntiDi(uno, PUNTEGGIO))).toEqual([100, 100, 100, 90, 110]);
		expect(numeri(candidati, PUNTEGGIO)).toEqual([5, 3, 1, 2, 4]);
	});

	it('i limiti delle distanze sono superati, non raggiunti', () => {
		const punti = (distanzaMetri: number) => puntiDi(candidato(1, { distanzaMetri }), PUNTEGGIO);
		expect([1000, 1001, 2000, 2001].map(punti)).toEqual([100, 115, 115, 130]);
	});
});

describe('i posti', () => {
	it('chi resta fuori è in lista d’attesa con il suo posto', () => {
		const voci = graduatoria([candidato(1), candidato(2), candidato(3)], { posti: 1 });
		expect(voci.map(({ esito, posizione }) => [esito, posizione])).toEqual([
			['AMMESSA', undefined],
			['LISTA_ATTESA', 1],
			['LISTA_ATTESA', 2]
		]);
	});

	it('si contano corsa per corsa: chi viaggia solo al ritorno usa un posto che altri non usano', () => {
		const candidati = [
			candidato(1, { servizio: 'SOLO_ANDATA' }),
			candidato(2),
			candidato(3, { servizio: 'SOLO_RITORNO' })
		];
		expect(graduatoria(candidati, { posti: 1 }).map(({ esito }) => esito)).toEqual([
			'AMMESSA',
			'LISTA_ATTESA',
			'AMMESSA'
		]);
	});

	it('quelli dati da atti precedenti non si danno di nuovo', () => {
		const occupati = { ANDATA: 1, RITORNO: 0 };
		const candidati = [candidato(1), candidato(2, { servizio: 'SOLO_RITORNO' })];
		expect(graduatoria(candidati, { posti: 1, occupati }).map(({ esito }) => esito)).toEqual([
			'LISTA_ATTESA',
			'AMMESSA'
		]);
	});

	it('una linea con troppo pochi alunni non parte', () => {
		const ammissione: Ammissione = { modo: 'ORDINE_ARRIVO', minimoAlunni: 3 };
		const due = [candidato(1), candidato(2)];
		expect(graduatoria(due, { posti: 9, ammissione }).map(({ esito }) => esito)).toEqual([
			'LISTA_ATTESA',
			'LISTA_ATTESA'
		]);
		const tre = [...due, candidato(3)];
		expect(graduatoria(tre, { posti: 9, ammissione }).every(({ esito }) => esito === 'AMMESSA')).toBe(true);
	});
});

const unModo = fc.constantFrom(ARRIVO, CRITERI, PUNTEGGIO);
const alcuni = fc
	.array(
		fc.record({
			servizio: fc.constantFrom('ANDATA_RITORNO', 'SOLO_ANDATA', 'SOLO_RITORNO'),
			grado: fc.constantFrom('INFANZIA', 'PRIMARIA', 'SECONDARIA_1'),
			nascita: fc.constantFrom('2018-04-11', '2020-03-03'),
			inTermine: fc.boolean(),
			residente: fc.boolean(),
			disabilita: fc.boolean(),
			distanzaMetri: fc.constantFrom(undefined, 500, 1500, 2500),
			fratelloStessaLinea: fc.boolean(),
			genitoriLavoratori: fc.boolean(),
			presentataIl: fc.integer({ min: 0, max: 3 })
		}),
		{ maxLength: 12 }
	)
	.map((lista) => lista.map((altro, posto) => candidato(posto + 1, altro as Partial<Candidato>)));

describe('qualunque siano le domande', () => {
	it("l'ordine è totale: non dipende da come arrivano, e rifarlo non lo cambia", () => {
		fc.assert(
			fc.property(
				alcuni,
				unModo,
				fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
				(candidati, ammissione, chiavi) => {
					const mischiati = candidati
						.map((uno, posto) => ({ uno, chiave: chiavi[posto] ?? 0 }))
						.toSorted((a, b) => a.chiave - b.chiave)
						.map(({ uno }) => uno);
					const prima = ordina(candidati, ammissione);
					expect(ordina(mischiati, ammissione)).toEqual(prima);
					expect(ordina(prima, ammissione)).toEqual(prima);
					expect(new Set(prima.map(({ pratica }) => pratica)).size).toBe(candidati.length);
				}
			)
		);
	});

	it('nessuna corsa ha più ammessi che posti, e nessun posto libero resta a chi lo chiedeva', () => {
		fc.assert(
			fc.property(alcuni, unModo, fc.integer({ min: 1, max: 6 }), (candidati, ammissione, posti) => {
				const voci = graduatoria(candidati, { posti, ammissione });
				const servizioDi = (pratica: string) =>
					candidati.find((uno) => uno.pratica === pratica)?.servizio ?? 'ANDATA_RITORNO';
				const usati = (corsa: 'ANDATA' | 'RITORNO') =>
					voci.filter(
						({ esito, pratica }) => esito === 'AMMESSA' && corseDi(servizioDi(pratica)).includes(corsa)
					).length;
				const presi = { ANDATA: usati('ANDATA'), RITORNO: usati('RITORNO') };
				expect(Math.max(presi.ANDATA, presi.RITORNO)).toBeLessThanOrEqual(posti);
				for (const { esito, pratica } of voci)
					if (esito === 'LISTA_ATTESA')
						expect(corseDi(servizioDi(pratica)).some((corsa) => presi[corsa] === posti)).toBe(true);
			})
		);
	});
});
