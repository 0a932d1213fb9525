import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inVigoreAl, ribasa, type Documento, type Ritaglio, type Versione } from './ribasa.ts';

function area(nome: string): Ritaglio {
	return {
		leggi: (documento) => documento[nome],
		metti: (documento, valore) => ({ ...documento, [nome]: valore })
	};
}

function versioni(...righe: [validaDal: string, documento: Documento][]): Versione[] {
	return righe.map(([validaDal, documento], posto) => ({ versione: posto + 1, validaDal, documento }));
}

/** The versions after a publication. */
function dopo(prima: Versione[], nome: string, valore: unknown, dal: string): Versione[] {
	const nuove = ribasa(prima, { area: area(nome), valore, dal })?.nuove ?? [];
	return [...prima, ...nuove.map((nuova, posto) => ({ ...nuova, versione: prima.length + 1 + posto }))];
}

describe('pubblicare un’area da un giorno', () => {
	const prima = versioni(
		['2026-01-01', { tariffe: 1, orari: 1 }],
		['2027-01-01', { tariffe: 1, orari: 2 }],
		['2027-06-01', { tariffe: 3, orari: 2 }]
	);

	it('cambia solo quell’area del documento di quel giorno', () => {
		expect(ribasa(prima, { area: area('orari'), valore: 9, dal: '2026-12-01' })?.nuove).toEqual([
			{ validaDal: '2026-12-01', documento: { tariffe: 1, orari: 9 } }
		]);
		expect(inVigoreAl(prima, '2025-12-31')).toBeUndefined();
		expect(ribasa(prima, { area: area('orari'), valore: 9, dal: '2025-12-31' })).toBeUndefined();
	});

	it('resta nelle versioni programmate che non la toccavano, fino a quella che la cambia', () => {
		const esito = ribasa(prima, { area: area('tariffe'), valore: 2, dal: '2026-12-01' });
		expect(esito?.nuove).toEqual([
			{ validaDal: '2026-12-01', documento: { tariffe: 2, orari: 1 } },
			{ validaDal: '2027-01-01', documento: { tariffe: 2, orari: 2 }, riporta: 2 }
		]);
		expect(esito?.fino?.versione).toBe(3);
	});

	it('guarda le versioni che valgono davvero, non quelle già sostituite', () => {
		const sostituita = [
			...prima,
			{ versione: 4, validaDal: '2027-01-01', documento: { tariffe: 7, orari: 2 } }
		];
		const esito = ribasa(sostituita, { area: area('tariffe'), valore: 2, dal: '2026-12-01' });
		expect(esito?.nuove).toHaveLength(1);
		expect(esito?.fino?.versione).toBe(4);
	});

	it('dallo stesso giorno annulla un cambiamento programmato', () => {
		const annullato = dopo(prima, 'orari', 1, '2027-01-01');
		expect(inVigoreAl(annullato, '2027-03-01')?.documento).toEqual({ tariffe: 1, orari: 1 });
		expect(inVigoreAl(annullato, '2027-07-01')?.documento).toEqual({ tariffe: 3, orari: 1 });
	});

	it('non tocca mai le altre aree, vale fino al cambiamento successivo e poi lascia com’era', () => {
		const giorni = fc
			.integer({ min: 1, max: 28 })
			.map((giorno) => `2027-01-${String(giorno).padStart(2, '0')}`);
		const valori = fc.integer({ min: 0, max: 2 });
		const documenti = fc.record({ a: valori, b: valori });
		const storie = fc.array(fc.tuple(giorni, documenti), { maxLength: 6 });
		fc.assert(
			fc.property(storie, documenti, giorni, (storia, primo, dal) => {
				const vecchie = versioni(['2027-01-01', primo], ...storia);
				const esito = ribasa(vecchie, { area: area('a'), valore: 9, dal });
				const nuove = dopo(vecchie, 'a', 9, dal);
				for (let giorno = 1; giorno <= 28; giorno += 1) {
					const oggi = `2027-01-${String(giorno).padStart(2, '0')}`;
					const [era, ora] = [inVigoreAl(vecchie, oggi)?.documento, inVigoreAl(nuove, oggi)?.documento];
					expect(ora?.b).toBe(era?.b);
					const vale = oggi >= dal && (!esito?.fino || oggi < esito.fino.validaDal);
					expect(ora?.a).toBe(vale ? 9 : era?.a);
				}
			})
		);
	});
});
