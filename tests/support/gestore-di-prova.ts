// A provider of identity that answers well or badly on demand, and the service provider that it answers to; used by the tests of SPID and CIE.
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { signXml } from '#lib/xml/sign.ts';
import { createSaml } from '#lib/server/integrations/spid/client.ts';
import type {
	CoppiaChiavi,
	EsitoAccesso,
	Gestore,
	InsiemeAttributi,
	ProfiloSaml,
	RichiestaInCorso,
	Saml,
	ServiceProvider
} from '#lib/server/integrations/spid/port.ts';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import { createCoppia } from './chiavi-di-prova.ts';

export const ADESSO = new Date('2026-11-30T10:00:00Z');
export const ACS = 'https://borgo.example/spid/acs';
export const SLO = 'https://borgo.example/spid/slo';
export const ENTITY_ID = 'https://borgo.example/spid';
export const GESTORE = 'https://gestore.example';

export const chiaviEnte = createCoppia('borgo');
export const chiaviGestore = createCoppia('gestore');
export const chiaviEstranee = createCoppia('estraneo');

/** The person who logs in. Nothing of this may be in an error. */
export const PERSONA = {
	name: 'Ada',
	familyName: "Dell'Orto",
	fiscalNumber: 'TINIT-DLLDAA85A41H501X',
	dateOfBirth: '1985-01-01',
	email: 'ada@posta.example'
};
export const NAME_ID = '_nome-di-una-sessione';

/** The ente as service provider. */
export function providerDiProva(dati: Partial<ServiceProvider> = {}): ServiceProvider {
	return {
		profilo: 'spid',
		entityId: ENTITY_ID,
		indirizzoAcs: ACS,
		indirizzoSlo: SLO,
		nome: 'Comune di Borgo',
		nomeBreve: 'Borgo',
		sito: 'https://www.borgo.example',
		codiceIpa: 'c_x000',
		belfiore: 'X000',
		provincia: 'BG',
		email: 'ufficio@borgo.example',
		telefono: '+390350000000',
		chiavi: [chiaviEnte],
		eidas: true,
		...dati
	};
}

/** The provider as the ente knows it. */
export function gestoreDiProva(dati: Partial<Gestore> = {}): Gestore {
	return {
		entityId: GESTORE,
		nome: 'Gestore',
		sso: { redirect: `${GESTORE}/sso`, post: `${GESTORE}/sso-post` },
		slo: { redirect: { richieste: `${GESTORE}/slo`, risposte: `${GESTORE}/slo-risposte` } },
		certificati: [{ certificato: chiaviGestore.certificato, scadenza: '2040-01-01T00:00:00.000Z' }],
		tolleranze: {},
		...dati
	};
}

export type Accesso = {
	saml: Saml;
	gestore: Gestore;
	richiesta: RichiestaInCorso;
	/** Hands an answer over, as the address of the ACS does. */
	answer: (xml: string, gestori?: Gestore[]) => Promise<EsitoAccesso>;
	/** How many times a request was taken. */
	taken: () => number;
};

export type DatiAccesso = {
	profilo?: ProfiloSaml;
	livello?: Livello;
	attributi?: InsiemeAttributi;
	gestore?: Gestore;
	/** When the answer arrives. */
	adesso?: Date;
};

/** A login under way. */
export function startAccesso({
	profilo = 'spid',
	livello = 2,
	attributi = 0,
	gestore = gestoreDiProva(),
	adesso = ADESSO
}: DatiAccesso = {}): Accesso {
	let numero = 0;
	let orologio = ADESSO;
	const saml = createSaml({
		provider: providerDiProva({ profilo }),
		clock: () => orologio,
		newId: () => `id-${String((numero += 1))}`
	});
	const { id, istante } = saml.startLogin({ gestore, livello, attributi, relayState: 'r', modo: 'post' });
	orologio = adesso;
	const richiesta = { id, istante, gestore: gestore.entityId, livello, attributi };
	const inCorso = new Map([[id, richiesta]]);
	let taken = 0;
	return {
		saml,
		gestore,
		richiesta,
		taken: () => taken,
		answer: (xml, gestori = [gestore]) =>
			saml.finishLogin({
				samlResponse: Buffer.from(xml).toString('base64'),
				gestori,
				take: (quale) => {
					taken += 1;
					const trovata = inCorso.get(quale);
					inCorso.delete(quale);
					return Promise.resolve(trovata);
				}
			})
	};
}

