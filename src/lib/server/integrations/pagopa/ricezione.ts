// The receipts that pagoPA brings to us: the SOAP request `paSendRTV2` and its two answers. Chosen by app.ts, contract in README.md.
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { figli, figlioFacoltativo, isElement, soloFiglio, XmlRifiutato } from '#lib/xml/parse.ts';
import type { Ancore } from './marca.ts';
import type { CodiceRifiuto, RicevutePagopa } from './port.ts';
import { PA_FOR_NODE, readInvio } from './ricevuta.ts';
import { decodeXml, openXml } from './testo-xml.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
/** Five stamps with their signatures are a tenth of it. */
const CORPO_MASSIMO = 1024 * 1024;

/** What each refusal says beside the words of the use case. */
const RIFIUTI: Record<CodiceRifiuto, string> = {
	PAA_SINTASSI_XSD: 'Errore di sintassi XSD.',
	PAA_ID_DOMINIO_ERRATO: 'Il dominio non corrisponde.',
	PAA_ID_INTERMEDIARIO_ERRATO: "L'intermediario non corrisponde.",
	PAA_STAZIONE_INT_ERRATA: 'La stazione non corrisponde.',
	PAA_PAGAMENTO_SCONOSCIUTO: 'Pagamento sconosciuto.',
	PAA_SYSTEM_ERROR: 'Errore generico.'
};

/** Reads and answers the receipts of all enti; `ancore` are the certificates by which stamps are trusted. */
export function createRicevutePagopa({ ancore = [] }: { ancore?: Ancore } = {}): RicevutePagopa {
	return {
		read(corpo, arrivo) {
			if (corpo.byteLength > CORPO_MASSIMO) throw new XmlRifiutato('corpo troppo grande');
			const originale = decodeXml(corpo);
			return readInvio(openEnvelope(originale), { originale, arrivo, ancore });
		},
		accept: () => answer(elemento('outcome', {}, 'OK')),
		refuse: ({ codice, descrizione, cfEnte }) =>
			answer(
				elemento('outcome', {}, 'KO'),
				elemento(
					'fault',
					{},
					elemento('faultCode', {}, codice),
					elemento('faultString', {}, RIFIUTI[codice]),
					elemento('id', {}, cfEnte),
					elemento('description', {}, descrizione)
				)
			)
	};
}

function openEnvelope(xml: string): Element {
	const busta = openXml(xml);
	if (busta.namespaceURI !== SOAP || busta.localName !== 'Envelope') throw new XmlRifiutato('non è SOAP');
	const testata = figlioFacoltativo(busta, SOAP, 'Header');
	if (testata && Array.from(testata.childNodes).filter(isElement).some(mustBeUnderstood))
		throw new XmlRifiutato('testata non conosciuta');
	const corpo = soloFiglio(busta, SOAP, 'Body');
	const [invio, altro] = Array.from(corpo.childNodes).filter(isElement);
	if (!invio || altro) throw new XmlRifiutato('corpo senza un solo elemento');
	if (figli(corpo, PA_FOR_NODE, 'paSendRTV2Request').length !== 1)
		throw new XmlRifiutato('operazione non conosciuta');
	return invio;
}

function mustBeUnderstood(testata: Element): boolean {
	return ['1', 'true'].includes(testata.getAttributeNS(SOAP, 'mustUnderstand') ?? '');
}

function answer(...figliDellaRisposta: Nodo[]): string {
	const risposta = elemento('pafn:paSendRTV2Response', { 'xmlns:pafn': PA_FOR_NODE }, ...figliDellaRisposta);
	const busta = elemento(
		'soapenv:Envelope',
		{ 'xmlns:soapenv': SOAP },
		elemento('soapenv:Body', {}, risposta)
	);
	return `<?xml version="1.0" encoding="UTF-8"?>${toXml(busta)}`;
}
