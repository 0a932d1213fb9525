// The receipt of a payment as the element `paSendRTV2Request` of paForNode. Called when a payment ends, and from the control page.
import { stazioneDemo } from '#demo/pagopa.ts';
import { importoDecimale } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { giornoFlusso, pubblicazioneFlusso } from './giorno-flusso.ts';
import { firmaMarca, type FirmaMarche } from './marca.ts';
import type { ModelloPosizione, Opzione, Trasferimento } from './modello.ts';
import { oraDiRoma } from './ora-di-roma.ts';
import { pspDi } from './psp.ts';
import type { Pagamento, Ricevuta } from './righe.ts';

export const PA_FOR_NODE = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

export type DatiRicevuta = {
	pagamento: Pagamento;
	modello: ModelloPosizione;
	opzione: Opzione;
	firma: FirmaMarche;
};

/** The receipt of a payment that ended well. */
export function composeRicevuta(dati: DatiRicevuta): Ricevuta {
	const { pagamento, modello } = dati;
	const { id, ente, nav, iuv, iniziato, chiude } = pagamento;
	const { intermediario, stazione } = stazioneDemo(ente);
	const corpo = elemento(
		'paf:paSendRTV2Request',
		{ 'xmlns:paf': PA_FOR_NODE },
		voce('idPA', ente),
		voce('idBrokerPA', intermediario),
		voce('idStation', stazione),
		elemento('receipt', {}, ...receipt(dati))
	);
	return {
		id,
		ente,
		nav,
		iuv,
		debitore: modello.fiscalCode,
		pagata: iniziato,
		creata: chiude,
		corpo: toXml(corpo)
	};
}

function receipt({ pagamento, modello, opzione, firma }: DatiRicevuta): (Nodo | undefined)[] {
	const psp = pspDi(pagamento.psp);
	const altro = pagamento.centRicevuta - pagamento.cent;
	return [
		voce('receiptId', pagamento.id),
		voce('noticeNumber', pagamento.nav),
		voce('fiscalCode', pagamento.ente),
		voce('outcome', 'OK'),
		voce('creditorReferenceId', pagamento.iuv),
		voce('paymentAmount', importoDecimale(pagamento.centRicevuta)),
		voce('description', opzione.description),
		voce('companyName', modello.companyName),
		modello.officeName ? voce('officeName', modello.officeName) : undefined,
		elemento('debtor', {}, ...debtor(modello)),
		elemento(
			'transferList',
			{},
			...opzione.transfer.map((una, posto) =>
				transfer({ una, altro: posto === 0 ? altro : 0, pagamento, firma })
			)
		),
		voce('idPSP', psp.id),
		voce('pspFiscalCode', psp.codiceFiscale),
		voce('PSPCompanyName', psp.nome),
		voce('idChannel', psp.canale),
		voce('channelDescription', pagamento.psp === 'online' ? 'WISP' : 'SPORTELLO'),
		voce('paymentMethod', pagamento.metodo),
		pagamento.nota ? voce('paymentNote', pagamento.nota) : undefined,
		voce('fee', '1.50'),
		voce('paymentDateTime', oraDiRoma(pagamento.iniziato)),
		voce('applicationDate', giornoFlusso(pagamento.iniziato)),
		voce('transferDate', giornoARoma(pubblicazioneFlusso(pagamento.iniziato)).toString()),
		pagamento.flusso === 4 ? voce('standIn', 'true') : undefined
	];
}

function debtor({ type, fiscalCode, fullName, email }: ModelloPosizione): (Nodo | undefined)[] {
	return [
		elemento(
			'uniqueIdentifier',
			{},
			voce('entityUniqueIdentifierType', type),
			voce('entityUniqueIdentifierValue', fiscalCode)
		),
		voce('fullName', fullName.slice(0, 70)),
		email ? voce('e-mail', email) : undefined
	];
}

type DatiTransfer = { una: Trasferimento; altro: number; pagamento: Pagamento; firma: FirmaMarche };

function transfer({ una, altro, pagamento, firma }: DatiTransfer): Nodo {
	const cent = una.amount + altro;
	return elemento(
		'transfer',
		{},
		voce('idTransfer', una.idTransfer),
		voce('transferAmount', importoDecimale(cent)),
		voce('fiscalCodePA', una.organizationFiscalCode ?? pagamento.ente),
		una.companyName ? voce('companyName', una.companyName) : undefined,
		una.stamp
			? voce(
					'MBDAttachment',
					attachment(pagamento, { cent, impronta: una.stamp.hashDocument, firma }, una.idTransfer)
				)
			: voce('IBAN', una.iban ?? ''),
		voce('remittanceInformation', una.remittanceInformation),
		voce('transferCategory', una.category)
	);
}

function attachment(
	{ id, iniziato }: Pagamento,
	{ cent, impronta, firma }: { cent: number; impronta: string; firma: FirmaMarche },
	idTransfer: string
): string {
	const marca = firmaMarca({ id: `${id}-${idTransfer}`, cent, impronta, il: iniziato }, firma);
	return Buffer.from(marca).toString('base64');
}

function voce(nome: string, valore: string): Nodo {
	return elemento(nome, {}, valore);
}
