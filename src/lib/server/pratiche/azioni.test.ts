import { describe, expect, it } from 'vitest';
import { applyAzione, readAzione } from './azioni.ts';

describe('il bottone premuto', () => {
	it.each([
		['salva', { tipo: 'salva' }],
		['carica', { tipo: 'carica' }],
		['scegli:tipoAccesso:DOCUMENTALE', { tipo: 'scegli', campo: 'tipoAccesso', valore: 'DOCUMENTALE' }],
		['aggiungi:figli', { tipo: 'aggiungi', campo: 'figli' }],
		['togli:figli:2', { tipo: 'togli', campo: 'figli', posto: 2 }],
		['rimuovi-file:un-codice', { tipo: 'rimuovi-file', id: 'un-codice' }],
		['', { tipo: 'avanti' }],
		['inventato', { tipo: 'avanti' }],
		['togli:figli:-1', { tipo: 'avanti' }],
		['togli:figli:', { tipo: 'avanti' }],
		['aggiungi:__proto__', { tipo: 'avanti' }],
		['scegli:a.b:c', { tipo: 'avanti' }]
	])('%j si legge, e quello che non si conosce è "Avanti"', (testo, azione) => {
		expect(readAzione(testo)).toEqual(azione);
	});
});

describe('le risposte dopo il bottone', () => {
	const prima = { figli: [{ nome: 'Anna' }, { nome: 'Pietro' }], altro: 'x' };

	it('hanno un elemento in più, in meno, o la scelta della guida', () => {
		expect(applyAzione(prima, { tipo: 'aggiungi', campo: 'figli' }).figli).toEqual([...prima.figli, {}]);
		expect(applyAzione({}, { tipo: 'aggiungi', campo: 'figli' })).toEqual({ figli: [{}] });
		expect(applyAzione(prima, { tipo: 'togli', campo: 'figli', posto: 0 }).figli).toEqual([
			{ nome: 'Pietro' }
		]);
		expect(applyAzione(prima, { tipo: 'togli', campo: 'figli', posto: 9 })).toEqual(prima);
		expect(applyAzione(prima, { tipo: 'scegli', campo: 'altro', valore: 'y' })).toEqual({
			...prima,
			altro: 'y'
		});
		expect(applyAzione(prima, { tipo: 'avanti' })).toBe(prima);
		expect(prima.figli).toHaveLength(2);
	});
});
