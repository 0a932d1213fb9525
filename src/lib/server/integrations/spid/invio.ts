// How a message leaves and arrives through the browser; called by who makes requests and answers, and by who reads them.
import { figlioFacoltativo, parseXml, testo } from '#lib/xml/parse.ts';
import { readQuery, signQuery, verifyQuery, type CampoSaml } from '#lib/xml/redirect.ts';
import { signXml } from '#lib/xml/sign.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import { SAML } from './nomi.ts';
import type { Arrivo, CoppiaChiavi, Gestore, Invio, Modo } from './port.ts';
import { Rifiutata } from './rifiutata.ts';

/** Characters of a message in base64: a Response with two signatures is about 20,000. */
const LUNGHEZZA_MASSIMA = 270_000;

export type DaInviare = {
	campo: CampoSaml;
	/** Not signed yet. */
	xml: string;
	id: string;
	modo: Modo;
	destinazione: string;
	relayState: string | undefined;
	firma: CoppiaChiavi;
};

/** The message, signed as its way wants: in the query (and then not in the XML) or in the XML right after Issuer. */
export function signInvio(messaggio: DaInviare): { xml: string; invio: Invio } {
	const { campo, xml, id, modo, destinazione, relayState, firma } = messaggio;
	if (modo === 'redirect') {
		const query = signQuery({ campo, xml, relayState, chiave: firma.chiave });
		const indirizzo = `${destinazione}${destinazione.includes('?') ? '&' : '?'}${query}`;
		return { xml, invio: { tipo: 'redirect', indirizzo } };
	}
	const signed = signXml(xml, { ...firma, riferimento: id, dopo: 'Issuer' });
	const campi = {
		[campo]: Buffer.from(signed, 'utf8').toString('base64'),
		...(relayState !== undefined && { RelayState: relayState })
	};
	return { xml: signed, invio: { tipo: 'post', destinazione, campi } };
}

/** The text of a posted message. Throws Rifiutata when it is too long or not base64. */
export function decodeBase64(base64: string): string {
	if (base64.length > LUNGHEZZA_MASSIMA) throw new Rifiutata('grandezza');
	const senzaSpazi = base64.replace(/\s/g, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(senzaSpazi)) throw new Rifiutata('base64');
	return Buffer.from(senzaSpazi, 'base64').toString('utf8');
}

/**
 * The root of a message that one of the providers is proved to have signed, as it was signed, with the provider.
 * Throws Rifiutata or XmlRifiutato when it is not proved.
 */
export function readFirmato(arrivo: Arrivo, campo: CampoSaml, gestori: Gestore[]) {
	if (arrivo.modo === 'post') {
		const xml = decodeBase64(arrivo.messaggio);
		const radice = parseXml(xml).documentElement;
		const gestore = findEmittente(radice, gestori);
		const signed = verifySignature({ xml, elemento: radice, certificati: certificatiDi(gestore) });
		return { radice: parseXml(signed).documentElement, gestore, relayState: arrivo.relayState };
	}
	const said = readQuery(arrivo.query);
	if (said.campo !== campo) throw new Rifiutata('campo');
	const gestore = findEmittente(parseXml(said.xml).documentElement, gestori);
	const proved = verifyQuery(arrivo.query, certificatiDi(gestore));
	if (!proved) throw new Rifiutata('firma della query');
	return { radice: parseXml(proved.xml).documentElement, gestore, relayState: proved.relayState };
}

/** The certificates of a provider as the checks of signatures want them. */
export function certificatiDi({ certificati }: Gestore): string[] {
	return certificati.map(({ certificato }) => certificato);
}

function findEmittente(radice: Element, gestori: Gestore[]): Gestore {
	const issuer = figlioFacoltativo(radice, SAML, 'Issuer');
	const entityId = issuer && testo(issuer);
	const gestore = gestori.find((altro) => altro.entityId === entityId);
	if (!gestore) throw new Rifiutata('Issuer');
	return gestore;
}
