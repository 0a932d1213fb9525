import { describe, expect, it } from 'vitest';
import { nomeLuogo } from '#lib/domain/luoghi.ts';
import righe from './luoghi.json' with { type: 'json' };
import { openLuoghi } from './luoghi.ts';

const luoghi = openLuoghi();

describe('la tavola dei luoghi', () => {
	it.each([
		['C037', 'Cassola', 'VI'],
		['C139', 'Castellanza', 'VA'],
		['B949', 'Casciago', 'VA'],
		['I709', 'Seveso', 'MB'],
		['C566', 'Cesano Maderno', 'MB'],
		['A703', 'Bassano del Grappa', 'VI'],
		['H501', 'Roma', 'RM']
	])('%s è %s', (codice, nome, provincia) => {
		expect(luoghi.trova(codice)).toMatchObject({ provincia, stato: false });
		expect(luoghi.trova(codice)?.nome.toLowerCase()).toBe(nome.toLowerCase());
	});

	it.each(['Z100', 'Z129', 'Z330', 'Z236', 'Z602', 'Z404', 'Z154', 'Z160'])(
		'%s è uno Stato estero',
		(codice) => {
			expect(luoghi.trova(codice)).toMatchObject({ stato: true, provincia: '' });
		}
	);

	it('uno Stato che non c’è più dice fino a quando', () => {
		const urss = luoghi.trova('Z135');
		expect(urss && nomeLuogo(urss)).toBe('Unione Sovietica, fino al 1992');
	});

	it('un codice inventato non si trova', () => {
		expect(luoghi.trova('Z999')).toBeUndefined();
	});

	it('si cerca senza badare ad accenti, maiuscole e apostrofi', () => {
		expect(luoghi.cerca('forli')[0]?.nome).toBe('Forlì');
		expect(luoghi.cerca("SANT'ANGELO LODIGIANO")[0]?.codice).toBe('I274');
		expect(luoghi.cerca('grappa').map(({ codice }) => codice)).toContain('A703');
	});

	it('il nome intero viene per primo e i Comuni soppressi dopo quelli attivi', () => {
		expect(luoghi.cerca('Roma')[0]?.codice).toBe('H501');
		const samone = luoghi.cerca('Samone');
		expect(samone.length).toBeGreaterThan(1);
	});

	it('il nome come lo mostriamo, con la provincia, si ritrova', () => {
		for (const codice of ['C037', 'H501', 'Z100', 'Z135', 'A703']) {
			const luogo = luoghi.trova(codice);
			expect(luoghi.cerca(luogo ? nomeLuogo(luogo) : '')[0]?.codice).toBe(codice);
		}
	});

	it('nessun nome è scritto con la codifica sbagliata', () => {
		expect(righe.filter((riga) => /[ÂÃĂ]/.test(riga))).toEqual([]);
		expect(luoghi.trova('Z106')?.nome).toBe('Stato della Città del Vaticano');
	});

	it('una lettera sola non basta', () => {
		expect(luoghi.cerca('a')).toEqual([]);
	});
});
