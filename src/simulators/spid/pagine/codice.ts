// The page of the second factor, for levels 2 and 3: the code that would reach the telephone stands on the page. Shown by passi.ts.
import { escapeHtml, page } from '../../page.ts';
import type { AccessoInCorso } from '../memoria.ts';
import { bottone, bottoniErrore, modulo } from './modulo.ts';

/** HTML of the page. After a wrong code it says so. */
export function paginaCodice({ gestore, codice, tentativi }: AccessoInCorso): string {
	const sbagliato =
		tentativi > 0
			? '<p id="problema"><strong>Il codice non è giusto. Ricopia quello scritto qui sopra.</strong></p>'
			: '';
	const descritto = tentativi > 0 ? ' aria-invalid="true" aria-describedby="problema" autofocus' : '';
	return page({
		titolo: 'Identità di prova: il codice di conferma',
		main: `<p><strong>${escapeHtml(gestore.nome)}</strong></p>
<p>Un gestore vero ti manda un codice sul telefono. Qui il codice è <strong>${codice}</strong>.</p>${sbagliato}
${modulo(`<label for="codice">Codice di conferma</label>
<input id="codice" name="codice" value="${tentativi > 0 ? '' : codice}" inputmode="numeric" autocomplete="one-time-code"${descritto}>
<button>Conferma il codice</button>
<h2>Non vuoi continuare?</h2>${bottone('errore', '25', 'Annulla e torna al sito')}
<h2>Accessi che non riescono</h2>${bottoniErrore([[21, 'Lascia scadere il tempo']])}`)}`
	});
}
