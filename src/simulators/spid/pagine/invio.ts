// The page that carries a SAML message to a service provider: a form that sends itself, or by its button. Shown by rispondi.ts and porta-uscita.ts.
import { escapeHtml, page } from '../../page.ts';
import { pagina, PREMI, type RispostaHttp } from '../http.ts';

export type Invio = {
	destinazione: string;
	campo: 'SAMLRequest' | 'SAMLResponse';
	xml: string;
	relayState?: string | undefined;
};

/** The page with the message in base64, by the POST binding. */
export function paginaInvio({ destinazione, campo, xml, relayState }: Invio, cookie?: string): RispostaHttp {
	const campi = [
		nascosto(campo, Buffer.from(xml, 'utf8').toString('base64')),
		relayState === undefined ? '' : nascosto('RelayState', relayState)
	];
	const main = `<p>Torni al sito che ha chiesto chi sei. Se non succede niente, premi il bottone.</p>
<form method="post" action="${escapeHtml(destinazione)}">${campi.join('')}<button>Torna al sito</button></form><script>${PREMI}</script>`;
	return pagina(page({ titolo: 'Identità di prova: torni al sito', main }), {
		premi: true,
		...(cookie && { cookie })
	});
}

function nascosto(name: string, value: string): string {
	return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}
