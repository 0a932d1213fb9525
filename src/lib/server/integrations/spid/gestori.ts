// Reads providers of identity from their metadata, one or many; called by registro.ts.
import { readCertificato } from '#lib/xml/certificati.ts';
import { DS } from '#lib/xml/algoritmi.ts';
import { attributo, discendenti, figli, figlioFacoltativo, parseXml, testo } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import { BINDING, MD, XML } from './nomi.ts';
import type { Gestore, Modo, Tolleranze } from './port.ts';
import { Rifiutata } from './rifiutata.ts';

export type LetturaGestori = {
	adesso: Date;
	/** Of whoever keeps the registry, PEM: without them its signature is not looked at, and the connection alone is trusted. */
	certificatiRegistro?: string[] | undefined;
	/** By entityID. */
	tolleranze?: Record<string, Tolleranze> | undefined;
};

/** Openings of markup in a registry of some dozens of providers, ten times over. */
const MARCATURE_REGISTRO = 100_000;

/**
 * The providers of an EntityDescriptor or of an EntitiesDescriptor that can be used now: those without an address for logins
 * or without a certificate in force are left out. Throws Rifiutata or XmlRifiutato when the whole cannot be trusted or none is left.
 */
export function readGestori(
	xml: string,
	{ adesso, certificatiRegistro, tolleranze = {} }: LetturaGestori
): Gestore[] {
	const radice = readRadice(xml, certificatiRegistro);
	if (radice.namespaceURI !== MD) throw new Rifiutata('metadata');
	if (isScaduto(radice, adesso)) throw new Rifiutata('metadata scaduti');
	const entita = radice.localName === 'EntityDescriptor' ? [radice] : figli(radice, MD, 'EntityDescriptor');
	const gestori = entita
		.filter((una) => !isScaduto(una, adesso))
		.map((una) => readGestore(una, { adesso, tolleranze }))
		.filter((gestore) => gestore !== undefined);
	if (gestori.length === 0) throw new Rifiutata('metadata senza gestori');
	if (new Set(gestori.map(({ entityId }) => entityId)).size < gestori.length)
		throw new Rifiutata('entityID ripetuto');
	return gestori;
}

function readRadice(xml: string, certificati: string[] | undefined): Element {
	const radice = parseXml(xml, { marcature: MARCATURE_REGISTRO }).documentElement;
	if (!certificati) return radice;
	const firmato = verifySignature({ xml, elemento: radice, certificati });
	return parseXml(firmato, { marcature: MARCATURE_REGISTRO }).documentElement;
}

function isScaduto(elemento: Element, adesso: Date): boolean {
	const fino = attributo(elemento, 'validUntil');
	return fino !== undefined && !(Date.parse(fino) > adesso.getTime());
}

function readGestore(
	entita: Element,
	{ adesso, tolleranze }: { adesso: Date; tolleranze: Record<string, Tolleranze> }
): Gestore | undefined {
	const entityId = attributo(entita, 'entityID');
	const idp = figlioFacoltativo(entita, MD, 'IDPSSODescriptor');
	if (!entityId || !idp) return undefined;
	const sso = readIndirizzi(idp, 'SingleSignOnService', (location) => location);
	const certificati = readCertificati(idp).filter(({ scadenza }) => Date.parse(scadenza) > adesso.getTime());
	if (Object.keys(sso).length === 0 || certificati.length === 0) return undefined;
	return {
		entityId,
		nome: readNome(entita) ?? entityId,
		sso,
		slo: readIndirizzi(idp, 'SingleLogoutService', (richieste, risposte) => ({
			richieste,
			risposte: risposte ?? richieste
		})),
		certificati,
		tolleranze: tolleranze[entityId] ?? {}
	};
}

function readIndirizzi<T>(
	idp: Element,
	servizio: string,
	make: (location: string, responseLocation: string | undefined) => T
): Partial<Record<Modo, T>> {
	const indirizzi: Partial<Record<Modo, T>> = {};
	for (const endpoint of figli(idp, MD, servizio)) {
		const modo = (['redirect', 'post'] as const).find(
			(altro) => attributo(endpoint, 'Binding') === BINDING[altro]
		);
		const location = readIndirizzo(attributo(endpoint, 'Location'));
		if (!modo || !location || indirizzi[modo]) continue;
		indirizzi[modo] = make(location, readIndirizzo(attributo(endpoint, 'ResponseLocation')));
	}
	return indirizzi;
}

/** Only addresses of the web: the browser is sent there. */
function readIndirizzo(indirizzo: string | undefined): string | undefined {
	const url = indirizzo === undefined ? null : URL.parse(indirizzo);
	return url && ['https:', 'http:'].includes(url.protocol) ? indirizzo : undefined;
}

function readCertificati(idp: Element): Gestore['certificati'] {
	return figli(idp, MD, 'KeyDescriptor')
		.filter((chiave) => attributo(chiave, 'use') !== 'encryption')
		.flatMap((chiave) => discendenti(chiave, DS, 'X509Certificate'))
		.map((elemento) => readCertificato(testo(elemento)))
		.map(({ raw, validTo }) => ({
			certificato: raw.toString('base64'),
			scadenza: new Date(validTo).toISOString()
		}));
}

function readNome(entita: Element): string | undefined {
	const organization = figlioFacoltativo(entita, MD, 'Organization');
	if (!organization) return undefined;
	const nomi = ['OrganizationDisplayName', 'OrganizationName'].flatMap((name) =>
		figli(organization, MD, name)
	);
	const italiano = nomi.find((nome) => nome.getAttributeNS(XML, 'lang') === 'it') ?? nomi[0];
	return (italiano && testo(italiano)) || undefined;
}
