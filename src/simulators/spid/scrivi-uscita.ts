// Writes the messages of single logout, unsigned; called by uscita.ts.
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { FORMATO_ENTE, FORMATO_TRANSITORIO, SAML, SAMLP, stato } from './nomi.ts';

type Comune = { id: string; istante: Date; gestore: string; destinazione: string };

/** How long a request of logout holds. */
const VALIDITA_MS = 300_000;

/** A LogoutRequest for one session. */
export function writeRichiestaUscita(dati: Comune & { nameId: string; sessione: string }): string {
	const { istante, gestore, nameId, sessione } = dati;
	return toXml(
		elemento(
			'samlp:LogoutRequest',
			{ ...involucro(dati), NotOnOrAfter: new Date(istante.getTime() + VALIDITA_MS).toISOString() },
			emittente(gestore),
			elemento('saml:NameID', { Format: FORMATO_TRANSITORIO, NameQualifier: gestore }, nameId),
			elemento('samlp:SessionIndex', {}, sessione)
		)
	);
}

/** A LogoutResponse that says Success. */
export function writeRispostaUscita(dati: Comune & { richiesta: string }): string {
	return toXml(
		elemento(
			'samlp:LogoutResponse',
			{ ...involucro(dati), InResponseTo: dati.richiesta },
			emittente(dati.gestore),
			elemento('samlp:Status', {}, elemento('samlp:StatusCode', { Value: stato('Success') }))
		)
	);
}

function involucro({ id, istante, destinazione }: Comune): Record<string, string> {
	return {
		'xmlns:samlp': SAMLP,
		'xmlns:saml': SAML,
		ID: id,
		Version: '2.0',
		IssueInstant: istante.toISOString(),
		Destination: destinazione
	};
}

function emittente(gestore: string): Nodo {
	return elemento('saml:Issuer', { Format: FORMATO_ENTE, NameQualifier: gestore }, gestore);
}
