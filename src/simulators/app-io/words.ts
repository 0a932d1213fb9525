// Words that the pages of the simulator of App IO share, and their forms of one button.
import { persone } from '#demo/persone.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { escapeHtml } from '../page.ts';

/** Name of a person; the code of who is not of the demonstration. */
export function personName(codiceFiscale: string): string {
	const persona = persone.find((una) => una.codiceFiscale === codiceFiscale);
	return persona ? `${persona.nome} ${persona.cognome}` : codiceFiscale;
}

/** Day and hour in Rome. */
export function momentOf(istante: string): string {
	return formatDataOra(new Date(istante));
}

/** A form of one button. */
export function buttonForm(azione: string, campi: Record<string, string>, bottone: string): string {
	const nascosti = Object.entries(campi).map(
		([nome, valore]) => `<input type="hidden" name="${nome}" value="${escapeHtml(valore)}">`
	);
	return `<form method="post" action="${azione}">${nascosti.join('')}<button>${escapeHtml(bottone)}</button></form>`;
}
