// Debt positions as GPD version 1 writes them: the body that creates one, and how one stands; used by client.ts.
import { z } from 'zod';
import { sommaCent } from '#lib/domain/denaro.ts';
import { dueDate } from '#lib/domain/messaggi.ts';
import type { PosizioneDebitoria, PosizioneLetta, StatoPosizione, Voce } from './port.ts';

/** Who collects. */
export type Ente = { cfEnte: string; nomeEnte: string };

/** Body of `POST` and `PUT`. What is absent is left out: GPD refuses null. */
export type NuovaPosizione = {
	iupd: string;
	type: 'F' | 'G';
	fiscalCode: string;
	fullName: string;
	companyName: string;
	switchToExpired: boolean;
	payStandIn: true;
	paymentOption: [
		{
			nav: string;
			iuv: string;
			amount: number;
			description: string;
			isPartialPayment: false;
			dueDate: string;
			transfer: Trasferimento[];
		}
	];
};

type Trasferimento = {
	idTransfer: string;
	amount: number;
	organizationFiscalCode: string;
	remittanceInformation: string;
	category: string;
} & ({ iban: string } | { stamp: { hashDocument: string; stampType: '01'; provincialResidence: string } });

/** The longest name that the receipt can hold: pagoPA tells the debtor's to the bank in the same field. */
const NOME_MASSIMO = 70;
const ENTE_MASSIMO = 140;

/** The position as GPD wants it. @throws RangeError when it has no voce or more than five: a bug of the caller */
export function toNuovaPosizione(posizione: PosizioneDebitoria, ente: Ente): NuovaPosizione {
	const { iupd, nav, debitore, causale, voci, scadenza, scade } = posizione;
	if (voci.length < 1 || voci.length > 5)
		throw new RangeError(`Voci della posizione ${voci.length}, ammesse da 1 a 5`);
	return {
		iupd,
		type: debitore.tipo,
		fiscalCode: debitore.codiceFiscale,
		fullName: debitore.nome.slice(0, NOME_MASSIMO),
		companyName: ente.nomeEnte.slice(0, ENTE_MASSIMO),
		switchToExpired: scade,
		payStandIn: true,
		paymentOption: [
			{
				nav,
				iuv: nav.slice(1),
				amount: centDi(posizione),
				description: causale,
				isPartialPayment: false,
				dueDate: dueDate(scadenza),
				transfer: voci.map((voce, posto) => toTrasferimento(voce, posto, ente))
			}
		]
	};
}

function toTrasferimento(voce: Voce, posto: number, { cfEnte }: Ente): Trasferimento {
	const comune = {
		idTransfer: String(posto + 1),
		amount: voce.cent,
		organizationFiscalCode: cfEnte,
		remittanceInformation: voce.causale,
		category: voce.tassonomia
	};
	if ('iban' in voce) return { ...comune, iban: voce.iban };
	const { impronta, provincia } = voce.bollo;
	return { ...comune, stamp: { hashDocument: impronta, stampType: '01', provincialResidence: provincia } };
}

const STATI = {
	DRAFT: 'INCERTA',
	PUBLISHED: 'INCERTA',
	VALID: 'APERTA',
	EXPIRED: 'SCADUTA',
	INVALID: 'ANNULLATA',
	PARTIALLY_PAID: 'PAGATA',
	PAID: 'PAGATA',
	REPORTED: 'PAGATA'
} as const satisfies Record<string, StatoPosizione>;

/** Answer of `GET .../{iupd}`. The contract does not promise the debtor; our positions have one payment option. */
export const posizioneGpd = z
	.object({
		status: z.enum(Object.keys(STATI) as (keyof typeof STATI)[]),
		fiscalCode: z.string().optional(),
		paymentOption: z.tuple([
			z.object({
				nav: z.string().optional(),
				iuv: z.string().min(1),
				amount: z.int().positive()
			})
		])
	})
	.transform(({ status, fiscalCode, paymentOption: [{ nav, iuv, amount }] }): PosizioneLetta => {
		return { stato: STATI[status], nav: nav ?? `3${iuv}`, cent: amount, codiceFiscale: fiscalCode };
	});

/** Whether pagoPA has the position that we ask for, and not another one under its name, a cancelled or a hidden one. */
export function isStessa(letta: PosizioneLetta, chiesta: PosizioneDebitoria): boolean {
	const stessoDebitore = [undefined, chiesta.debitore.codiceFiscale].includes(letta.codiceFiscale);
	const valeAncora = letta.stato !== 'ANNULLATA' && letta.stato !== 'INCERTA';
	return valeAncora && stessoDebitore && letta.nav === chiesta.nav && letta.cent === centDi(chiesta);
}

function centDi({ voci }: PosizioneDebitoria): number {
	return sommaCent(voci.map(({ cent }) => cent));
}
