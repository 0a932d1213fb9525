import { describe, expect, it } from 'vitest';
import type { Campi } from '#lib/forms/servizio.ts';
import { allowedAzione, applyAzione, readAzione } from './azioni.ts';

describe('il bottone premuto', () => {
	it.each([
		['salva', { tipo: 'salva' }],
		['carica:delega', { tipo: 'carica', campo: 'delega' }],
		['carica', { tipo: 'avanti' }],
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

describe('un bottone che non sta nel passo', () => {
	const campi = {
		figli: { tipo: { nome: 'ripetuto' } },
		delega: { tipo: { nome: 'allegato' } }
	} as unknown as Campi;
	const passo = {
		id: 'uno',
		titolo: 'Uno',
		sezioni: [
			{
				titolo: 'Uno',
				campi: ['figli', 'delega'],
				guida: { campo: 'tipo', titolo: 'Quale?', domande: [{ testo: 'Questo?', valore: 'SI' }] }
			}
		]
	};

	it('vale come "Avanti": non si inventano file, scelte o campi', () => {
		for (const azione of [
			'scegli:delega:delega-firmata.pdf',
			'scegli:toString:x',
			'scegli:tipo:ALTRO',
			'aggiungi:delega',
			'aggiungi:toString',
			'togli:altro:0'
		])
			expect(allowedAzione(readAzione(azione), passo, campi)).toEqual({ tipo: 'avanti' });
	});

	it('vale per quello che è quando c’è', () => {
		for (const azione of ['scegli:tipo:SI', 'aggiungi:figli', 'togli:figli:0', 'salva', 'carica:delega'])
			expect(allowedAzione(readAzione(azione), passo, campi)).toEqual(readAzione(azione));
	});
});
