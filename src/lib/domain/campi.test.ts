/** Proves the small checks of fields: contacts, cadastre, plate, marca da bollo. */
import { describe, expect, it } from 'vitest';
import { checkCatasto } from './catasto.ts';
import { checkCap, checkEmail, checkPec, checkTelefono } from './contatti.ts';
import { checkMarcaDaBollo } from './marca-da-bollo.ts';
import { checkTarga, normaliseTarga } from './targa.ts';

describe('i contatti', () => {
	it("l'e-mail buona passa con il dominio in minuscolo", () => {
		expect(checkEmail(' Anna.Rossi+casa@Esempio.IT ')).toEqual({
			ok: true,
			valore: 'Anna.Rossi+casa@esempio.it'
		});
		expect(checkPec('Anna@PEC.Esempio.it')).toEqual({ ok: true, valore: 'anna@pec.esempio.it' });
	});

	it.each([
		'',
		'anna',
		'anna@',
		'@esempio.it',
		'a@b@c.it',
		'anna@esempio',
		'an na@esempio.it',
		'a..b@esempio.it',
		'anna\u202e@esempio.it',
		'an\u200bna@esempio.it',
		'anna\u0001@esempio.it',
		`${'a'.repeat(250)}@b.it`
	])('l\'e-mail "%s" non va bene', (testo) => {
		expect(checkEmail(testo)).toEqual({ ok: false, codice: 'EMAIL_FORMATO' });
	});

	it.each([
		['0424 123456', '+390424123456'],
		['347 1234567', '+393471234567'],
		['0424-123456', '+390424123456'],
		['0331/526111', '+390331526111'],
		['+39 0424 123456', '+390424123456'],
		['0041 91 123 4567', '+41911234567']
	])('il telefono %s diventa %s', (testo, valore) => {
		expect(checkTelefono(testo)).toEqual({ ok: true, valore });
	});

	it.each(['12345', '0424_123456', 'telefono', '+', '      ', '+0424123456', '1 2 3 4', ''])(
		'il telefono "%s" non va bene',
		(testo) => {
			expect(checkTelefono(testo)).toEqual({ ok: false, codice: 'TEL_FORMATO' });
		}
	);

	it('il CAP ha cinque cifre', () => {
		expect(checkCap('36022')).toEqual({ ok: true, valore: '36022' });
		expect(checkCap('3602')).toEqual({ ok: false, codice: 'CAP_FORMATO' });
	});
});

describe('il catasto', () => {
	const base = { tipo: 'F', comune: 'C037', foglio: '12', particella: '345' };

	it('accetta foglio e particella, con subalterno e sezione facoltativi', () => {
		const attesa = { ...base, sezione: null, subalterno: null };
		expect(checkCatasto(base)).toEqual({ ok: true, valore: attesa });
		expect(checkCatasto({ ...base, sezione: 'a', subalterno: '7' })).toEqual({
			ok: true,
			valore: { ...base, sezione: 'A', subalterno: '7' }
		});
	});

	it('il gruppo vuoto è ammesso', () => {
		expect(checkCatasto({ comune: 'C037', tipo: 'F', foglio: ' ' })).toEqual({ ok: true, valore: null });
	});

	it.each([
		[{ particella: '' }, 'CATASTO_INCOMPLETO'],
		[{ foglio: '' }, 'CATASTO_INCOMPLETO'],
		[{ foglio: '', particella: '', subalterno: '3' }, 'CATASTO_INCOMPLETO'],
		[{ sezione: 'ABCD' }, 'CATASTO_SEZIONE'],
		[{ foglio: '12345' }, 'CATASTO_FOGLIO'],
		[{ particella: '12-3' }, 'CATASTO_PARTICELLA'],
		[{ subalterno: 'A' }, 'CATASTO_SUBALTERNO'],
		[{ tipo: 'X' }, 'CAMPO_SCELTA']
	])('con %o risponde %s', (cambio, codice) => {
		expect(checkCatasto({ ...base, ...cambio })).toEqual({ ok: false, codice });
	});
});

describe('targa e marca da bollo', () => {
	it('la targa attuale passa e le altre sono dubbie', () => {
		expect(checkTarga('ab 123-cd')).toEqual({ ok: true, valore: 'AB123CD' });
		expect(checkTarga('VI123456')).toEqual({ ok: false, codice: 'TARGA_DUBBIA' });
		expect(checkTarga('AI123CD').ok).toBe(false);
		expect(normaliseTarga('vi 123456')).toBe('VI123456');
	});

	it('la marca da bollo ha quattordici cifre', () => {
		expect(checkMarcaDaBollo('0123 4567 8901 23')).toEqual({ ok: true, valore: '01234567890123' });
		expect(checkMarcaDaBollo('0123456789012')).toEqual({ ok: false, codice: 'BOLLO_SERIALE' });
	});
});
