// A page that brings its fields to another site by itself, or by its button without scripts; called by the login and the logout over POST.
import { randomBytes } from 'node:crypto';

export type ModuloAutomatico = {
	destinazione: string;
	campi: Readonly<Record<string, string>>;
	/** What is under way, as a heading. */
	titolo: string;
};

/** The policy of the page lets the form go to that site alone, and nothing else be loaded. */
export function moduloAutomatico({ destinazione, campi, titolo }: ModuloAutomatico): Response {
	const nonce = randomBytes(16).toString('base64');
	const politica = [
		"default-src 'none'",
		`form-action ${new URL(destinazione).origin}`,
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		"base-uri 'none'",
		"frame-ancestors 'none'"
	];
	const nascosti = Object.entries(campi).map(
		([nome, valore]) => `<input type="hidden" name="${scritto(nome)}" value="${scritto(valore)}">`
	);
	const html = `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${scritto(titolo)}</title>
<style nonce="${nonce}">body{font:1.125rem/1.5 'Titillium Web',Verdana,sans-serif;margin:2rem auto;max-width:36rem;padding:0 1rem;color:#17324d}button{font:inherit;font-weight:600;padding:.75rem 1.5rem;border:0;border-radius:4px;background:#0059b3;color:#fff}button:focus-visible{outline:3px solid #000;outline-offset:2px}</style>
</head><body><main><h1>${scritto(titolo)}</h1><p>Se la pagina non va avanti da sola, usa il pulsante.</p>
<form method="post" action="${scritto(destinazione)}">${nascosti.join('')}<button>Continua</button></form></main>
<script nonce="${nonce}">document.forms[0].submit()</script></body></html>`;
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': politica.join('; ')
		}
	});
}

function scritto(testo: string): string {
	const nomi: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
	return testo.replace(/[&<>"]/g, (segno) => nomi[segno] ?? segno);
}
