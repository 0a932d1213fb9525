// The page of the consent: exactly the data that the service provider asks for, and the ways to spoil the answer. Shown by passi.ts.
import { escapeHtml, page } from '../../page.ts';
import type { Identita } from '../../persone.ts';
import { anomalie } from '../anomalie.ts';
import { attributiDi, titoloAttributo } from '../attributi.ts';
import type { AccessoInCorso } from '../memoria.ts';
import { bottone, modulo } from './modulo.ts';

/** HTML of the page. `ripetibile` says whether there is an answer of before to be sent again. */
export function paginaConsenso(accesso: AccessoInCorso, identita: Identita, ripetibile: boolean): string {
	const { gestore, fornitore } = accesso;
	return page({
		titolo: 'Identità di prova: i dati che invii',
		main: `<p><strong>${escapeHtml(gestore.nome)}</strong></p>
<p>${escapeHtml(identita.nome)} ${escapeHtml(identita.cognome)}, stai per inviare questi dati a ${escapeHtml(fornitore.nome)}.</p>
${elenco(accesso, identita)}
${modulo(`${bottone('azione', 'consenti', 'Autorizza e continua')}
<h2>Non vuoi inviarli?</h2><ul><li>${bottone('errore', '22', 'Non autorizzo', 'Codice di errore 22')}</li><li>${bottone('errore', '25', 'Annulla e torna al sito', 'Codice di errore 25')}</li></ul>
${rompi(ripetibile)}`)}`
	});
}

function elenco({ gestore, richiesta }: AccessoInCorso, identita: Identita): string {
	const { attributi } = richiesta.insieme;
	const valori = new Map(attributiDi(identita, gestore, attributi).map((uno) => [uno.nome, uno.valore]));
	const righe = attributi.map(
		(nome) =>
			`<dt>${escapeHtml(titoloAttributo(nome))}</dt><dd data-attributo="${escapeHtml(nome)}">${escapeHtml(valori.get(nome) ?? 'Il gestore non lo ha')}</dd>`
	);
	return `<article><dl>${righe.join('')}</dl></article>`;
}

function rompi(ripetibile: boolean): string {
	const gruppi = anomalie.map(({ titolo, voci }) => {
		const scelte = voci
			.filter(({ ripete }) => !ripete || ripetibile)
			.map(({ id, titolo: voce }) => `<option value="${id}">${escapeHtml(voce)}</option>`);
		return `<optgroup label="${escapeHtml(titolo)}">${scelte.join('')}</optgroup>`;
	});
	return `<details><summary>Rompi la risposta</summary>
<p>Serve a provare che il sito rifiuta ciò che non deve accettare.</p>
<label for="anomalia">Che cosa non va nella risposta</label>
<select id="anomalia" name="anomalia"><option value="">Niente, la risposta è giusta</option>${gruppi.join('')}</select>
<label for="scarto">Di quanti secondi va avanti l'orologio del gestore</label>
<input id="scarto" name="scarto" type="number" min="-86400" max="86400" step="1" value="0">
${bottone('azione', 'consenti', 'Invia la risposta così')}</details>`;
}
