// Names of the XML signature and of the algorithms that we use and accept; read by sign, verify and redirect.

export const DS = 'http://www.w3.org/2000/09/xmldsig#';
export const ENVELOPED = `${DS}enveloped-signature`;
export const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** Signature algorithms accepted, with their name in node:crypto. */
export const FIRME_AMMESSE: ReadonlyMap<string, string> = new Map([
	[RSA_SHA256, 'RSA-SHA256'],
	['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'RSA-SHA512']
]);

/** Digest algorithms accepted. */
export const IMPRONTE_AMMESSE: ReadonlySet<string> = new Set([
	SHA256,
	'http://www.w3.org/2001/04/xmlenc#sha512'
]);
