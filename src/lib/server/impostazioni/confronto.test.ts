import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { valoriDi } from '#tests/support/valori-di-schema.ts';
import { confronta } from './confronto.ts';
import { righeDi } from './righe.ts';
import { strutturaDi } from './struttura.ts';

const schema = z.object({
	minimoCent: z.int().min(0).meta({ title: 'Minimo' }),
	attivo: z.boolean().meta({ title: 'Attivo' }),
	ufficio: z.string().meta({ title: 'Ufficio' }),
	dal: z.iso.date().optional().meta({ title: 'Dal' }),
	tariffe: z
		.array(z.object({ centesimi: z.int().min(0).meta({ title: 'Costo' }) }).meta({ title: 'Tariffa' }))
		.meta({ title: 'Tariffe' }),
	zone: z
		.array(
			z.object({ id: z.string(), vie: z.array(z.string().meta({ title: 'Via' })) }).meta({ title: 'Zona' })
		)
		.meta({ title: 'Zone' })
});
const struttura = { ...strutturaDi(schema), titolo: '' };
const uffici = [{ id: 'urp', nome: 'Relazioni con il pubblico' }];

const base = {
	minimoCent: 100,
	attivo: true,
	ufficio: 'urp',
	tariffe: [{ centesimi: 20 }, { centesimi: 40 }],
	zone: [
		{ id: 'a', vie: ['Via Roma'] },
		{ id: 'b', vie: [] }
	]
};

function differenze(dopo: object): string[] {
	return confronta(struttura, { prima: base, dopo: { ...base, ...dopo } }, uffici).map(
		({ tipo, titolo, prima, dopo: poi }) => `${tipo} ${titolo}: ${prima.join('|')} -> ${poi.join('|')}`
	);
}

describe('il confronto fra due versioni', () => {
	it('dice con titoli e parole che cosa cambia', () => {
		expect(differenze({ minimoCent: 250, attivo: false, ufficio: 'tributi', dal: '2027-01-31' })).toEqual([
			'cambiata Minimo: 1,00 € -> 2,50 €',
			'cambiata Attivo: Sì -> No',
			'cambiata Ufficio: Relazioni con il pubblico -> tributi',
			'aggiunta Dal:  -> 31/01/2027'
		]);
	});

	it('riconosce le voci che restano quando se ne aggiunge o toglie una', () => {
		expect(differenze({ tariffe: [{ centesimi: 10 }, ...base.tariffe] })).toEqual([
			'aggiunta Tariffe › Tariffa 1:  -> Costo: 0,10 €'
		]);
		expect(differenze({ tariffe: [{ centesimi: 40 }] })).toEqual([
			'tolta Tariffe › Tariffa 1: Costo: 0,20 € -> '
		]);
		expect(differenze({ tariffe: [{ centesimi: 30 }, { centesimi: 40 }] })).toEqual([
			'cambiata Tariffe › Tariffa 1 › Costo: 0,20 € -> 0,30 €'
		]);
	});

	it('segue una voce con un codice anche quando le altre cambiano', () => {
		expect(
			differenze({
				zone: [
					{ id: 'nuova', vie: [] },
					{ id: 'a', vie: ['Via Roma', 'Via Po'] }
				]
			})
		).toEqual([
			'aggiunta Zone › Zona 1:  -> Id: nuova',
			'aggiunta Zone › Zona 2 › Vie › Via 2:  -> Via Po',
			'tolta Zone › Zona 2: Id: b -> '
		]);
	});

	it('è vuoto solo quando sono uguali', () => {
		fc.assert(
			fc.property(valoriDi(schema), valoriDi(schema), (prima, dopo) => {
				const trovate = confronta(struttura, { prima, dopo }, []);
				expect(trovate.length === 0).toBe(isDeepStrictEqual(prima, dopo));
				expect(confronta(struttura, { prima, dopo: structuredClone(prima) }, [])).toEqual([]);
			})
		);
	});

	it('legge anche ciò che una versione di ieri aveva e oggi nessuno conosce', () => {
		const vecchia = { ...base, vecchioCampo: 'così', zone: 'rovinate' };
		const righe = righeDi(struttura, vecchia, uffici);
		expect(righe).toContainEqual({ etichetta: 'Vecchio campo', valore: 'così' });
		expect(
			confronta(struttura, { prima: vecchia, dopo: base }, uffici).map(({ titolo }) => titolo)
		).toContain('Vecchio campo');
	});
});
