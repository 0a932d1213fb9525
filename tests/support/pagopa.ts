// Messages of the node for the tests of pagoPA: a receipt with or without stamps, as the public schema writes it.
import { signXml, type FirmaXml } from '#lib/xml/sign.ts';
import { createCoppia } from './chiavi-di-prova.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const PA_FOR_NODE = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';
const MARCA = 'http://www.agenziaentrate.gov.it/2014/MarcaDaBollo';

export const CF_ENTE = '00227560243';
export const NAV = '302000123456789041';
export const IUV = '02000123456789041';
/** The number of the stamp. */
export const IUBD = '12345678901234';
export const IMPRONTA = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

const firmataria = createCoppia('venditore');

/** The stamp of a PSP for a document, signed by it. */
export function marcaDaBollo(
	impronta = IMPRONTA,
	firma: FirmaXml = { ...firmataria, dopo: 'ImprontaDocumento' }
): string {
	return signXml(
		`<?xml version="1.0" encoding="UTF-8"?>\n<marcaDaBollo xmlns="${MARCA}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">` +
			'<PSP><CodiceFiscale>12345678903</CodiceFiscale><Denominazione>Banca di prova è</Denominazione></PSP>' +
			`<IUBD>${IUBD}</IUBD><OraAcquisto>2026-11-30T10:00:00+01:00</OraAcquisto><Importo>16.00</Importo>` +
			'<TipoBollo>01</TipoBollo><ImprontaDocumento>' +
			'<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>' +
			`<ds:DigestValue>${impronta}</ds:DigestValue></ImprontaDocumento></marcaDaBollo>`,
		firma
	);
}

export type RicevutaDiProva = {
	esito?: string;
	importo?: string;
	/** Whole transfers; one with an IBAN without. */
	trasferimenti?: string;
	/** `paymentDateTime` and all that may follow it. */
	coda?: string;
	causale?: string;
};

/** A transfer to an account, or the one that bought a stamp. */
export function trasferimento(posto: number, cent: string, marca?: string): string {
	const meta = marca
		? `<MBDAttachment>${Buffer.from(marca).toString('base64')}</MBDAttachment>`
		: '<IBAN>IT60X0542811101000000123456</IBAN>';
	return (
		`<transfer><idTransfer>${posto}</idTransfer><transferAmount>${cent}</transferAmount><fiscalCodePA>${CF_ENTE}</fiscalCodePA>` +
		`${meta}<remittanceInformation>Canone unico</remittanceInformation><transferCategory>9/0101107TS/</transferCategory></transfer>`
	);
}

/** The element `paSendRTV2Request`, with its namespace. */
export function invioRicevuta(altro: RicevutaDiProva = {}): string {
	const { esito = 'OK', importo = '45.00', causale = 'Canone unico OSP 2026/123' } = altro;
	const { trasferimenti = trasferimento(1, importo) } = altro;
	const { coda = '<paymentDateTime>2026-11-30T10:15:00</paymentDateTime>' } = altro;
	return (
		`<pafn:paSendRTV2Request xmlns:pafn="${PA_FOR_NODE}"><idPA>${CF_ENTE}</idPA><idBrokerPA>12345678903</idBrokerPA>` +
		`<idStation>12345678903_01</idStation><receipt><receiptId>c110729d258c4ab1b765fe902aae41d6</receiptId>` +
		`<noticeNumber>${NAV}</noticeNumber><fiscalCode>${CF_ENTE}</fiscalCode><outcome>${esito}</outcome>` +
		`<creditorReferenceId>${IUV}</creditorReferenceId><paymentAmount>${importo}</paymentAmount>` +
		`<description>${causale}</description><companyName>Comune di Cassola</companyName>` +
		'<debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>' +
		'<entityUniqueIdentifierValue>ZNCMRT84C57C037X</entityUniqueIdentifierValue></uniqueIdentifier>' +
		`<fullName>Marta Zanchettin</fullName></debtor><transferList>${trasferimenti}</transferList>` +
		'<idPSP>BANCA001</idPSP><pspFiscalCode>12345678903</pspFiscalCode><PSPCompanyName>Banca di prova</PSPCompanyName>' +
		'<idChannel>12345678903_02</idChannel><channelDescription>Web</channelDescription>' +
		`<paymentMethod>creditCard</paymentMethod>${coda}</receipt></pafn:paSendRTV2Request>`
	);
}

/** A SOAP message around a body, which may be anything. */
export function busta(corpo: string, testata = ''): string {
	return `<soapenv:Envelope xmlns:soapenv="${SOAP}">${testata}<soapenv:Body>${corpo}</soapenv:Body></soapenv:Envelope>`;
}