export type Risposta = {
	attributi?: Record<string, string>;
	/** Changes the text before anything is signed. */
	prima?: ((xml: string) => string) | undefined;
	/** Of the assertion and of the Response; null leaves it unsigned. */
	firmaAsserzione?: CoppiaChiavi | null;
	firmaRisposta?: CoppiaChiavi | null;
};

/** The answer to a request, signed as a provider signs it unless told otherwise. */
export function createRisposta({ richiesta }: Pick<Accesso, 'richiesta'>, risposta: Risposta = {}): string {
	const { attributi = PERSONA, prima, firmaAsserzione, firmaRisposta } = risposta;
	let xml = toXml(response(richiesta, attributi));
	xml = prima ? prima(xml) : xml;
	if (firmaAsserzione !== null)
		xml = signXml(xml, { ...(firmaAsserzione ?? chiaviGestore), riferimento: '_asserzione', dopo: 'Issuer' });
	if (firmaRisposta !== null)
		xml = signXml(xml, { ...(firmaRisposta ?? chiaviGestore), riferimento: '_risposta', dopo: 'Issuer' });
	return xml;
}

/** The answer of a provider that says no, with that number of the SPID table. */
export function createErrore({ richiesta }: Pick<Accesso, 'richiesta'>, numero: number): string {
	const { figli, ...radice } = response(richiesta, PERSONA);
	const status = elemento(
		'samlp:Status',
		{},
		elemento(
			'samlp:StatusCode',
			{ Value: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
			elemento('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed' })
		),
		elemento('samlp:StatusMessage', {}, `ErrorCode nr${String(numero)}`)
	);
	return toXml({ ...radice, figli: [...figli.slice(0, 1), status] });
}

function response({ id, istante, livello }: RichiestaInCorso, attributi: Record<string, string>): Nodo {
	return elemento(
		'samlp:Response',
		{
			'xmlns:samlp': 'urn:oasis:names:tc:SAML:2.0:protocol',
			'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion',
			ID: '_risposta',
			Version: '2.0',
			IssueInstant: istante,
			InResponseTo: id,
			Destination: ACS
		},
		issuer(),
		elemento(
			'samlp:Status',
			{},
			elemento('samlp:StatusCode', { Value: 'urn:oasis:names:tc:SAML:2.0:status:Success' })
		),
		elemento(
			'saml:Assertion',
			{ ID: '_asserzione', Version: '2.0', IssueInstant: istante },
			issuer(),
			subject(id),
			elemento(
				'saml:Conditions',
				{ NotBefore: istante, NotOnOrAfter: '2026-11-30T10:05:00Z' },
				elemento('saml:AudienceRestriction', {}, elemento('saml:Audience', {}, ENTITY_ID))
			),
			authnStatement(istante, livello),
			elemento('saml:AttributeStatement', {}, ...Object.entries(attributi).map(attribute))
		)
	);
}

function issuer(): Nodo {
	return elemento('saml:Issuer', { Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity' }, GESTORE);
}

function subject(id: string): Nodo {
	return elemento(
		'saml:Subject',
		{},
		elemento(
			'saml:NameID',
			{ Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', NameQualifier: GESTORE },
			NAME_ID
		),
		elemento(
			'saml:SubjectConfirmation',
			{ Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' },
			elemento('saml:SubjectConfirmationData', {
				InResponseTo: id,
				NotOnOrAfter: '2026-11-30T10:05:00Z',
				Recipient: ACS
			})
		)
	);
}

function authnStatement(istante: string, livello: Livello): Nodo {
	return elemento(
		'saml:AuthnStatement',
		{ AuthnInstant: istante, SessionIndex: livello === 1 ? '_sessione' : undefined },
		elemento(
			'saml:AuthnContext',
			{},
			elemento('saml:AuthnContextClassRef', {}, `https://www.spid.gov.it/SpidL${livello}`)
		)
	);
}

function attribute([name, value]: [string, string]): Nodo {
	return elemento('saml:Attribute', { Name: name }, elemento('saml:AttributeValue', {}, value));
}
