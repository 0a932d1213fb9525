import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giornoDi } from './data.ts';
import { giornoARoma } from './istante.ts';
import { isOraDiPromemoria, promemoriaDovuto, type DaRicordare } from './promemoria.ts';

type Inviato = DaRicordare['inviati'][number];

function inviato(giorni: number, entro: string, il: string): Inviato {
	return { giorni, entro: giornoDi(entro), il: giornoDi(il) };
}

function dovuto(oggi: string, { nota = '2026-01-01', entro = '2026-12-24', inviati = [] as Inviato[] } = {}) {
	return promemoriaDovuto({ nota: giornoDi(nota), entro: giornoDi(entro), inviati }, giornoDi(oggi));
}

/** What is sent when the worker looks on these days only. */
function inviatiIn(giorni: readonly string[], { nota, entro }: { nota: string; entro: string }): string[] {
	const inviati: Inviato[] = [];
	for (const oggi of giorni) {
		const quale = dovuto(oggi, { nota, entro, inviati });
		if (quale !== undefined) inviati.push(inviato(quale, entro, oggi));
	}
	return inviati.map(({ giorni: quale, il }) => `${il.toString()} -${quale}`);
}

function ogniGiorno(dal: string, quanti: number): string[] {
	return Array.from({ length: quanti }, (_, n) => giornoDi(dal).add({ days: n }).toString());
}

describe('i promemoria di una scadenza', () => {
	it.each([
		['di fine mese', '2026-10-31', ['2026-10-24 -7', '2026-10-29 -2']],
		['dei primi del mese', '2027-03-01', ['2027-02-22 -7', '2027-02-27 -2']],
		['del primo marzo di un anno bisestile', '2028-03-01', ['2028-02-23 -7', '2028-02-28 -2']],
		['del 29 febbraio', '2028-02-29', ['2028-02-22 -7', '2028-02-27 -2']],
		['dei primi dell’anno', '2027-01-02', ['2026-12-26 -7', '2026-12-31 -2']],
		['dopo l’inizio dell’ora legale', '2027-03-29', ['2027-03-22 -7', '2027-03-27 -2']],
		['dopo la fine dell’ora legale', '2026-10-26', ['2026-10-19 -7', '2026-10-24 -2']]
	])('%s partono sette e due giorni prima', (_quale, entro, attesi) => {
		const dal = giornoDi(entro).subtract({ days: 20 }).toString();
		expect(inviatiIn(ogniGiorno(dal, 25), { nota: '2026-01-01', entro })).toEqual(attesi);
	});

	it.each([
		['10 giorni prima', '2026-12-14', ['2026-12-17 -7', '2026-12-22 -2']],
		['8 giorni prima', '2026-12-16', ['2026-12-17 -7', '2026-12-22 -2']],
		['7 giorni prima', '2026-12-17', ['2026-12-22 -2']],
		['3 giorni prima', '2026-12-21', ['2026-12-22 -2']],
		['2 giorni prima', '2026-12-22', []],
		['il giorno prima', '2026-12-23', []],
		['il giorno stesso', '2026-12-24', []]
	])('chi lo sa %s riceve solo quelli il cui giorno deve ancora venire', (_quando, nota, attesi) => {
		expect(inviatiIn(ogniGiorno(nota, 20), { nota, entro: '2026-12-24' })).toEqual(attesi);
	});

	it('in ritardo ne parte uno solo, il più vicino, e mai l’ultimo giorno né dopo', () => {
		expect(dovuto('2026-12-19')).toBe(7);
		expect(dovuto('2026-12-22')).toBe(2);
		expect(dovuto('2026-12-23')).toBe(2);
		expect(dovuto('2026-12-24')).toBeUndefined();
		expect(dovuto('2026-12-25')).toBeUndefined();
		expect(dovuto('2026-12-23', { inviati: [inviato(2, '2026-12-24', '2026-12-22')] })).toBeUndefined();
	});

	it('una scadenza spostata ha i suoi', () => {
		const prima = [inviato(7, '2026-12-24', '2026-12-17'), inviato(2, '2026-12-24', '2026-12-22')];
		expect(dovuto('2027-01-03', { entro: '2027-01-10', inviati: prima })).toBe(7);
		expect(dovuto('2027-01-08', { entro: '2027-01-10', inviati: prima })).toBe(2);
	});

	it('una spostata di poco non si ricorda il giorno in cui la si sa', () => {
		const prima = [inviato(2, '2026-12-24', '2026-12-22')];
		expect(dovuto('2026-12-23', { entro: '2026-12-28', inviati: prima })).toBeUndefined();
		expect(dovuto('2026-12-26', { entro: '2026-12-28', inviati: prima })).toBe(2);
	});

	it('anticipata si ricorda con il nuovo giorno', () => {
		const prima = [inviato(7, '2026-12-24', '2026-12-17')];
		expect(dovuto('2026-12-18', { entro: '2026-12-20', inviati: prima })).toBe(2);
	});

	it('comunque si guardi, sono due al massimo, una volta ciascuno, prima il lontano', () => {
		const giro = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
		fc.assert(
			fc.property(giro, fc.integer({ min: 0, max: 35 }), (acceso, quando) => {
				const nota = giornoDi('2026-11-20').add({ days: quando }).toString();
				const giorni = ogniGiorno(nota, 40).filter((_, n) => acceso[n]);
				const partiti = inviatiIn(giorni, { nota, entro: '2026-12-24' }).map((uno) => uno.slice(-2));
				expect([[], ['-7'], ['-2'], ['-7', '-2']]).toContainEqual(partiti);
			})
		);
	});
});

describe('le ore dei promemoria', () => {
	it.each([
		['2026-12-17T06:59:59Z', false],
		['2026-12-17T07:00:00Z', true],
		['2026-12-17T18:59:59Z', true],
		['2026-12-17T19:00:00Z', false],
		['2026-07-17T06:00:00Z', true],
		['2026-07-17T18:00:00Z', false],
		['2026-12-16T23:30:00Z', false]
	])('alle %s: %s', (istante, atteso) => {
		expect(isOraDiPromemoria(new Date(istante))).toBe(atteso);
	});

	it('il giorno è quello di Roma anche quando a Greenwich è il precedente', () => {
		const oggi = giornoARoma(new Date('2026-12-16T23:30:00Z')).toString();
		expect(dovuto(oggi)).toBe(7);
	});
});
