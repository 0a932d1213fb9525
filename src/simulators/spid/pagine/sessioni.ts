// The page of a provider with the sessions open in a browser, and the button that leaves all services. Shown by uscita.ts.
import { escapeHtml, page } from '../../page.ts';
import type { Gestore } from '../gestori.ts';
import type { SessioneGestore } from '../memoria.ts';
import { modulo } from './modulo.ts';

/** HTML of the page. */
export function paginaSessioni(gestore: Gestore, sessioni: readonly SessioneGestore[]): string {
	const voci = sessioni.map(
		({ fornitore, identita }) =>
			`<li><article>${escapeHtml(fornitore.nome)}<small>${escapeHtml(`${identita.nome} ${identita.cognome}`)}</small></article></li>`
	);
	const contenuto =
		voci.length > 0
			? `<ul>${voci.join('')}</ul>${modulo('<button>Esci da tutti i servizi</button>')}`
			: '<p>Non ci sono sessioni aperte. Restano aperte solo quelle di livello 1.</p>';
	return page({
		titolo: 'Identità di prova: le tue sessioni',
		main: `<p><strong>${escapeHtml(gestore.nome)}</strong></p>${contenuto}`
	});
}
