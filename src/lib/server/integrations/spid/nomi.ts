// Names of SAML 2.0 and of the Italian schemes, as they are on the wire; read by the other files of this integration.
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { Modo } from './port.ts';

export const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
export const XML = 'http://www.w3.org/XML/1998/namespace';
export const ESTENSIONI_SPID = 'https://spid.gov.it/saml-extensions';
export const ESTENSIONI_CIE = 'https://www.cartaidentita.interno.gov.it/saml-extensions';

export const FORMATO_ENTITA = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
export const FORMATO_TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
export const FORMATO_ATTRIBUTO = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
export const PARTIAL_LOGOUT = 'urn:oasis:names:tc:SAML:2.0:status:PartialLogout';

export const BINDING: Record<Modo, string> = {
	redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
	post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
};

/** The class of authentication of a level, the same for SPID and CIE. */
export function toClasse(livello: Livello): string {
	return `https://www.spid.gov.it/SpidL${livello}`;
}

/** The level of a class, or undefined for a class that is none of ours. */
export function readClasse(classe: string): Livello | undefined {
	return ([1, 2, 3] as const).find((livello) => toClasse(livello) === classe);
}
