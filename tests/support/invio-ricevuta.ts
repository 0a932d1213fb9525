// A receipt of pagoPA for a notice of the portal, as its SOAP message; used where many of them are sent.
import { iuvDi } from '#lib/domain/avviso.ts';
import { importoDecimale } from '#lib/domain/denaro.ts';
import { stazioneDemo } from '#demo/pagopa.ts';
import { busta, marcaDaBollo } from './pagopa.ts';

export type Pagata = {
	nav: string;
	cent: number;
	cfEnte: string;
	voci: readonly { bollo?: { impronta: string } }[];
};

/** The same notice gives the same message: told twice it is the same payment. */
export function scriviInvio({ nav, cent, cfEnte, voci }: Pagata): string {
	const { intermediario, stazione } = stazioneDemo(cfEnte);
	const importo = importoDecimale(cent);
	const marca = voci.find((voce) => voce.bollo)?.bollo;
	const dove = marca
		? `<MBDAttachment>${Buffer.from(marcaDaBollo(marca.impronta)).toString('base64')}</MBDAttachment>`
		: '<IBAN>IT60X0542811101000000123456</IBAN>';
	return busta(
		`<pafn:paSendRTV2Request xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><idPA>${cfEnte}</idPA>` +
			`<idBrokerPA>${intermediario}</idBrokerPA><idStation>${stazione}</idStation><receipt>` +
			`<receiptId>token-${nav}</receiptId><noticeNumber>${nav}</noticeNumber><fiscalCode>${cfEnte}</fiscalCode>` +
			`<outcome>OK</outcome><creditorReferenceId>${iuvDi(nav)}</creditorReferenceId>` +
			`<paymentAmount>${importo}</paymentAmount><description>Somma dovuta</description>` +
			'<companyName>Comune di Cassola</companyName><debtor><uniqueIdentifier>' +
			'<entityUniqueIdentifierType>F</entityUniqueIdentifierType>' +
			'<entityUniqueIdentifierValue>ZNCMRT84C57C037X</entityUniqueIdentifierValue></uniqueIdentifier>' +
			'<fullName>Marta Zanchettin</fullName></debtor><transferList><transfer><idTransfer>1</idTransfer>' +
			`<transferAmount>${importo}</transferAmount><fiscalCodePA>${cfEnte}</fiscalCodePA>${dove}` +
			'<remittanceInformation>Somma dovuta</remittanceInformation><transferCategory>9/0107100TS/</transferCategory>' +
			'</transfer></transferList><idPSP>BANCA001</idPSP><PSPCompanyName>Banca di prova</PSPCompanyName>' +
			'<idChannel>CANALE_01</idChannel><channelDescription>Web</channelDescription>' +
			'<paymentDateTime>2026-11-24T10:15:00</paymentDateTime></receipt></pafn:paSendRTV2Request>'
	);
}
