// The payment page of the simulator of pagoPA: whom, for what, how much, and how it goes. Called by pagine.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { escapeHtml, page } from '../page.ts';
import { bottoniDi } from './bottoni.ts';
import { copioneDi } from './copione.ts';
import type { AvvisoInCarrello, Carrello } from './righe.ts';

/** The cart with its buttons. */
export function paginaCarrello(carrello: Carrello): string {
	const { avvisi } = carrello;
	const bottoni = bottoniDi(carrello);
	const totale = avvisi.reduce((somma, { cent }) => somma + cent, 0);
	const gruppo = (quale: 'paga' | 'altro'): string =>
		bottoni
			.filter((bottone) => bottone.gruppo === quale)
			.map(
				({ modo, testo, nota }) =>
					`<li><button name="modo" value="${modo}">${escapeHtml(testo)}<small>${escapeHtml(nota)}</small></button></li>`
			)
			.join('');
	return page({
		titolo: 'Paga con pagoPA di prova',
		main: `<p>Nessuno ti chiede una carta: scegli come va il pagamento.</p>
${avvisi.map(avvisoHtml).join('')}
<p><strong>Totale: ${escapeHtml(formatEuro(totale))}</strong></p>
${copioneHtml(avvisi)}<form method="post"><ul>${gruppo('paga')}</ul>
<h2>Se qualcosa va in un altro modo</h2><ul>${gruppo('altro')}</ul></form>`
	});
}

function avvisoHtml({ nomeEnte, ente, nav, cent, causale }: AvvisoInCarrello): string {
	return `<article><h2>${escapeHtml(causale)}</h2><dl><dt>Ente creditore</dt><dd>${escapeHtml(nomeEnte)}</dd><dt>Codice fiscale dell’ente</dt><dd>${escapeHtml(ente)}</dd><dt>Codice avviso</dt><dd>${escapeHtml(nav.replace(/(\d{4})(?=\d)/g, '$1 '))}</dd><dt>Importo</dt><dd>${escapeHtml(formatEuro(cent))}</dd></dl></article>`;
}

// Said before: otherwise a button that does something else seems broken.
function copioneHtml(avvisi: readonly AvvisoInCarrello[]): string {
	const copione = avvisi.map(({ cent }) => copioneDi(cent)).find((uno) => uno !== undefined);
	return copione
		? `<p>L’importo finisce con ${copione.centesimi}: qualunque bottone premi, ${escapeHtml(copione.racconto)}.</p>`
		: '';
}

/** After a payment from which one does not go back. */
export function paginaFine({ bollo }: Carrello): string {
	const dove = bollo ? 'chi te lo ha chiesto' : 'il Comune';
	return page({
		titolo: 'Puoi chiudere questa pagina',
		main: `<p>Qui non c’è altro da fare. Che cosa è successo del pagamento ${dove} lo sa da pagoPA.</p><p><a href="/pagopa">Guarda i pagamenti di prova</a></p>`
	});
}

/** A cart too old, or already used. */
export function paginaScaduta({ ritorno }: Carrello): string {
	return page({
		titolo: 'Questa pagina di pagamento non vale più',
		main: `<p>Vale 10 minuti e una volta sola. Torna al sito del Comune e premi di nuovo il bottone per pagare.</p><p><a class="bottone" href="${escapeHtml(ritorno.annullato)}">Torna al sito del Comune</a></p>`
	});
}
