// Answers given before or around the pages: unknown host, forged post, database away, API errors. Called by hooks.server.ts.
import { problem } from './problem.ts';

type Motivo = 'host-sconosciuto' | 'indirizzo' | 'origine' | 'guasto';

const REFUSALS: Record<Motivo, { status: number; codice: string; titolo: string; testo: string }> = {
	'host-sconosciuto': {
		status: 404,
		codice: 'ENTE_SCONOSCIUTO',
		titolo: 'Indirizzo non trovato',
		testo: 'A questo indirizzo non risponde nessun Comune. Controlla di averlo scritto bene.'
	},
	indirizzo: {
		status: 400,
		codice: 'INDIRIZZO_NON_VALIDO',
		titolo: 'Indirizzo non valido',
		testo: 'Questo indirizzo contiene caratteri che non esistono. Controlla di averlo scritto bene.'
	},
	origine: {
		status: 403,
		codice: 'ORIGINE_NON_AMMESSA',
		titolo: 'Invio non accettato',
		testo:
			"I dati arrivano da un'altra pagina e non li abbiamo registrati. Torna al sito del Comune e ripeti l'operazione da lì."
	},
	guasto: {
		status: 503,
		codice: 'SERVIZIO_NON_DISPONIBILE',
		titolo: 'Servizio momentaneamente non disponibile',
		testo:
			'Non riusciamo a rispondere in questo momento. I dati già salvati sono al sicuro. Riprova tra qualche minuto.'
	}
};

/** The page, or the problem+json for the API, that refuses a request no page can answer. */
export function plainPage({
	tipo,
	richiesta,
	isApi
}: {
	tipo: Motivo;
	richiesta: string;
	isApi: boolean;
}): Response {
	const { status, codice, titolo, testo } = REFUSALS[tipo];
	if (isApi) return problem({ status, codice, dettaglio: testo, richiesta });
	const html = `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${titolo}</title></head><body><main><h1>${titolo}</h1><p>${testo}</p><p>Codice della richiesta: ${richiesta}</p></main></body></html>`;
	return new Response(html, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'"
		}
	});
}

/** Turns an error answer of the framework on an API path into problem+json; leaves every other answer as it is. */
export function apiProblem(response: Response, richiesta: string): Response {
	const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
	if (response.status < 400 || isProblem) return response;
	const [codice, dettaglio] = FRAMEWORK_ERRORS[response.status] ?? [
		'ERRORE',
		"La richiesta non è valida: controlla l'indirizzo e i dati."
	];
	const answer = problem({ status: response.status, codice, dettaglio, richiesta });
	const allow = response.headers.get('allow');
	if (allow) answer.headers.set('allow', allow);
	return answer;
}

const FRAMEWORK_ERRORS: Record<number, [string, string]> = {
	400: ['INDIRIZZO_NON_VALIDO', "L'indirizzo non è scritto bene: controlla i caratteri dopo il segno %."],
	404: ['NON_TROVATO', "Questo indirizzo non esiste: controlla il percorso nella descrizione dell'API."],
	405: ['METODO_NON_AMMESSO', "Il metodo non è ammesso qui: controlla la descrizione dell'API."],
	413: ['CORPO_TROPPO_GRANDE', 'I dati inviati sono troppo grandi.'],
	500: [
		'ERRORE_INTERNO',
		"C'è un errore nel servizio: riprova e, se si ripete, comunica il codice della richiesta."
	]
};
