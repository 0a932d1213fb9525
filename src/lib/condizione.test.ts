import { describe, expect, it } from 'vitest';
import {
	campiDi,
	campiEsistenti,
	isInAttesa,
	opzioniAmmesse,
	valeCondizione,
	type Condizione
} from './condizione.ts';

const SI: Condizione = { campo: 'scelta', tra: ['si', 'forse'] };
const ALTRO: Condizione = { campo: 'altro', tra: ['x'] };

describe('una condizione', () => {
	it('vale se la risposta è tra quelle dette, e mai senza risposta', () => {
		expect(valeCondizione(SI, { scelta: 'forse' })).toBe(true);
		expect(valeCondizione(SI, { scelta: 'no' })).toBe(false);
		expect(valeCondizione(SI, { scelta: undefined })).toBe(false);
		expect(valeCondizione(SI, {})).toBe(false);
	});

	it('con più risposte vale se una è tra quelle dette', () => {
		expect(valeCondizione(SI, { scelta: ['no', 'si'] })).toBe(true);
		expect(valeCondizione(SI, { scelta: [] })).toBe(false);
	});

	it('si compone: tutte insieme, almeno una, una dentro l’altra', () => {
		expect(valeCondizione({ tutte: [SI, ALTRO] }, { scelta: 'si' })).toBe(false);
		expect(valeCondizione({ tutte: [SI, ALTRO] }, { scelta: 'si', altro: 'x' })).toBe(true);
		expect(valeCondizione({ una: [SI, ALTRO] }, { altro: 'x' })).toBe(true);
		expect(valeCondizione({ una: [{ tutte: [SI, ALTRO] }, ALTRO] }, { scelta: 'si' })).toBe(false);
	});

	it('vuota: tutte di nessuna vale, una di nessuna no', () => {
		expect(valeCondizione({ tutte: [] }, {})).toBe(true);
		expect(valeCondizione({ una: [] }, {})).toBe(false);
	});

	it('dice quali campi guarda', () => {
		expect(campiDi({ tutte: [SI, { una: [ALTRO] }] })).toEqual(['scelta', 'altro']);
	});
});

describe('i campi che esistono', () => {
	it('non contano quello che c’è in un campo nascosto', () => {
		const campi = [{ nome: 'scelta' }, { nome: 'altro', quando: SI }, { nome: 'dettaglio', quando: ALTRO }];
		const valori = { scelta: 'no', altro: 'x', dettaglio: 'rimasto' };
		expect([...campiEsistenti(campi, valori)]).toEqual(['scelta']);
		expect([...campiEsistenti(campi, { ...valori, scelta: 'si' })]).toEqual(['scelta', 'altro', 'dettaglio']);
		expect(valori).toEqual({ scelta: 'no', altro: 'x', dettaglio: 'rimasto' });
	});
});

describe('le scelte offerte', () => {
	it('sono quelle che le risposte ammettono, e quella già fatta, perché se ne legga l’errore', () => {
		const offerte = (valori: object, scelta: boolean): boolean =>
			opzioniAmmesse([{ scelta, quando: SI }], { ...valori }).length > 0;
		expect(opzioniAmmesse([{ scelta: false }], {})).toHaveLength(1);
		expect(offerte({ scelta: 'si' }, false)).toBe(true);
		expect(offerte({ scelta: 'no' }, false)).toBe(false);
		expect(offerte({ scelta: 'no' }, true)).toBe(true);
	});

	it('finché dipendono tutte da una risposta che manca, la domanda aspetta', () => {
		const scelta = { scelta: false, quando: SI };
		const attende = (opzioni: { scelta: boolean; quando?: Condizione }[], valori: object): boolean =>
			isInAttesa({ nome: 'dettaglio', opzioni }, { ...valori });
		expect(attende([scelta], {})).toBe(true);
		expect(attende([scelta], { scelta: [''] })).toBe(true);
		expect(attende([scelta], { scelta: 'si' })).toBe(false);
		// Answered, and nothing is left to choose: that must be seen.
		expect(attende([scelta], { scelta: 'no' })).toBe(false);
		expect(attende([scelta, { scelta: false }], {})).toBe(false);
		expect(attende([{ ...scelta, scelta: true }], {})).toBe(false);
		expect(isInAttesa({ nome: 'dettaglio' }, {})).toBe(false);
		expect(isInAttesa({ nome: 'dettaglio', opzioni: [], obbligatorio: true }, {})).toBe(false);
		expect(isInAttesa({ nome: 'dettaglio', opzioni: [], obbligatorio: false }, {})).toBe(true);
	});
});
