// Names of SAML 2.0 and of SPID as they stand on the wire; written here for the simulators alone.

export const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';

export const FORMATO_ENTE = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
export const FORMATO_TRANSITORIO = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
export const PORTATORE = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

export const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
export const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** A status code by its last part, as `Success`. */
export function stato(nome: string): string {
	return `urn:oasis:names:tc:SAML:2.0:status:${nome}`;
}

/** The three levels, as AuthnContextClassRef. */
export function classeDi(livello: 1 | 2 | 3): string {
	return `https://www.spid.gov.it/SpidL${livello}`;
}
