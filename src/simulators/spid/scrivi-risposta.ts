// Writes an answer as XML, unsigned; called by firma.ts and by the anomalies that rebuild a message.
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { SAML, SAMLP } from './nomi.ts';
import type { Asserzione, Attributo, Emittente, Risposta } from './risposta.ts';

/** The Response with its Assertion. */
export function writeRisposta(risposta: Risposta): string {
	const { id, versione, istante, inRispostaA, destinazione, emittente, asserzione } = risposta;
	return toXml(
		elemento(
			'samlp:Response',
			{
				'xmlns:samlp': SAMLP,
				'xmlns:saml': SAML,
				ID: id,
				Version: versione,
				IssueInstant: istante,
				InResponseTo: inRispostaA,
				Destination: destinazione
			},
			nodoEmittente(emittente),
			nodoStato(risposta.stato),
			asserzione && nodoAsserzione(asserzione)
		)
	);
}

/** An Assertion by itself. */
export function writeAsserzione(asserzione: Asserzione): string {
	return toXml(nodoAsserzione(asserzione));
}

function nodoStato(stato: Risposta['stato']): Nodo | undefined {
	if (!stato) return undefined;
	const sotto = stato.sotto === undefined ? undefined : elemento('samlp:StatusCode', { Value: stato.sotto });
	return elemento(
		'samlp:Status',
		{},
		stato.principale === undefined
			? undefined
			: elemento('samlp:StatusCode', { Value: stato.principale }, sotto),
		stato.messaggio === undefined ? undefined : elemento('samlp:StatusMessage', {}, stato.messaggio)
	);
}

function nodoAsserzione(asserzione: Asserzione): Nodo {
	const { id, versione, istante, emittente, attributi } = asserzione;
	return elemento(
		'saml:Assertion',
		{
			'xmlns:saml': SAML,
			'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
			'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
			ID: id,
			Version: versione,
			IssueInstant: istante
		},
		nodoEmittente(emittente),
		nodoSoggetto(asserzione.soggetto),
		nodoCondizioni(asserzione.condizioni),
		nodoAutenticazione(asserzione.autenticazione),
		attributi && elemento('saml:AttributeStatement', {}, ...attributi.map(nodoAttributo))
	);
}

function nodoEmittente(emittente: Emittente | undefined): Nodo | undefined {
	return emittente && elemento('saml:Issuer', { Format: emittente.formato }, emittente.valore);
}

function nodoSoggetto(soggetto: Asserzione['soggetto']): Nodo | undefined {
	if (!soggetto) return undefined;
	const { nome, conferma } = soggetto;
	return elemento(
		'saml:Subject',
		{},
		nome && elemento('saml:NameID', { Format: nome.formato, NameQualifier: nome.qualificatore }, nome.valore),
		conferma &&
			elemento(
				'saml:SubjectConfirmation',
				{ Method: conferma.metodo },
				elemento('saml:SubjectConfirmationData', {
					Recipient: conferma.destinatario,
					InResponseTo: conferma.inRispostaA,
					NotOnOrAfter: conferma.finoA
				})
			)
	);
}

function nodoCondizioni(condizioni: Asserzione['condizioni']): Nodo | undefined {
	if (!condizioni) return undefined;
	const { da, finoA, destinatario } = condizioni;
	return elemento(
		'saml:Conditions',
		{ NotBefore: da, NotOnOrAfter: finoA },
		destinatario === undefined
			? undefined
			: elemento('saml:AudienceRestriction', {}, elemento('saml:Audience', {}, destinatario))
	);
}

function nodoAutenticazione(autenticazione: Asserzione['autenticazione']): Nodo | undefined {
	if (!autenticazione) return undefined;
	const { istante, sessione, livello } = autenticazione;
	return elemento(
		'saml:AuthnStatement',
		{ AuthnInstant: istante, SessionIndex: sessione },
		livello === undefined
			? undefined
			: elemento('saml:AuthnContext', {}, elemento('saml:AuthnContextClassRef', {}, livello))
	);
}

function nodoAttributo({ nome, tipo, valore }: Attributo): Nodo {
	return elemento(
		'saml:Attribute',
		{ Name: nome, NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' },
		elemento('saml:AttributeValue', { 'xsi:type': `xs:${tipo}` }, valore)
	);
}
