// The request of login (AuthnRequest) that goes to a provider; called by client.ts.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import { elemento, toXml } from '#lib/xml/build.ts';
import { createEmittente } from './emittente.ts';
import { signInvio } from './invio.ts';
import { FORMATO_TRANSIENT, SAML, SAMLP, toClasse } from './nomi.ts';
import type { CoppiaChiavi, Gestore, InsiemeAttributi, Modo, Partenza, ServiceProvider } from './port.ts';

export type Richiesta = {
	provider: ServiceProvider;
	firma: CoppiaChiavi;
	gestore: Gestore;
	livello: Livello;
	attributi: InsiemeAttributi;
	relayState: string;
	modo: Modo;
	id: string;
	istante: string;
};

/** The request, signed and ready to leave. Throws IntegrationError when the provider has no address for that way. */
export function createRichiesta(richiesta: Richiesta): Partenza {
	const { provider, firma, gestore, relayState, modo, id, istante } = richiesta;
	const destinazione = gestore.sso[modo];
	if (!destinazione)
		throw new IntegrationError(`${provider.profilo}: il gestore non ha un indirizzo per ${modo}`, {
			integrazione: provider.profilo,
			temporaneo: false
		});
	const { xml, invio } = signInvio({
		campo: 'SAMLRequest',
		xml: toXml(authnRequest(richiesta, destinazione)),
		id,
		modo,
		destinazione,
		relayState,
		firma
	});
	return { id, istante, xml, invio };
}

function authnRequest({ provider, livello, attributi, id, istante }: Richiesta, destinazione: string) {
	// Level 1 of SPID may use the session that the person already has at the provider.
	const forceAuthn = livello > 1 || provider.profilo === 'cie';
	return elemento(
		'samlp:AuthnRequest',
		{
			'xmlns:samlp': SAMLP,
			'xmlns:saml': SAML,
			ID: id,
			Version: '2.0',
			IssueInstant: istante,
			Destination: destinazione,
			ForceAuthn: forceAuthn ? 'true' : undefined,
			AssertionConsumerServiceIndex: '0',
			AttributeConsumingServiceIndex: String(attributi)
		},
		createEmittente(provider),
		elemento('samlp:NameIDPolicy', { Format: FORMATO_TRANSIENT }),
		elemento(
			'samlp:RequestedAuthnContext',
			// The only form that CIE takes too.
			{ Comparison: 'minimum' },
			elemento('saml:AuthnContextClassRef', {}, toClasse(livello))
		)
	);
}
