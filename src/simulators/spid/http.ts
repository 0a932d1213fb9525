// Answers of the pages as plain data, and how they reach the browser; shared by the steps of login and logout.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTML } from '../page.ts';
import { readBody } from '../serve.ts';

export type RispostaHttp = {
	stato: number;
	intestazioni: Record<string, string>;
	corpo: string;
};

/** The one script of these pages: it presses the button that is there anyway. */
export const PREMI = 'document.forms[0].requestSubmit()';

/** A page. With `premi` the browser may run that one script, known by its hash. */
export function pagina(
	corpo: string,
	opzioni: { stato?: number; premi?: boolean; cookie?: string } = {}
): RispostaHttp {
	const { stato = 200, premi = false, cookie } = opzioni;
	const csp = HTML['content-security-policy'];
	return {
		stato,
		intestazioni: {
			...HTML,
			...(premi && { 'content-security-policy': `${csp}; script-src 'sha256-${IMPRONTA}'` }),
			...(cookie && { 'set-cookie': cookie })
		},
		corpo
	};
}

const IMPRONTA = createHash('sha256').update(PREMI).digest('base64');

/** Sends the browser on, with a GET. */
export function rinvio(location: string): RispostaHttp {
	return { stato: 303, intestazioni: { location, 'cache-control': 'no-store' }, corpo: '' };
}

/** Writes an answer. */
export function send(response: ServerResponse, { stato, intestazioni, corpo }: RispostaHttp): void {
	response.writeHead(stato, intestazioni).end(corpo);
}

/** The fields of a form. */
export async function readCampi(request: IncomingMessage): Promise<URLSearchParams> {
	return new URLSearchParams(await readBody(request, 400_000));
}

/** The value of a cookie. */
export function readCookie({ headers }: IncomingMessage, nome: string): string {
	const coppie = (headers.cookie ?? '').split(';').map((coppia) => coppia.trim().split('='));
	return coppie.find(([name]) => name === nome)?.[1] ?? '';
}

/** Metadata. */
export function xml(corpo: string): RispostaHttp {
	return {
		stato: 200,
		intestazioni: {
			'content-type': 'application/samlmetadata+xml; charset=utf-8',
			'cache-control': 'no-store'
		},
		corpo
	};
}

/** A line of text. */
export function testoSemplice(corpo: string, stato: number): RispostaHttp {
	return { stato, intestazioni: { 'content-type': 'text/plain; charset=utf-8' }, corpo };
}
