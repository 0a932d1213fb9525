// What a rating may say, and in which words it is asked.
import { describe, expect, it } from 'vitest';
import { checkValutazione, RAMI, ramoDi, TITOLI_VALUTAZIONE } from './valutazioni.ts';

const VUOTA = { stelle: '', negativo: '', positivo: '', testo: '' };

function codici(scritta: Partial<typeof VUOTA>): string[] {
	const esito = checkValutazione({ ...VUOTA, ...scritta });
	return esito.ok ? [] : esito.problemi.map(({ campo, codice }) => `${campo}: ${codice}`);
}

describe('la valutazione', () => {
	it('chiede con le parole del modello dei Comuni', () => {
		expect(TITOLI_VALUTAZIONE.servizio).toBe('Quanto è stato facile usare questo servizio?');
		expect(TITOLI_VALUTAZIONE.pagina).toBe('Quanto sono chiare le informazioni su questa pagina?');
		expect(RAMI.negativo.domanda).toBe('Dove hai incontrato le maggiori difficoltà?');
		expect(RAMI.positivo.domanda).toBe('Quali sono stati gli aspetti che hai preferito?');
		expect(Object.values(RAMI.negativo.risposte)).toEqual([
			'A volte le indicazioni non erano chiare',
			'A volte le indicazioni non erano complete',
			'A volte non capivo se stavo procedendo correttamente',
			'Ho avuto problemi tecnici',
			'Altro'
		]);
		expect(Object.values(RAMI.positivo.risposte)).toEqual([
			'Le indicazioni erano chiare',
			'Le indicazioni erano complete',
			'Capivo sempre che stavo procedendo correttamente',
			'Non ho avuto problemi tecnici',
			'Altro'
		]);
	});

	it('fino a tre stelle chiede delle difficoltà, da quattro che cosa è piaciuto', () => {
		expect([1, 2, 3, 4, 5].map(ramoDi)).toEqual(['negativo', 'negativo', 'negativo', 'positivo', 'positivo']);
	});

	it('vuole le stelle, da una a cinque, e lascia libero il resto', () => {
		for (const stelle of ['', '0', '6', '4.5', 'tre'])
			expect(codici({ stelle }), stelle).toEqual(['stelle: VALUTAZIONE_STELLE']);
		expect(checkValutazione({ ...VUOTA, stelle: '5' })).toEqual({
			ok: true,
			valutazione: { stelle: 5, risposta: undefined, testo: undefined }
		});
	});

	it('tiene la risposta del ramo delle stelle e non quella rimasta nell’altro', () => {
		const esito = checkValutazione({ ...VUOTA, stelle: '2', negativo: 'NON_CHIARE', positivo: 'CHIARE' });
		expect(esito).toMatchObject({ ok: true, valutazione: { stelle: 2, risposta: 'NON_CHIARE' } });
	});

	it('rifiuta una risposta che non ha proposto e un testo oltre i 200 caratteri', () => {
		expect(codici({ stelle: '2', negativo: 'CHIARE' })).toEqual(['negativo: CAMPO_SCELTA']);
		expect(codici({ stelle: '2', negativo: 'toString' })).toEqual(['negativo: CAMPO_SCELTA']);
		expect(codici({ stelle: '4', testo: 'a'.repeat(201) })).toEqual(['testo: CAMPO_LUNGHEZZA']);
		expect(codici({ stelle: '4', testo: ` ${'a'.repeat(200)} ` })).toEqual([]);
	});
});
