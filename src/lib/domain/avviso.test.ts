/** Proves the codice avviso, the IUV and the text of the QR code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNav, iuvDi, navDi, qrAvviso, readNav } from './avviso.ts';

const NAV = '302000123456789041';

const segregazione = fc.integer({ min: 0, max: 45 }).map((codice) => String(codice).padStart(2, '0'));
const base = fc.bigInt({ min: 0n, max: 9_999_999_999_999n });

function letto(testo: string) {
	const esito = readNav(testo);
	return esito.ok ? esito.valore : esito.codice;
}

function readControllo(nav: string): boolean {
	const esito = readNav(nav);
	return !esito.ok || esito.valore.controllo;
}

describe('il codice avviso', () => {
	it('si compone di 3, segregazione, base e controllo', () => {
		expect(navDi({ segregazione: '02', base: '0001234567890' })).toBe(NAV);
		expect(navDi({ segregazione: '02', base: 1_234_567_890n })).toBe(NAV);
		expect(iuvDi(NAV)).toBe('02000123456789041');
		expect(formatNav(NAV)).toBe('3020 0012 3456 7890 41');
	});

	it('ha sempre due cifre di controllo', () => {
		expect(navDi({ segregazione: '00', base: '51' })).toMatch(/^3000{11}51\d{2}$/);
		const controlli = Array.from({ length: 93 }, (_, n) => navDi({ segregazione: '00', base: BigInt(n) }));
		expect(new Set(controlli.map((nav) => nav.slice(16))).size).toBe(93);
		expect(controlli.some((nav) => nav.endsWith('00'))).toBe(true);
	});

	it.each(['46', '99', '2', '002', 'a1', ''])('la segregazione "%s" non è di un ente', (codice) => {
		expect(() => navDi({ segregazione: codice, base: '1' })).toThrow(RangeError);
	});

	it.each(['', '12345678901234', '-1', '1.5', 'uno'])('la base "%s" non va bene', (testo) => {
		expect(() => navDi({ segregazione: '02', base: testo })).toThrow(RangeError);
	});

	it.each(['', '02000123456789041', `1${NAV.slice(1)}`, 'trecento'])(
		'"%s" non è nostro: niente IUV',
		(nav) => {
			expect(() => iuvDi(nav)).toThrow(RangeError);
		}
	);

	it('quello composto si rilegge, anche stampato a gruppi', () => {
		fc.assert(
			fc.property(segregazione, base, (codice, numero) => {
				const nav = navDi({ segregazione: codice, base: numero });
				expect(letto(formatNav(nav))).toEqual({ nav, controllo: true });
				expect([nav[0], nav.slice(1, 3), BigInt(nav.slice(3, 16))]).toEqual(['3', codice, numero]);
				expect(`3${iuvDi(nav)}`).toBe(nav);
			})
		);
	});

	it('due basi diverse danno due codici e due IUV diversi', () => {
		fc.assert(
			fc.property(segregazione, fc.uniqueArray(base, { minLength: 2, maxLength: 40 }), (codice, basi) => {
				const tutti = basi.map((numero) => navDi({ segregazione: codice, base: numero }));
				expect(new Set(tutti).size).toBe(basi.length);
				expect(new Set(tutti.map(iuvDi)).size).toBe(basi.length);
			})
		);
	});
});

describe('il codice avviso scritto da una persona', () => {
	it.each(['3020 0012 3456 7890 41', ' 3020.0012.3456.7890.41 ', '3020-0012–3456-7890 41', `\t${NAV}\n`])(
		'si legge anche "%s"',
		(testo) => {
			expect(letto(testo)).toEqual({ nav: NAV, controllo: true });
		}
	);

	it.each([
		'',
		'30200012345678904',
		`${NAV}0`,
		'30200012345678904I',
		'3020/0012/3456/7890/41',
		'٣٠٢٠٠٠١٢٣٤٥٦٧٨٩٠٤١'
	])('"%s" non ha 18 cifre', (testo) => {
		expect(letto(testo)).toBe('AVVISO_FORMATO');
	});

	it('uno emesso in collaudo torna', () => {
		expect(letto('348175498304559315')).toEqual({ nav: '348175498304559315', controllo: true });
	});

	it('il controllo sente ogni cifra sbagliata e ogni scambio di due vicine, se la regola ne ha uno', () => {
		const sbagliati = [...sostituzioni(NAV), ...scambi(NAV)];
		expect([sostituzioni(NAV).length, scambi(NAV).length]).toEqual([162, 15]);
		// A 1 in the first place makes it a code of the rule that has no check.
		const sfuggiti = sbagliati.filter((nav) => readControllo(nav));
		expect(sfuggiti).toEqual(['102000123456789041']);
	});

	it.each([
		['0 (mod 93)', `0010123456789012${resto('0010123456789012')}`, true],
		['0 sbagliato', '001012345678901299', false],
		['2 (mod 93)', `2123456789012345${resto('2123456789012345')}`, true],
		['2 sbagliato', '212345678901234599', false],
		['1, che non ha controllo', '112345678901234599', true],
		['4, che non esiste', `4020001234567890${resto('4020001234567890')}`, false],
		['3, ma esempio errato della documentazione', '302012387654312384', false]
	])('la prima cifra dice la regola: %s', (_, nav, controllo) => {
		expect(letto(nav)).toEqual({ nav, controllo });
	});
});

describe('il codice QR', () => {
	it('dice codice avviso, ente e centesimi', () => {
		const testo = qrAvviso({ nav: NAV, cfEnte: '01234567890', cent: 4500 });
		expect(testo).toBe('PAGOPA|002|302000123456789041|01234567890|4500');
		expect(testo).toHaveLength(46);
	});

	it.each([
		[1, '01'],
		[10, '10'],
		[99_999_999_999, '99999999999']
	])("l'importo %d ha da 2 a 11 cifre", (cent, cifre) => {
		expect(qrAvviso({ nav: NAV, cfEnte: '01234567890', cent }).split('|')[4]).toBe(cifre);
	});

	it.each([0, -1, 1.5, 100_000_000_000, Number.NaN])("l'importo %d non va bene", (cent) => {
		expect(() => qrAvviso({ nav: NAV, cfEnte: '01234567890', cent })).toThrow(RangeError);
	});

	it('vuole un codice avviso e un codice fiscale interi', () => {
		expect(() => qrAvviso({ nav: formatNav(NAV), cfEnte: '01234567890', cent: 1 })).toThrow(RangeError);
		expect(() => qrAvviso({ nav: NAV, cfEnte: '1234567890', cent: 1 })).toThrow(RangeError);
	});
});

// Digit by digit, as on paper: another way to the rest of the division.
function resto(corpo: string): string {
	let somma = 0;
	for (const cifra of corpo) somma = (somma * 10 + Number(cifra)) % 93;
	return String(somma).padStart(2, '0');
}

function sostituzioni(nav: string): string[] {
	return Array.from(nav).flatMap((giusta, posto) =>
		Array.from('0123456789')
			.filter((cifra) => cifra !== giusta)
			.map((cifra) => nav.slice(0, posto) + cifra + nav.slice(posto + 1))
	);
}

function scambi(nav: string): string[] {
	return Array.from({ length: nav.length - 1 }, (_, posto) => posto)
		.filter((posto) => nav[posto] !== nav[posto + 1])
		.map((posto) => nav.slice(0, posto) + nav.charAt(posto + 1) + nav.charAt(posto) + nav.slice(posto + 2));
}
