// Parts of the pages of the providers: forms and buttons; read by the pages beside.
import { escapeHtml } from '../../page.ts';
import type { NumeroErrore } from '../errori.ts';

/** A button that sends one value. `nota` is the small line under its name. */
export function bottone(name: string, value: string, testo: string, nota?: string): string {
	const small = nota ? `<small>${escapeHtml(nota)}</small>` : '';
	return `<button name="${name}" value="${escapeHtml(value)}">${escapeHtml(testo)}${small}</button>`;
}

/** The buttons that end the login with an error of the table. */
export function bottoniErrore(voci: readonly (readonly [NumeroErrore, string])[]): string {
	const righe = voci.map(
		([numero, testo]) => `<li>${bottone('errore', String(numero), testo, `Codice di errore ${numero}`)}</li>`
	);
	return `<ul>${righe.join('')}</ul>`;
}

/** A form that comes back to the same address. */
export function modulo(contenuto: string): string {
	return `<form method="post">${contenuto}</form>`;
}
