// What the registry of SPID publishes of the providers: their metadata, each signed by its own key. Called by spid.ts.
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import type { Chiave } from './chiavi.ts';
import { signMessaggio } from './firma.ts';
import type { Gestore } from './gestori.ts';
import { FORMATO_TRANSITORIO, MD, POST, REDIRECT, SAML, SAMLP } from './nomi.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** The attributes that a provider can give. */
const ATTRIBUTI = [
	'spidCode',
	'name',
	'familyName',
	'placeOfBirth',
	'countyOfBirth',
	'dateOfBirth',
	'gender',
	'fiscalNumber',
	'idCard',
	'expirationDate',
	'email',
	'mobilePhone',
	'domicileStreetAddress',
	'domicilePostalCode',
	'domicileMunicipality',
	'domicileProvince',
	'domicileNation'
];

/** The signed EntityDescriptor of a provider. */
export function writeMetadati(gestore: Gestore, chiavi: readonly Chiave[]): string {
	const ID = `_metadati-${gestore.id}`;
	const xml = toXml(
		elemento(
			'md:EntityDescriptor',
			{ 'xmlns:md': MD, ID, entityID: gestore.entityId },
			elemento(
				'md:IDPSSODescriptor',
				{ protocolSupportEnumeration: SAMLP, WantAuthnRequestsSigned: 'true' },
				...chiavi.map(nodoChiave),
				...[REDIRECT, POST].map((Binding) =>
					elemento('md:SingleLogoutService', { Binding, Location: gestore.uscita })
				),
				elemento('md:NameIDFormat', {}, FORMATO_TRANSITORIO),
				...[REDIRECT, POST].map((Binding) =>
					elemento('md:SingleSignOnService', { Binding, Location: gestore.accesso })
				),
				...ATTRIBUTI.map((Name) => elemento('saml:Attribute', { 'xmlns:saml': SAML, Name }))
			),
			nodoOrganizzazione(gestore)
		)
	);
	return signMessaggio(xml, { chiave: ultima(chiavi), riferimento: ID, dopo: 'primo' });
}

/** The EntitiesDescriptor of all, from metadata signed already. */
export function writeRegistro(metadati: readonly string[], adesso: Date): string {
	const nome = 'https://registro-di-prova.example/spid/idp';
	const validUntil = new Date(adesso.getTime() + 86_400_000).toISOString();
	const vuoto = toXml(elemento('md:EntitiesDescriptor', { 'xmlns:md': MD, Name: nome, validUntil }));
	return `<?xml version="1.0" encoding="UTF-8"?>${vuoto.replace(/\/>$/, '>')}${metadati.join('')}</md:EntitiesDescriptor>`;
}

/** The key with which a provider signs: the newest. @throws Error without keys */
export function ultima(chiavi: readonly Chiave[]): Chiave {
	const chiave = chiavi.at(-1);
	if (!chiave) throw new Error('Un gestore di prova non ha chiavi.');
	return chiave;
}

function nodoChiave({ certificato }: Chiave): Nodo {
	return elemento(
		'md:KeyDescriptor',
		{ use: 'signing' },
		elemento(
			'ds:KeyInfo',
			{ 'xmlns:ds': DS },
			elemento('ds:X509Data', {}, elemento('ds:X509Certificate', {}, certificato))
		)
	);
}

function nodoOrganizzazione({ nome, entityId }: Gestore): Nodo {
	const italiano = { 'xml:lang': 'it' };
	return elemento(
		'md:Organization',
		{},
		elemento('md:OrganizationName', italiano, nome),
		elemento('md:OrganizationDisplayName', italiano, nome),
		elemento('md:OrganizationURL', italiano, entityId)
	);
}
