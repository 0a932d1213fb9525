import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementiDi, isVuoto, parteDi, readForm, readJson, testiDi, testoDi, type Grezzo } from './grezzo.ts';

describe('le risposte di un modulo', () => {
	it('mettono insieme parti, elementi ed elenchi', () => {
		const letto = readForm([
			['nome', 'Anna'],
			['catasto.foglio', '7'],
			['catasto.particella', '415'],
			['figli.1.nome', 'Pietro'],
			['figli.0.nome', 'Anna'],
			['giorni', 'lun'],
			['giorni', 'mar'],
			['note', 'a\r\nb']
		]);
		expect(letto).toEqual({
			nome: 'Anna',
			catasto: { foglio: '7', particella: '415' },
			figli: { '1': { nome: 'Pietro' }, '0': { nome: 'Anna' } },
			giorni: ['lun', 'mar'],
			note: 'a\nb'
		});
		expect(elementiDi(letto.figli)).toEqual([{ nome: 'Anna' }, { nome: 'Pietro' }]);
		expect(parteDi(letto.catasto, 'foglio')).toBe('7');
		expect(testiDi(letto.giorni)).toEqual(['lun', 'mar']);
		expect(testoDi(letto.giorni)).toBe('lun');
	});

	it('scartano i nomi che non possono essere campi', () => {
		const nomi = [
			'__proto__',
			'a.__proto__.b',
			'constructor',
			'_azione',
			'',
			'a b',
			'a..b',
			'a.b.c.d.e',
			'1a'
		];
		expect(readForm(nomi.map((nome) => [nome, 'x']))).toEqual({});
		expect(({} as Record<string, unknown>).b).toBeUndefined();
	});

	it('non tengono quello che la banca dati non può tenere', () => {
		expect(readForm([['nome', 'a\u0000b\ud800c']])).toEqual({ nome: 'ab\ufffdc' });
		expect(readJson({ nome: 'a\u0000b', altri: ['\udfff'] })).toEqual({ nome: 'ab', altri: ['\ufffd'] });
	});

	it('da JSON hanno la stessa forma', () => {
		expect(
			readJson({ anno: 1987, euro: 1.234, si: true, no: false, niente: null, parti: { x: [1, null] } })
		).toEqual({
			anno: '1987',
			euro: '1,234',
			si: 'si',
			no: 'no',
			parti: { x: ['1'] }
		});
		expect(readJson(undefined)).toBeUndefined();
	});

	it('qualunque cosa arrivi si legge senza rompersi', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.string())), fc.jsonValue(), (coppie, valore) => {
				expect(() => readForm(coppie)).not.toThrow();
				expect(() => readJson(valore)).not.toThrow();
			})
		);
	});

	it('sono vuote quando nessuna parte dice qualcosa', () => {
		for (const grezzo of [undefined, '', '  ', [], {}, { a: ' ' }, [{ a: '' }]] as (Grezzo | undefined)[])
			expect(isVuoto(grezzo)).toBe(true);
		expect(isVuoto({ a: ['x'] })).toBe(false);
	});
});
