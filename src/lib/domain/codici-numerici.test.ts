/** Proves partita IVA, codes of entities and IBAN. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carattereControllo } from './carattere-controllo.ts';
import { checkIban, checkIbanSepa, formatIban, isIbanEstero, mascheraIban } from './iban.ts';
import { checkCodiceFiscaleEnte, checkPartitaIva } from './partita-iva.ts';

const IBAN = 'IT60X0542811101000000123456';

describe('la partita IVA', () => {
	it.each(['00743110157', '03456780125', '95012345674'])('accetta %s', (cifre) => {
		expect(checkPartitaIva(cifre)).toEqual({ ok: true, valore: cifre });
		expect(checkCodiceFiscaleEnte(cifre)).toEqual({ ok: true, valore: cifre });
	});

	it.each(['00743110158', '00000000000', '0074311015', '007431101570', 'ABCDEFGHIJK', ''])(
		'rifiuta "%s"',
		(cifre) => {
			expect(checkPartitaIva(cifre)).toEqual({ ok: false, codice: 'PIVA_CONTROLLO' });
			expect(checkCodiceFiscaleEnte(cifre)).toEqual({ ok: false, codice: 'CF_ENTE_CONTROLLO' });
		}
	);

	it('toglie spazi e prefisso IT', () => {
		expect(checkPartitaIva(' IT 007 4311 0157')).toEqual({ ok: true, valore: '00743110157' });
	});

	it('sente ogni singola cifra sbagliata', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 9 }), (i, cifra) => {
				const mutata = '00743110157'.slice(0, i) + String(cifra) + '00743110157'.slice(i + 1);
				return mutata === '00743110157' || !checkPartitaIva(mutata).ok;
			})
		);
	});
});

describe("l'IBAN", () => {
	it.each([
		['de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
		['SM86U0322509800000000270100', 'SM86U0322509800000000270100'],
		[IBAN, IBAN]
	])("nell'area SEPA vanno bene anche i conti di altri Paesi: %s", (testo, valore) => {
		expect(checkIbanSepa(testo)).toEqual({ ok: true, valore });
		expect(isIbanEstero(valore)).toBe(valore !== IBAN);
	});

	it.each([
		['DE8937040044053201300', 'IBAN_PAESE'],
		['BR1800360305000010009795493C1', 'IBAN_PAESE'],
		['DE88370400440532013000', 'IBAN_CONTROLLO'],
		['IT60X054281110100000012345', 'IBAN_FORMATO'],
		['conto', 'IBAN_FORMATO']
	])("fuori dall'area SEPA, o scritto male: %s", (testo, codice) => {
		expect(checkIbanSepa(testo)).toEqual({ ok: false, codice });
	});

	it('accetta quello italiano anche scritto a gruppi', () => {
		expect(checkIban(formatIban(IBAN).toLowerCase())).toEqual({ ok: true, valore: IBAN });
		expect(formatIban(IBAN)).toBe('IT60 X054 2811 1010 0000 0123 456');
	});

	it.each([
		['IT60X054281110100000012345', 'IBAN_FORMATO'],
		['DE89370400440532013000', 'IBAN_FORMATO'],
		['IT61X0542811101000000123456', 'IBAN_CONTROLLO'],
		['IT60X0542811101000000123457', 'IBAN_CONTROLLO']
	])('rifiuta %s con %s', (testo, codice) => {
		expect(checkIban(testo)).toEqual({ ok: false, codice });
	});

	it('riconosce un CIN sbagliato anche quando il resto 97 torna', () => {
		const conto = '0542811101000000123456';
		expect(carattereControllo(conto)).toBe('X');
		const falsi = Array.from({ length: 97 }, (_, n) => `IT${String(n + 2).padStart(2, '0')}Y${conto}`);
		const codici = falsi.map((testo) => checkIban(testo)).map((esito) => (esito.ok ? 'OK' : esito.codice));
		expect(codici.filter((codice) => codice === 'IBAN_CIN')).toHaveLength(1);
		expect(codici.filter((codice) => codice === 'OK')).toHaveLength(0);
	});

	it('si nasconde lasciando i quattro caratteri ai due capi', () => {
		expect(mascheraIban(IBAN)).toBe('IT60*******************3456');
	});
});
