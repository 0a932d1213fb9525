// The metadata of an ente as a service provider (Avviso SPID 29, manual of CIE); made from its data alone, called by client.ts.
import { createHash } from 'node:crypto';
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { toBase64 } from '#lib/xml/certificati.ts';
import { DS } from '#lib/xml/algoritmi.ts';
import { signXml } from '#lib/xml/sign.ts';
import { insiemi, type Insieme } from './insiemi.ts';
import {
	BINDING,
	ESTENSIONI_CIE,
	ESTENSIONI_SPID,
	FORMATO_ATTRIBUTO,
	FORMATO_TRANSIENT,
	MD,
	SAMLP
} from './nomi.ts';
import type { CoppiaChiavi, ServiceProvider } from './port.ts';

/** Category of Comuni in the index of public bodies (IPA). */
const CATEGORIA_COMUNI = 'L6';
const IT = { 'xml:lang': 'it' };

/** The metadata, signed with `firma`. The same data give the same bytes: what was handed in can be compared. */
export function createMetadata(provider: ServiceProvider, firma: CoppiaChiavi): string {
	// The ID comes from the content, and an RSA signature of the same content is the same.
	const content = toXml(entityDescriptor(provider, undefined));
	const id = `_${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
	return signXml(toXml(entityDescriptor(provider, id)), { ...firma, riferimento: id, dopo: 'primo' });
}

/** Children in the order of the XSD. */
function entityDescriptor(provider: ServiceProvider, id: string | undefined): Nodo {
	const { profilo, entityId } = provider;
	return elemento(
		'md:EntityDescriptor',
		{
			'xmlns:md': MD,
			'xmlns:ds': DS,
			[`xmlns:${profilo}`]: profilo === 'cie' ? ESTENSIONI_CIE : ESTENSIONI_SPID,
			ID: id,
			entityID: entityId
		},
		spSsoDescriptor(provider),
		organization(provider),
		profilo === 'cie' ? contattoCie(provider) : contattoSpid(provider)
	);
}

function spSsoDescriptor(provider: ServiceProvider): Nodo {
	const { chiavi, indirizzoAcs, indirizzoSlo } = provider;
	return elemento(
		'md:SPSSODescriptor',
		{ protocolSupportEnumeration: SAMLP, AuthnRequestsSigned: 'true', WantAssertionsSigned: 'true' },
		...chiavi.map(keyDescriptor),
		...(['post', 'redirect'] as const).map((modo) =>
			elemento('md:SingleLogoutService', { Binding: BINDING[modo], Location: indirizzoSlo })
		),
		elemento('md:NameIDFormat', {}, FORMATO_TRANSIENT),
		elemento('md:AssertionConsumerService', {
			Binding: BINDING.post,
			Location: indirizzoAcs,
			index: '0',
			isDefault: 'true'
		}),
		...insiemi(provider).map(attributeConsumingService)
	);
}

function keyDescriptor({ certificato }: CoppiaChiavi): Nodo {
	const x509 = elemento('ds:X509Certificate', {}, toBase64(certificato));
	return elemento(
		'md:KeyDescriptor',
		{ use: 'signing' },
		elemento('ds:KeyInfo', {}, elemento('ds:X509Data', {}, x509))
	);
}

function attributeConsumingService({ indice, nome, attributi }: Insieme): Nodo {
	return elemento(
		'md:AttributeConsumingService',
		{ index: String(indice) },
		elemento('md:ServiceName', IT, nome),
		...attributi.map((name) =>
			elemento('md:RequestedAttribute', { Name: name, NameFormat: FORMATO_ATTRIBUTO })
		)
	);
}

function organization({ nome, nomeBreve, sito }: ServiceProvider): Nodo {
	return elemento(
		'md:Organization',
		{},
		elemento('md:OrganizationName', IT, nome),
		elemento('md:OrganizationDisplayName', IT, nomeBreve),
		elemento('md:OrganizationURL', IT, sito)
	);
}

function contattoSpid({ nome, codiceIpa, email, telefono }: ServiceProvider): Nodo {
	return elemento(
		'md:ContactPerson',
		{ contactType: 'other' },
		elemento('md:Extensions', {}, elemento('spid:IPACode', {}, codiceIpa), elemento('spid:Public')),
		elemento('md:Company', {}, nome),
		elemento('md:EmailAddress', {}, email),
		elemento('md:TelephoneNumber', {}, telefono)
	);
}

function contattoCie(provider: ServiceProvider): Nodo {
	const { nome, codiceIpa, belfiore, provincia, email, telefono } = provider;
	return elemento(
		'md:ContactPerson',
		{ contactType: 'administrative' },
		elemento(
			'md:Extensions',
			{},
			elemento('cie:Public'),
			elemento('cie:IPACode', {}, codiceIpa),
			elemento('cie:IPACategory', {}, CATEGORIA_COMUNI),
			elemento('cie:Municipality', {}, belfiore),
			elemento('cie:Province', {}, provincia),
			elemento('cie:Country', {}, 'IT')
		),
		elemento('md:Company', {}, nome),
		elemento('md:EmailAddress', {}, email),
		elemento('md:TelephoneNumber', {}, telefono)
	);
}
