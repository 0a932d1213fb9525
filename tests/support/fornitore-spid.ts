// A service provider of SPID to lead by hand: its metadata and its requests, right or not. Used by the tests of the simulators.
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { signQuery } from '#lib/xml/redirect.ts';
import { signXml } from '#lib/xml/sign.ts';
import { createCoppia } from './chiavi-di-prova.ts';

const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-';
const FORMATO = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';

export const ENTITY_ID = 'http://cassola.localhost:3000';
export const ACS = `${ENTITY_ID}/accesso/spid/acs`;
export const SLO = `${ENTITY_ID}/accesso/spid/slo`;
const coppia = createCoppia('Comune di Cassola');
/** A key that the metadata do not publish. */
export const estranea = createCoppia('Nessuno');

/** The sets of attributes of the metadata. */
export const INSIEMI: Record<string, string[]> = {
	0: ['name', 'familyName', 'fiscalNumber', 'dateOfBirth', 'email'],
	1: ['name', 'familyName', 'fiscalNumber', 'domicileStreetAddress', 'domicileMunicipality'],
	99: ['spidCode', 'name', 'familyName', 'dateOfBirth', 'fiscalNumber']
};

/** Signed metadata, with one address for answers and one for logout. */
export function metadataDiProva(): string {
	const certificato = coppia.certificato.replace(/-----[^-]+-----|\s/g, '');
	const chiave = elemento(
		'md:KeyDescriptor',
		{ use: 'signing' },
		elemento(
			'ds:KeyInfo',
			{ 'xmlns:ds': DS },
			elemento('ds:X509Data', {}, elemento('ds:X509Certificate', {}, certificato))
		)
	);
	const xml = toXml(
		elemento(
			'md:EntityDescriptor',
			{ 'xmlns:md': MD, ID: '_metadata', entityID: ENTITY_ID },
			elemento(
				'md:SPSSODescriptor',
				{ protocolSupportEnumeration: SAMLP },
				chiave,
				elemento('md:SingleLogoutService', { Binding: `${BINDING}POST`, Location: SLO }),
				elemento('md:AssertionConsumerService', {
					Binding: `${BINDING}POST`,
					Location: ACS,
					index: '0',
					isDefault: 'true'
				}),
				...Object.entries(INSIEMI).map(([index, nomi]) =>
					elemento(
						'md:AttributeConsumingService',
						{ index },
						elemento('md:ServiceName', { 'xml:lang': 'it' }, `Insieme ${index}`),
						...nomi.map((Name) => elemento('md:RequestedAttribute', { Name }))
					)
				)
			),
			elemento(
				'md:Organization',
				{},
				elemento('md:OrganizationDisplayName', { 'xml:lang': 'it' }, 'Comune di Cassola')
			)
		)
	);
	return signXml(xml, { ...coppia, riferimento: '_metadata', dopo: 'primo' });
}

export type DatiRichiesta = {
	gestore: string;
	istante: Date;
	livello?: number;
	/** Attributes of the root to set, or to leave out with undefined. */
	attributi?: Record<string, string | undefined>;
	criterio?: Record<string, string | undefined>;
	confronto?: string;
	classe?: string;
	emittente?: Record<string, string | undefined>;
};

/** A right AuthnRequest but for what is said, unsigned. */
export function richiestaDiProva(dati: DatiRichiesta): string {
	const { gestore, istante, livello = 2, attributi, criterio, confronto, classe, emittente } = dati;
	return toXml(
		elemento(
			'samlp:AuthnRequest',
			{
				'xmlns:samlp': SAMLP,
				'xmlns:saml': SAML,
				ID: '_richiesta',
				Version: '2.0',
				IssueInstant: istante.toISOString(),
				Destination: `${gestore}/sso`,
				ForceAuthn: livello > 1 ? 'true' : undefined,
				AssertionConsumerServiceIndex: '0',
				AttributeConsumingServiceIndex: '0',
				...attributi
			},
			nodoEmittente(emittente),
			elemento('samlp:NameIDPolicy', { Format: `${FORMATO}transient`, ...criterio }),
			elemento(
				'samlp:RequestedAuthnContext',
				{ Comparison: confronto ?? 'minimum' },
				elemento('saml:AuthnContextClassRef', {}, classe ?? `https://www.spid.gov.it/SpidL${livello}`)
			)
		)
	);
}

/** A LogoutRequest of a session, unsigned. */
export function richiestaUscita(dati: {
	gestore: string;
	istante: Date;
	nameId: string;
	sessione: string;
}): string {
	return toXml(
		elemento(
			'samlp:LogoutRequest',
			{
				'xmlns:samlp': SAMLP,
				'xmlns:saml': SAML,
				ID: '_uscita',
				Version: '2.0',
				IssueInstant: dati.istante.toISOString(),
				Destination: `${dati.gestore}/slo`
			},
			nodoEmittente(),
			elemento('saml:NameID', { Format: `${FORMATO}transient`, NameQualifier: dati.gestore }, dati.nameId),
			elemento('samlp:SessionIndex', {}, dati.sessione)
		)
	);
}

/** A LogoutResponse that says that all went well, unsigned. */
export function rispostaUscita(dati: { gestore: string; istante: Date; richiesta: string }): string {
	return toXml(
		elemento(
			'samlp:LogoutResponse',
			{
				'xmlns:samlp': SAMLP,
				'xmlns:saml': SAML,
				ID: '_uscito',
				Version: '2.0',
				IssueInstant: dati.istante.toISOString(),
				Destination: `${dati.gestore}/slo`,
				InResponseTo: dati.richiesta
			},
			nodoEmittente(),
			elemento(
				'samlp:Status',
				{},
				elemento('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:Success' })
			)
		)
	);
}

/** The same message signed as for POST, in base64. */
export function perPost(xml: string, chi = coppia): string {
	const riferimento = / ID="([^"]+)"/.exec(xml)?.[1] ?? '';
	return Buffer.from(signXml(xml, { ...chi, riferimento, dopo: 'Issuer' })).toString('base64');
}

/** The query of the same message for Redirect. */
export function perRedirect(xml: string, chi = coppia): string {
	return signQuery({ campo: 'SAMLRequest', xml, relayState: 'manico', chiave: chi.chiave });
}

function nodoEmittente(altro: Record<string, string | undefined> = {}): Nodo {
	return elemento(
		'saml:Issuer',
		{ Format: `${FORMATO}entity`, NameQualifier: ENTITY_ID, ...altro },
		ENTITY_ID
	);
}
