// Pages that only say something: a request that cannot be answered, a login that is over, an address of nobody. Shown by the steps.
import { escapeHtml, page } from '../../page.ts';
import { errore } from '../errori.ts';
import { pagina, type RispostaHttp } from '../http.ts';
import type { MessaggioRifiutato } from '../messaggio.ts';

/** A request refused with nobody to answer to: the number of the table, and the reason for who tries it. */
export function paginaRifiuto({ numero, message }: MessaggioRifiutato): RispostaHttp {
	const main = `<p>Il gestore non può accettare la richiesta del sito e non sa a chi rispondere.</p>
<article><p><strong>Codice di errore ${numero}</strong>: ${escapeHtml(errore(numero).titolo)}.</p><p>${escapeHtml(message)}</p></article>
<p>Torna al sito da cui vieni e riprova.</p>`;
	return pagina(page({ titolo: 'Identità di prova: richiesta rifiutata', main }), { stato: 403 });
}

/** A login that this provider does not know any more. */
export function paginaSconosciuto(): RispostaHttp {
	const main =
		'<p>Questo accesso è già finito o non è mai cominciato. Torna al sito e premi di nuovo "Entra con SPID".</p>';
	return pagina(page({ titolo: 'Identità di prova: accesso finito', main }), { stato: 404 });
}

/** A service provider that has no address for logout. */
export function paginaSenzaUscita(fornitore: string): RispostaHttp {
	const main = `<p>Il gestore ha chiuso la tua sessione. ${escapeHtml(fornitore)} non dice dove avvisarlo: esci anche da lì.</p>`;
	return pagina(page({ titolo: 'Identità di prova: sei uscito', main }));
}
