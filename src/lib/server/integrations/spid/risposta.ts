// Reads the answer of a provider to a request of login, in the order in which its parts may be trusted; called by client.ts.
import { discendenti, parseXml, attributo, figlioFacoltativo, soloFiglio, testo } from '#lib/xml/parse.ts';
import { isSigned, verifySignature } from '#lib/xml/verify.ts';
import { readAsserzione, type Asserzione } from './asserzione.ts';
import type { Attesa } from './attesa.ts';
import { checkEmittente } from './emittente.ts';
import { certificatiDi, decodeBase64 } from './invio.ts';
import { checkFinestra, readIstante } from './istanti.ts';
import { SAML, SAMLP } from './nomi.ts';
import type { EsitoAccesso, Gestore, RichiestaInCorso, ServiceProvider, Traccia } from './port.ts';
import { readMotivo, Rifiutata } from './rifiutata.ts';
import { readErrore } from './stato.ts';

export type RispostaArrivata = {
	samlResponse: string;
	gestori: Gestore[];
	take: (id: string) => Promise<RichiestaInCorso | undefined>;
	provider: ServiceProvider;
	adesso: Date;
};

/** Who logged in, or why nobody did. Throws only what `take` throws. */
export async function readRisposta(arrivata: RispostaArrivata): Promise<EsitoAccesso> {
	const traccia: Traccia = { xml: '' };
	try {
		traccia.xml = decodeBase64(arrivata.samlResponse);
		const risposta = readRadice(traccia.xml);
		Object.assign(traccia, describe(risposta, arrivata.adesso));
		const attesa = await takeAttesa(risposta, arrivata);
		traccia.richiesta = { id: attesa.richiesta.id, istante: attesa.richiesta.istante };
		return conclude(attesa, traccia);
	} catch (fault) {
		return { ok: false, errore: { tipo: 'risposta', motivo: readMotivo(fault) }, traccia };
	}
}

function readRadice(xml: string): Element {
	const radice = parseXml(xml).documentElement;
	if (radice.namespaceURI !== SAMLP || radice.localName !== 'Response') throw new Rifiutata('radice');
	return radice;
}

/** What the register wants to know of an answer, good or bad. Nothing of this is trusted. */
function describe(risposta: Element, adesso: Date): Partial<Traccia> {
	const istante = attributo(risposta, 'IssueInstant');
	const millisecondi = Date.parse(istante ?? '');
	const issuer = figlioFacoltativo(risposta, SAML, 'Issuer');
	const [asserzione] = discendenti(risposta, SAML, 'Assertion');
	return {
		id: attributo(risposta, 'ID'),
		istante,
		emittente: issuer && testo(issuer),
		asserzione: asserzione && attributo(asserzione, 'ID'),
		scarto: Number.isNaN(millisecondi) ? undefined : adesso.getTime() - millisecondi
	};
}

/** The request is taken before anything is believed: an answer is looked at once, good or bad. */
async function takeAttesa(risposta: Element, arrivata: RispostaArrivata): Promise<Attesa> {
	const { gestori, take, provider, adesso } = arrivata;
	const id = attributo(risposta, 'InResponseTo');
	const richiesta = id ? await take(id) : undefined;
	if (!richiesta) throw new Rifiutata('Response/@InResponseTo');
	const gestore = gestori.find(({ entityId }) => entityId === richiesta.gestore);
	if (!gestore) throw new Rifiutata('gestore non più in elenco');
	return { provider, richiesta, gestore, adesso: adesso.getTime() };
}

function conclude(attesa: Attesa, traccia: Traccia): EsitoAccesso {
	const { xml, risposta } = readProvata(traccia.xml, attesa.gestore);
	checkRisposta(risposta, attesa);
	const errore = readErrore(risposta);
	if (errore !== undefined) return { ok: false, errore: { tipo: 'gestore', numero: errore }, traccia };
	const asserzione = readAsserzione(takeAsserzione(xml, risposta, attesa.gestore), attesa);
	return accept(asserzione, attesa, traccia);
}

/** The Response as it was signed when it is signed, or as it arrived: then nothing of it is believed but its errors. */
function readProvata(xml: string, gestore: Gestore): { xml: string; risposta: Element } {
	const arrivata = readRadice(xml);
	if (!isSigned(arrivata)) return { xml, risposta: arrivata };
	const signed = verifySignature({ xml, elemento: arrivata, certificati: certificatiDi(gestore) });
	return { xml: signed, risposta: readRadice(signed) };
}

function checkRisposta(risposta: Element, { provider, richiesta, gestore, adesso }: Attesa): void {
	if (!attributo(risposta, 'ID')) throw new Rifiutata('Response/@ID');
	if (attributo(risposta, 'Version') !== '2.0') throw new Rifiutata('Response/@Version');
	const dove = 'Response/@IssueInstant';
	const istante = readIstante(attributo(risposta, 'IssueInstant'), dove);
	checkFinestra(istante, { da: Date.parse(richiesta.istante), a: adesso, dove });
	if (attributo(risposta, 'InResponseTo') !== richiesta.id) throw new Rifiutata('Response/@InResponseTo');
	if (attributo(risposta, 'Destination') !== provider.indirizzoAcs)
		throw new Rifiutata('Response/@Destination');
	checkEmittente(risposta, { gestore, formatoObbligatorio: false });
}

/** The one assertion of the message, as its provider signed it: the canonical text, which is all that is read from here on. */
function takeAsserzione(xml: string, risposta: Element, gestore: Gestore): Element {
	if (discendenti(risposta, SAML, 'EncryptedAssertion').length > 0)
		throw new Rifiutata('Response/EncryptedAssertion');
	if (discendenti(risposta, SAML, 'Assertion').length !== 1) throw new Rifiutata('Response/Assertion');
	const elemento = soloFiglio(risposta, SAML, 'Assertion');
	const signed = verifySignature({ xml, elemento, certificati: certificatiDi(gestore) });
	const asserzione = parseXml(signed).documentElement;
	if (asserzione.namespaceURI !== SAML || asserzione.localName !== 'Assertion')
		throw new Rifiutata('Assertion');
	return asserzione;
}

function accept(asserzione: Asserzione, { gestore }: Attesa, traccia: Traccia): EsitoAccesso {
	const { identita, livello, nameId, sessionIndex, id } = asserzione;
	return {
		ok: true,
		identita,
		livello,
		gestore: gestore.entityId,
		sessionIndex,
		nameId,
		traccia: { ...traccia, asserzione: id, nameId }
	};
}
