// A receipt of the node, as XML: the same whether pagoPA brings it or we ask for it; used by ricezione.ts and client.ts.
import { istanteDi } from '#lib/domain/istante.ts';
import { figli, figlioFacoltativo, soloFiglio, testo, XmlRifiutato } from '#lib/xml/parse.ts';
import { alcuni, checkForma, forse, uno, type Forma } from './forma.ts';
import { readMarca, type Ancore } from './marca.ts';
import type { InvioRicevuta, RicevutaPagopa } from './port.ts';
import { decodeXml } from './testo-xml.ts';

/** Namespace of the messages between the node and the ente; what is inside them is in none. */
export const PA_FOR_NODE = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

const LIBERO = /^/;
const DATA = /^\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/;
const ISTANTE = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const IMPORTO = /^0*\d{1,9}\.\d{2}$/;
const ENTE = /^\d{11}$/;
/** The schema sets no end to it; elsewhere the node says 35. */
const GETTONE = /^[^]{1,100}$/u;
const BASE64 = /^[A-Za-z0-9+/=\s]*$/;

function lungo(massimo: number): RegExp {
	return new RegExp(`^[^]{0,${massimo}}$`, 'u');
}

const METADATI: Forma = [alcuni(15, { mapEntry: [uno({ key: lungo(140) }), uno({ value: lungo(140) })] })];

const SOGGETTO: Forma = [
	uno({
		uniqueIdentifier: [
			uno({ entityUniqueIdentifierType: /^[FG]$/ }),
			uno({ entityUniqueIdentifierValue: lungo(16) })
		]
	}),
	uno({ fullName: lungo(70) }),
	forse({ streetName: lungo(70) }),
	forse({ civicNumber: lungo(16) }),
	forse({ postalCode: lungo(16) }),
	forse({ city: lungo(35) }),
	forse({ stateProvinceRegion: lungo(35) }),
	forse({ country: lungo(2) }),
	forse({ 'e-mail': lungo(256) })
];

const TRASFERIMENTO: Forma = [
	uno({ idTransfer: /^[1-5]$/ }),
	uno({ transferAmount: IMPORTO }),
	uno({ fiscalCodePA: ENTE }),
	forse({ companyName: lungo(140) }),
	uno({ IBAN: lungo(35), MBDAttachment: BASE64 }),
	uno({ remittanceInformation: lungo(140) }),
	uno({ transferCategory: lungo(140) }),
	forse({ metadata: METADATI })
];

/** Version 2 of the schema; what version 1 writes is part of it. */
const RICEVUTA: Forma = [
	uno({ receiptId: GETTONE }),
	uno({ noticeNumber: /^\d{18}$/ }),
	uno({ fiscalCode: ENTE }),
	uno({ outcome: /^(OK|KO)$/ }),
	uno({ creditorReferenceId: lungo(35) }),
	uno({ paymentAmount: IMPORTO }),
	uno({ description: lungo(140) }),
	uno({ companyName: lungo(140) }),
	forse({ officeName: lungo(140) }),
	uno({ debtor: SOGGETTO }),
	uno({ transferList: [alcuni(5, { transfer: TRASFERIMENTO })] }),
	uno({ idPSP: lungo(35) }),
	forse({ pspFiscalCode: lungo(70) }),
	forse({ pspPartitaIVA: lungo(20) }),
	uno({ PSPCompanyName: lungo(70) }),
	uno({ idChannel: lungo(35) }),
	uno({ channelDescription: lungo(35) }),
	forse({ payer: SOGGETTO }),
	forse({ paymentMethod: lungo(35) }),
	forse({ paymentNote: lungo(210) }),
	forse({ fee: IMPORTO }),
	forse({ primaryCiIncurredFee: IMPORTO }),
	forse({ idBundle: lungo(70) }),
	forse({ idCiBundle: lungo(70) }),
	forse({ paymentDateTime: ISTANTE }),
	forse({ applicationDate: DATA }),
	forse({ transferDate: DATA }),
	forse({ metadata: METADATI }),
	forse({ standIn: LIBERO })
];

const INVIO: Forma = [
	uno({ idPA: lungo(35) }),
	uno({ idBrokerPA: lungo(35) }),
	uno({ idStation: lungo(35) }),
	uno({ receipt: RICEVUTA })
];

/** What is read with a receipt: its text, when it came, and who may have signed its stamps. */
export type Lettura = { originale: string; arrivo: Date; ancore: Ancore };

/** What `paSendRTV2` (or the older `paSendRT`) says. `arrivo` stands for the time of payment where it has none. @throws XmlRifiutato */
export function readInvio(invio: Element, lettura: Lettura): InvioRicevuta {
	checkForma(invio, INVIO);
	const ricevuta = soloFiglio(invio, '', 'receipt');
	return {
		cfDestinatario: scritto(invio, 'idPA'),
		cfIntermediario: scritto(invio, 'idBrokerPA'),
		stazione: scritto(invio, 'idStation'),
		ricevuta: toRicevuta(ricevuta, lettura)
	};
}

function toRicevuta(ricevuta: Element, { originale, arrivo, ancore }: Lettura): RicevutaPagopa {
	return {
		id: scritto(ricevuta, 'receiptId'),
		cfEnte: scritto(ricevuta, 'fiscalCode'),
		nav: scritto(ricevuta, 'noticeNumber'),
		iuv: scritto(ricevuta, 'creditorReferenceId'),
		riuscita: scritto(ricevuta, 'outcome') === 'OK',
		cent: centDaEuro(scritto(ricevuta, 'paymentAmount')),
		causale: scritto(ricevuta, 'description'),
		psp: {
			nome: scritto(ricevuta, 'PSPCompanyName'),
			codiceFiscale: forseScritto(ricevuta, 'pspFiscalCode')
		},
		metodo: forseScritto(ricevuta, 'paymentMethod'),
		pagataIl: readIstante(forseScritto(ricevuta, 'paymentDateTime')) ?? arrivo,
		marche: figli(soloFiglio(ricevuta, '', 'transferList'), '', 'transfer').flatMap((uno) =>
			readAllegata(uno, ancore)
		),
		originale
	};
}

/** Cents of an amount as `45.00`, digit by digit. */
export function centDaEuro(euro: string): number {
	if (!IMPORTO.test(euro)) throw new XmlRifiutato('importo non valido');
	return Number(euro.replace('.', ''));
}

// The money has arrived whatever came with it: a stamp that cannot be read must not refuse its receipt.
function readAllegata(trasferimento: Element, ancore: Ancore): RicevutaPagopa['marche'] {
	const scritta = forseScritto(trasferimento, 'MBDAttachment')?.replace(/\s/g, '');
	if (scritta === undefined) return [];
	try {
		const { impronta, difetto } = readMarca(decodeXml(Buffer.from(scritta, 'base64')), ancore);
		return [{ impronta, xml: scritta, ...(difetto && { difetto }) }];
	} catch (causa) {
		if (!(causa instanceof XmlRifiutato)) throw causa;
		return [{ impronta: '', xml: scritta }];
	}
}

function readIstante(iso: string | undefined): Date | undefined {
	try {
		return iso === undefined ? undefined : istanteDi(iso);
	} catch {
		throw new XmlRifiutato('paymentDateTime non valido');
	}
}

function scritto(element: Element, nome: string): string {
	return testo(soloFiglio(element, '', nome));
}

function forseScritto(element: Element, nome: string): string | undefined {
	const trovato = figlioFacoltativo(element, '', nome);
	return trovato && (testo(trovato) || undefined);
}
