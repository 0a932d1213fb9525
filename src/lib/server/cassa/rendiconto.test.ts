import { describe, expect, it } from 'vitest';
import type { Contante, Movimenti, RicevutaDelPeriodo } from './movimenti.ts';
import { nomeCausale, nomeServizio, statoInParole, writeRendiconto } from './rendiconto-parole.ts';
import { gruppiDi, righeDi, totaleDi, type RigaRendiconto, type Totale } from './rendiconto.ts';

const RICEVUTA: RicevutaDelPeriodo = {
	pagataIl: new Date('2026-11-24T23:30:00Z'),
	iuv: '02000000000000001',
	nav: '302000000000000001',
	gettone: 'token',
	causale: 'Canone - OSP-2026-000001',
	cent: 1_600,
	psp: 'Banca di prova',
	stato: 'abbinata',
	come: null,
	pratica: 'OSP-2026-000001',
	servizio: 'occupazione-suolo',
	parti: [{ causale: 'Canone', tassonomia: '9/0101107TS/', cent: 1_600 }],
	flusso: 'F1',
	regolatoIl: '2026-11-26',
	revocata: false
};

const CONTANTE: Contante = {
	il: '2026-11-24',
	causale: 'Bollo',
	tassonomia: null,
	cent: 200,
	mezzo: 'contanti',
	numero: null,
	pratica: 'OSP-2026-000002',
	servizio: 'occupazione-suolo'
};

// A small generator of its own, so that the same numbers come each time.
function casuale(seme: number): (massimo: number) => number {
	let stato = seme;
	return (massimo) => {
		stato = (Math.imul(stato, 1_103_515_245) + 12_345) >>> 0;
		return Math.floor((stato / 2 ** 32) * massimo);
	};
}

function movimentiACaso(seme: number): Movimenti {
	const fino = casuale(seme);
	const codici = ['9/0101107TS/', '9/0115103TS/', null];
	const ricevute = Array.from({ length: fino(40) }, (): RicevutaDelPeriodo => {
		const parti = Array.from({ length: fino(4) }, () => ({
			causale: `Causale ${fino(3)}`,
			tassonomia: codici[fino(3)] ?? null,
			cent: 1 + fino(100_000)
		}));
		const note = parti.reduce((somma, { cent }) => somma + cent, 0);
		// As due, less, more, or of something unknown.
		const cent = Math.max(1, note + ([0, 0, -1 - fino(500), 1 + fino(500)][fino(4)] ?? 0));
		const pagataIl = new Date(Date.UTC(2026, 10, 1 + fino(30), fino(24)));
		const servizio = [null, 'occupazione-suolo', 'sconosciuto'][fino(3)] ?? null;
		return { ...RICEVUTA, pagataIl, cent, parti, servizio };
	});
	const contanti = () =>
		Array.from({ length: fino(30) }, (): Contante => {
			return { ...CONTANTE, cent: 1 + fino(50_000), il: `2026-11-${String(1 + fino(30)).padStart(2, '0')}` };
		});
	return { ricevute, sportello: contanti(), rimborsi: contanti() };
}

function sommati(totali: readonly Totale[]): Totale {
	return totali.reduce(
		(somma, uno) => ({
			pagopa: somma.pagopa + uno.pagopa,
			sportello: somma.sportello + uno.sportello,
			rimborsi: somma.rimborsi + uno.rimborsi,
			saldo: somma.saldo + uno.saldo
		}),
		{ pagopa: 0, sportello: 0, rimborsi: 0, saldo: 0 }
	);
}

function centDi(testo: string): number {
	return testo === '' ? 0 : Math.round(Number(testo.replace(',', '.')) * 100);
}

describe('il rendiconto', () => {
	it('quadra con i movimenti da cui nasce, per giorno, per causale, per servizio e nel file', () => {
		for (let seme = 1; seme <= 200; seme += 1) {
			const movimenti = movimentiACaso(seme);
			const righe = righeDi(movimenti);
			const totale = totaleDi(righe);
			const somma = (sue: readonly { cent: number }[]) => sue.reduce((cent, uno) => cent + uno.cent, 0);
			expect(totale).toEqual({
				pagopa: somma(movimenti.ricevute),
				sportello: somma(movimenti.sportello),
				rimborsi: somma(movimenti.rimborsi),
				saldo: somma(movimenti.ricevute) + somma(movimenti.sportello) - somma(movimenti.rimborsi)
			});
			for (const chiaveDi of [({ il }: RigaRendiconto) => il, nomeCausale, nomeServizio])
				expect(sommati(gruppiDi(righe, chiaveDi).map((uno) => uno.totale))).toEqual(totale);
			const celle = writeRendiconto(righe)
				.trimEnd()
				.split('\r\n')
				.map((riga) => riga.slice(1, -1).split('";"'));
			const ultima = celle.pop();
			const entrate = celle.slice(1).reduce((cent, riga) => cent + centDi(riga[4] ?? ''), 0);
			const uscite = celle.slice(1).reduce((cent, riga) => cent + centDi(riga[5] ?? ''), 0);
			expect([entrate, uscite]).toEqual([totale.pagopa + totale.sportello, totale.rimborsi]);
			expect([centDi(ultima?.[4] ?? ''), centDi(ultima?.[5] ?? '')]).toEqual([entrate, uscite]);
		}
	});

	it('mette ogni ricevuta nel suo giorno di Roma, e dice del resto pagato in più', () => {
		const righe = righeDi({ ricevute: [{ ...RICEVUTA, cent: 1_700 }], sportello: [], rimborsi: [] });
		expect(righe.map(({ il, causale, cent }) => [il, causale, cent])).toEqual([
			['2026-11-25', 'Canone', 1_600],
			['2026-11-25', 'Somma pagata in più', 100]
		]);
	});

	it('come file ha il segno di UTF-8, la virgola dei decimali, e nessuna formula', () => {
		const file = writeRendiconto(
			righeDi({
				ricevute: [{ ...RICEVUTA, psp: '=HYPERLINK("http://x")', parti: [], causale: '+39 "canone"; altro' }],
				sportello: [CONTANTE],
				rimborsi: [{ ...CONTANTE, cent: 123_456 }]
			})
		);
		const [colonne, ricevuta, sportello, rimborso, totale] = file.split('\r\n');
		expect(colonne).toMatch(/^\uFEFF"Tipo";"Data";"Causale"/);
		expect(ricevuta).toContain(`"25/11/2026";"'+39 ""canone""; altro";"";"16,00";""`);
		expect(ricevuta).toContain(`"'=HYPERLINK(""http://x"")";"F1";"26/11/2026";"Abbinata"`);
		expect(sportello).toContain('"2,00";""');
		expect(rimborso).toContain('"";"1234,56"');
		expect(totale).toContain('"18,00";"1234,56"');
	});

	it('dice come sta una ricevuta', () => {
		expect(statoInParole({ ...RICEVUTA, stato: 'riconciliata', come: 'DA_RIMBORSARE' })).toBe(
			'Da rimborsare'
		);
		expect(statoInParole({ ...RICEVUTA, revocata: true })).toBe('Abbinata, revocata dal PSP');
	});
});
