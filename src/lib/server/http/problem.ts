// Builds RFC 9457 answers for the API; called by hooks.server.ts and the API routes.

/** A problem+json answer; `codice` is stable, `dettaglio` is Italian text for people. */
export function problem({
	status,
	codice,
	dettaglio,
	richiesta
}: {
	status: number;
	codice: string;
	dettaglio: string;
	richiesta: string;
}): Response {
	const body = { type: 'about:blank', title: codice, status, detail: dettaglio, codice, richiesta };
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
	});
}
