import { describe, expect, it } from 'vitest';
import type { Pagamento } from '../pagamenti/pagamento.ts';
import { abbinabiliDi } from './abbinabili.ts';

function somma(id: string, cent: number, altro: Partial<Pagamento> = {}): Pagamento {
	return {
		id,
		atto: '1/2026',
		causale: `Somma ${id}`,
		cent,
		scadenza: '2026-12-10',
		stato: 'CREATA',
		creatoIl: new Date('2026-11-24T09:00:00Z'),
		tassonomia: '9/0101107TS/',
		scade: false,
		impronta: null,
		posizione: 'A',
		mezzo: null,
		numero: null,
		pagatoIl: null,
		...altro
	};
}

function valori(cent: number, pagamenti: Pagamento[], posizione?: string): [string, number][] {
	const sua = posizione ? { id: posizione, stato: 'aperta' as const, cent: 1 } : undefined;
	return abbinabiliDi({ cent, posizione: sua }, pagamenti).map(({ valore, eccedenza }) => [
		valore,
		eccedenza
	]);
}

describe('un incasso si abbina', () => {
	it('a ogni somma dello stesso importo, mai a una chiusa', () => {
		const dovute = [
			somma('1', 500),
			somma('2', 500, { posizione: null }),
			somma('3', 500, { stato: 'PAGATA' })
		];
		expect(valori(500, dovute)).toEqual([
			['pagamento:1', 0],
			['pagamento:2', 0]
		]);
	});

	it('a un avviso intero, contando solo quello che di lui resta da pagare', () => {
		const dovute = [somma('1', 500), somma('2', 700), somma('3', 100, { stato: 'PAGATA' })];
		expect(valori(1_200, dovute)).toEqual([['posizione:A', 0]]);
		expect(valori(1_300, dovute)).toEqual([]);
	});

	it('con qualcosa in più solo all’avviso per cui è arrivato, e mai con meno', () => {
		const dovute = [somma('1', 500), somma('2', 700)];
		expect(valori(1_250, dovute, 'A')).toEqual([['posizione:A', 50]]);
		expect(valori(1_250, dovute, 'B')).toEqual([]);
		expect(valori(1_199, dovute, 'A')).toEqual([]);
	});

	it('due somme senza avviso non fanno un avviso', () => {
		const dovute = [somma('1', 500, { posizione: null }), somma('2', 700, { posizione: null })];
		expect(valori(1_200, dovute)).toEqual([]);
	});
});
