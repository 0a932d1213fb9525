// Takes a SAML message out of a request of the browser, by POST or Redirect, and proves its signature; called by the checks of login and logout.
import { attributo, figli, parseXml, testo, XmlRifiutato } from '#lib/xml/parse.ts';
import { readQuery, verifyQuery } from '#lib/xml/redirect.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import type { NumeroErrore } from './errori.ts';
import { readFornitore, type Fornitore } from './fornitore.ts';
import { FORMATO_ENTE, SAML, SAMLP } from './nomi.ts';

/** How the browser brought the message. */
export type Portato = { metodo: 'GET'; query: string } | { metodo: 'POST'; campi: URLSearchParams };

/** A message whose sender is proved; `elemento` is what was signed. */
export type Messaggio = {
	elemento: Element;
	fornitore: Fornitore;
	relayState: string | undefined;
};

/** The metadata of a service provider, by its entityID. */
export type LeggiMetadati = (entityId: string) => Promise<string>;

/** Refused before it is known whom to answer: a page says the number. */
export class MessaggioRifiutato extends Error {
	readonly numero: NumeroErrore;

	constructor(numero: NumeroErrore, motivo: string, opzioni?: ErrorOptions) {
		super(motivo, opzioni);
		this.numero = numero;
	}
}

export type LeggiMessaggio = {
	campo: 'SAMLRequest' | 'SAMLResponse';
	/** Local name of the message, as `AuthnRequest`. */
	nome: string;
	leggiMetadati: LeggiMetadati;
};

/** The message with its sender proved. @throws MessaggioRifiutato */
export async function readMessaggio(portato: Portato, attesa: LeggiMessaggio): Promise<Messaggio> {
	const { xml, relayState } = unpack(portato, attesa.campo);
	const radice = readRadice(xml, attesa.nome);
	const fornitore = await findFornitore(readEmittente(radice), attesa.leggiMetadati);
	const { certificati } = fornitore;
	if (portato.metodo === 'GET') {
		checkQuery(portato.query, certificati);
		return { elemento: radice, fornitore, relayState };
	}
	try {
		const firmato = verifySignature({ xml, elemento: radice, certificati });
		return { elemento: parseXml(firmato).documentElement, fornitore, relayState };
	} catch (cause) {
		throw new MessaggioRifiutato(7, 'La firma della richiesta non si verifica.', { cause });
	}
}

function unpack(
	portato: Portato,
	campo: LeggiMessaggio['campo']
): { xml: string; relayState: string | undefined } {
	if (portato.metodo === 'POST') {
		const messaggi = portato.campi.getAll(campo);
		const [base64] = messaggi;
		if (!base64 || messaggi.length > 1) throw new MessaggioRifiutato(4, `Manca il campo ${campo}.`);
		const xml = Buffer.from(base64, 'base64').toString('utf8');
		return { xml, relayState: portato.campi.get('RelayState') ?? undefined };
	}
	try {
		const letto = readQuery(portato.query);
		if (letto.campo !== campo) throw new XmlRifiutato('campo inatteso');
		return { xml: letto.xml, relayState: letto.relayState };
	} catch (cause) {
		throw new MessaggioRifiutato(4, 'La query non è un messaggio SAML.', { cause });
	}
}

function readRadice(xml: string, nome: string): Element {
	try {
		const radice = parseXml(xml).documentElement;
		if (radice.namespaceURI === SAMLP && radice.localName === nome) return radice;
	} catch (cause) {
		throw new MessaggioRifiutato(8, 'Il messaggio non è XML ammesso.', { cause });
	}
	throw new MessaggioRifiutato(8, `Il messaggio non è ${nome}.`);
}

function readEmittente(radice: Element): string {
	const [emittente, altro] = figli(radice, SAML, 'Issuer');
	if (!emittente || altro) throw new MessaggioRifiutato(10, 'Serve un Issuer, uno solo.');
	const valore = testo(emittente);
	if (attributo(emittente, 'Format') !== FORMATO_ENTE)
		throw new MessaggioRifiutato(10, 'Issuer senza il Format giusto.');
	if (attributo(emittente, 'NameQualifier') !== valore)
		throw new MessaggioRifiutato(10, 'NameQualifier di Issuer diverso dal suo valore.');
	return valore;
}

async function findFornitore(entityId: string, leggiMetadati: LeggiMetadati): Promise<Fornitore> {
	try {
		return readFornitore(await leggiMetadati(entityId), entityId);
	} catch (cause) {
		const motivo = cause instanceof Error ? cause.message : '';
		throw new MessaggioRifiutato(10, `I metadata di ${entityId} non si leggono: ${motivo}`, { cause });
	}
}

function checkQuery(query: string, certificati: string[]): void {
	try {
		if (verifyQuery(query, certificati)) return;
	} catch (cause) {
		throw new MessaggioRifiutato(5, 'La firma della query non si verifica.', { cause });
	}
	throw new MessaggioRifiutato(5, 'La firma della query non si verifica.');
}
