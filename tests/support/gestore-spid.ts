// Walks through the pages of an invented provider of SPID as a browser without scripts would; used by the tests of the simulators.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { figli, parseXml, soloFiglio, testo } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import { createSimulatorServer, type Simulator } from '#simulators/serve.ts';
import { createSpidSimulator, type SpidOptions } from '#simulators/spid/spid.ts';

export const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';

export type GestoriAccesi = { indirizzo: string; spegni: () => Promise<void> };

/** Starts the simulators of SPID on a port of their own. */
export async function accendiGestori(options: Omit<SpidOptions, 'indirizzo'>): Promise<GestoriAccesi> {
	const simulatori: Simulator[] = [];
	const server = createSimulatorServer(simulatori);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const indirizzo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	simulatori.push(await createSpidSimulator({ ...options, indirizzo }));
	return { indirizzo, spegni: () => chiudi(server) };
}

function chiudi(server: ReturnType<typeof createServer>): Promise<void> {
	server.closeAllConnections();
	return new Promise((resolve) => {
		server.close(() => {
			resolve();
		});
	});
}

/** A page as it arrived. */
export type Pagina = { indirizzo: string; stato: number; html: string; csp: string; cookie: string };

/** Asks for a page and follows where it leads. */
export async function chiedi(
	indirizzo: string,
	campi?: Record<string, string>,
	cookie = ''
): Promise<Pagina> {
	const risposta = await fetch(indirizzo, {
		...(campi && { method: 'POST', body: new URLSearchParams(campi) }),
		headers: cookie ? { cookie } : {},
		redirect: 'manual'
	});
	const altrove = risposta.headers.get('location');
	if (altrove) return chiedi(altrove, undefined, cookie);
	return {
		indirizzo,
		stato: risposta.status,
		html: await risposta.text(),
		csp: risposta.headers.get('content-security-policy') ?? '',
		cookie: risposta.headers.get('set-cookie')?.split(';')[0] ?? ''
	};
}

/** The value of a field of the page. */
export function campo({ html }: Pagina, nome: string): string {
	return new RegExp(` name="${nome}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

/** The message that the page carries, and where. */
export function messaggio(pagina: Pagina): { destinazione: string; xml: string; relayState: string } {
	const base64 = campo(pagina, 'SAMLResponse') || campo(pagina, 'SAMLRequest');
	return {
		destinazione: / action="([^"]*)"/.exec(pagina.html)?.[1] ?? '',
		xml: Buffer.from(base64, 'base64').toString('utf8'),
		relayState: campo(pagina, 'RelayState')
	};
}

/** Status codes and message of a Response. */
export function statoDi(xml: string): { codici: string[]; testo: string } {
	const radice = parseXml(xml).documentElement;
	const stato = soloFiglio(radice, SAMLP, 'Status');
	const codici = Array.from(stato.getElementsByTagNameNS(SAMLP, 'StatusCode')).map(
		(codice) => codice.getAttribute('Value')?.split(':').at(-1) ?? ''
	);
	const [frase] = figli(stato, SAMLP, 'StatusMessage');
	return { codici, testo: frase ? testo(frase) : '' };
}

/** The signing certificates that the registry gives for a provider, each proved by the signature of its metadata. */
export async function certificatiDi(indirizzo: string, gestore: string): Promise<string[]> {
	const { html } = await chiedi(`${indirizzo}/spid/registro`);
	const xml = html;
	const trovato = figli(parseXml(xml).documentElement, MD, 'EntityDescriptor').find(
		(uno) => uno.getAttribute('entityID') === gestore
	);
	if (!trovato) return [];
	const certificati = Array.from(trovato.getElementsByTagNameNS(MD, 'KeyDescriptor')).flatMap((chiave) =>
		Array.from(chiave.getElementsByTagNameNS(DS, 'X509Certificate')).map(testo)
	);
	verifySignature({ xml, elemento: trovato, certificati });
	return certificati;
}

/** The Assertion of a Response, once both signatures are proved; read from what was signed. */
export function asserzioneProvata(xml: string, certificati: string[]): Element {
	const radice = parseXml(xml).documentElement;
	verifySignature({ xml, elemento: radice, certificati });
	const firmata = verifySignature({ xml, elemento: soloFiglio(radice, SAML, 'Assertion'), certificati });
	return parseXml(firmata).documentElement;
}

/** The attributes of an Assertion. */
export function attributiIn(asserzione: Element): Record<string, string> {
	const trovati = Array.from(asserzione.getElementsByTagNameNS(SAML, 'Attribute'));
	return Object.fromEntries(
		trovati.map((uno) => [uno.getAttribute('Name'), testo(soloFiglio(uno, SAML, 'AttributeValue'))])
	) as Record<string, string>;
}
