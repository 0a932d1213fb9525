// The states of a notice in words, with the class that colours them; called by the clerks' pages.
import type { StatoComunicazione } from '#lib/domain/passi-comunicazione.ts';

export const STATI: Readonly<Record<StatoComunicazione, { nome: string; classe: string }>> = {
	BOZZA: { nome: 'Bozza', classe: '' },
	DA_APPROVARE: { nome: 'Da approvare', classe: 'stato-sospeso' },
	PUBBLICATA: { nome: 'Pubblicato', classe: 'stato-positivo' },
	SCADUTA: { nome: 'Scaduto', classe: '' },
	RITIRATA: { nome: 'Ritirato', classe: 'stato-negativo' }
};
