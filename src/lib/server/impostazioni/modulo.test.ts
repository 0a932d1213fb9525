import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invia } from '#tests/support/modulo-inviato.ts';
import { valoriDi } from '#tests/support/valori-di-schema.ts';
import { applicaAzione } from './azioni-elenco.ts';
import { aree } from './aree.ts';
import { leggiTesti, scriviTesti, valoreDi } from './modulo.ts';
import { strutturaDi, type Nodo } from './struttura.ts';
import { vistaDi } from './vista.ts';

/** Every kind of setting that a form can show. */
const TUTTO = z.object({
	testo: z.string().min(1),
	libero: z.string(),
	facoltativo: z.string().min(1).optional(),
	nullo: z.int().nullable(),
	numero: z.number(),
	minimoCent: z.int().min(0).max(1e12).default(0),
	decimale: z.string().regex(/^\d{1,5}(\.\d{1,6})?$/),
	giorno: z.iso.date(),
	ora: z.iso.time({ precision: -1 }).optional(),
	posta: z.email(),
	si: z.boolean(),
	forse: z.boolean().optional(),
	scelta: z.enum(['A', 'B']),
	anno: z.literal([2026, 2027]),
	ufficio: z.string().regex(/^[a-z]+$/),
	tabella: z.record(z.enum(['a_b', 'c']), z.int()),
	parziale: z.partialRecord(z.enum(['a', 'b']), z.int()),
	libera: z.record(z.string().regex(/^[a-z]{1,8}$/), z.object({ valore: z.int() })),
	lista: z.array(z.object({ id: z.string().regex(/^[a-z]+$/), vie: z.array(z.string().min(1)) })),
	gruppo: z.object({ lista: z.array(z.int()).optional(), dentro: z.object({}).optional() }).optional(),
	caso: z.discriminatedUnion('tipo', [
		z.object({ tipo: z.literal('fisso'), cent: z.int().min(0) }),
		z.object({ tipo: z.literal('a_ore'), ore: z.array(z.int()) })
	]),
	punto: z.tuple([z.number().min(-90).max(90), z.number()]),
	confine: z.array(z.tuple([z.number(), z.number()]))
});

function giro(struttura: Nodo, valore: unknown): unknown {
	const vista = vistaDi(struttura, scriviTesti(struttura, valore), { uffici: [], errori: new Map() });
	return valoreDi(struttura, leggiTesti(struttura, invia(vista)));
}

describe('il modulo delle impostazioni', () => {
	it.each([['di prova', TUTTO] as const, ...aree.map(({ id, schema }) => [id, schema] as const)])(
		'%s restituisce ogni documento valido com’era',
		(_id, schema) => {
			const struttura = strutturaDi(schema);
			fc.assert(
				fc.property(valoriDi(schema), (valore) => {
					expect(giro(struttura, valore)).toEqual(valore);
				}),
				{ numRuns: 200 }
			);
		}
	);

	it('tiene quello che non è un numero, e lo schema lo rifiuta', () => {
		const schema = z.object({ giorni: z.int(), cent: z.int().min(0) });
		const struttura = strutturaDi(schema);
		const valore = valoreDi(struttura, { giorni: 'dieci', cent: '1,234' });
		expect(valore).toEqual({ giorni: 'dieci', cent: '1,234' });
		expect(schema.safeParse(valore).success).toBe(false);
	});

	it('legge gli euro e i decimali come si scrivono in Italia', () => {
		const struttura = strutturaDi(
			z.object({ centesimi: z.int().min(0), quota: z.string().regex(/^\d(\.\d+)?$/) })
		);
		expect(valoreDi(struttura, { centesimi: ' 1.234,5 ', quota: '0,70' })).toEqual({
			centesimi: 123450,
			quota: '0.70'
		});
		expect(scriviTesti(struttura, { centesimi: 20, quota: '0.70' })).toEqual({
			centesimi: '0,20',
			quota: '0,70'
		});
	});

	it('rifiuta una impostazione che nessun campo sa mostrare', () => {
		expect(() => strutturaDi(z.object({ quando: z.date() }))).toThrow('quando');
		expect(() => strutturaDi(z.object({ x: z.string().nullable().optional() }))).toThrow('un modo solo');
	});
});

describe('i bottoni degli elenchi', () => {
	const struttura = strutturaDi(TUTTO);
	const testi = scriviTesti(struttura, {
		lista: [
			{ id: 'a', vie: ['x'] },
			{ id: 'b', vie: [] }
		]
	});
	const lista = (azione: string) => (applicaAzione(struttura, testi, azione) as { lista: unknown }).lista;

	it('aggiungono in fondo, tolgono dal posto e lavorano anche dentro un elemento', () => {
		expect(lista('aggiungi:lista:2')).toEqual([
			{ id: 'a', vie: ['x'] },
			{ id: 'b', vie: [] },
			{ id: '', vie: [] }
		]);
		expect(lista('togli:lista:0')).toEqual([{ id: 'b', vie: [] }]);
		expect(lista('aggiungi:lista.1.vie:0')).toEqual([
			{ id: 'a', vie: ['x'] },
			{ id: 'b', vie: [''] }
		]);
		expect(lista('togli:lista.0.vie:0')).toEqual([
			{ id: 'a', vie: [] },
			{ id: 'b', vie: [] }
		]);
	});

	it('mettono e levano ciò che può mancare', () => {
		const con = applicaAzione(struttura, testi, 'metti:gruppo') as { gruppo: unknown };
		expect(con.gruppo).toEqual([{ lista: [], dentro: [] }]);
		const dentro = applicaAzione(struttura, con as never, 'metti:gruppo.lista') as { gruppo: unknown };
		expect(dentro.gruppo).toEqual([{ lista: [[]], dentro: [] }]);
		expect((applicaAzione(struttura, con as never, 'leva:gruppo') as { gruppo: unknown }).gruppo).toEqual([]);
	});

	it.each(['', 'aggiungi', 'togli:lista:9', 'aggiungi:__proto__:0', 'aggiungi:niente:0', 'metti:testo'])(
		'con «%s» non cambiano niente',
		(azione) => {
			expect(applicaAzione(struttura, testi, azione)).toEqual(testi);
		}
	);
});
