// Messages that travel in a query (HTTP-Redirect binding of SAML 2.0, section 3.4): deflate, sign, inflate, verify; used on both sides of the wire.
import { sign, verify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { FIRME_AMMESSE, RSA_SHA256 } from './algoritmi.ts';
import { readCertificato } from './certificati.ts';
import { XmlRifiutato } from './parse.ts';

export type CampoSaml = 'SAMLRequest' | 'SAMLResponse';
export type MessaggioInQuery = { campo: CampoSaml; xml: string; relayState?: string | undefined };

/** Bytes of a message, before and after it is inflated. */
const GRANDEZZA_MASSIMA = 200_000;
const PARAMETRI = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'];

/** A message deflated, in base64. */
export function deflateXml(xml: string): string {
	return deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64');
}

/** The text of a deflated message in base64. Throws XmlRifiutato when it is not one, or grows over `massimo` bytes. */
export function inflateXml(base64: string, massimo = GRANDEZZA_MASSIMA): string {
	if (base64.length > massimo || !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64))
		throw new XmlRifiutato('base64');
	try {
		return inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: massimo }).toString('utf8');
	} catch (cause) {
		throw new XmlRifiutato('deflate', { cause });
	}
}

/** The query of a message, signed rsa-sha256 over the message, RelayState and SigAlg in that order. Key PEM. */
export function signQuery({ campo, xml, relayState, chiave }: MessaggioInQuery & { chiave: string }): string {
	const signed = [
		`${campo}=${encodeURIComponent(deflateXml(xml))}`,
		...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
		`SigAlg=${encodeURIComponent(RSA_SHA256)}`
	].join('&');
	const signature = sign('RSA-SHA256', Buffer.from(signed), chiave).toString('base64');
	return `${signed}&Signature=${encodeURIComponent(signature)}`;
}

/**
 * The message of a query as it arrived (without `?`), once its signature is proved with one of the certificates:
 * undefined when none fits. Throws XmlRifiutato when the query is not a signed message, or says a thing twice.
 */
export function verifyQuery(query: string, certificati: string[]): MessaggioInQuery | undefined {
	const raw = readParametri(query);
	const message = readMessaggio(raw);
	const algorithm = FIRME_AMMESSE.get(decode(raw.get('SigAlg')));
	if (!algorithm) throw new XmlRifiutato('algoritmo di firma');
	const signature = Buffer.from(decode(raw.get('Signature')), 'base64');
	// What was signed are the characters of the query, not what they stand for.
	const signed = [message.campo, 'RelayState', 'SigAlg']
		.filter((name) => raw.has(name))
		.map((name) => `${name}=${raw.get(name) ?? ''}`)
		.join('&');
	const proved = certificati.some((certificato) => {
		const { publicKey } = readCertificato(certificato);
		return (
			publicKey.asymmetricKeyType === 'rsa' && verify(algorithm, Buffer.from(signed), publicKey, signature)
		);
	});
	return proved ? message : undefined;
}

/** The message of a query, its signature not looked at: to find out who says to have sent it. Throws XmlRifiutato. */
export function readQuery(query: string): MessaggioInQuery {
	return readMessaggio(readParametri(query));
}

function readMessaggio(raw: Map<string, string>): MessaggioInQuery {
	const campi = (['SAMLRequest', 'SAMLResponse'] as const).filter((name) => raw.has(name));
	const [campo] = campi;
	if (!campo || campi.length > 1) throw new XmlRifiutato('messaggio mancante o doppio');
	return {
		campo,
		xml: inflateXml(decode(raw.get(campo))),
		relayState: raw.has('RelayState') ? decode(raw.get('RelayState')) : undefined
	};
}

function readParametri(query: string): Map<string, string> {
	const raw = new Map<string, string>();
	for (const part of query.split('&')) {
		const [name = '', ...value] = part.split('=');
		if (!PARAMETRI.includes(name)) continue;
		if (raw.has(name)) throw new XmlRifiutato(`${name} ripetuto`);
		raw.set(name, value.join('='));
	}
	return raw;
}

function decode(value: string | undefined): string {
	try {
		return decodeURIComponent((value ?? '').replace(/\+/g, '%20'));
	} catch (cause) {
		throw new XmlRifiutato('codifica della query', { cause });
	}
}
