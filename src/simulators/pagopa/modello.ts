// A debt position as GPD takes it: fields, and the rules between them. Read by gpd.ts.
import { z } from 'zod';

const CAUSALE = z.string().min(1).max(140);
const NOME = z.string().max(140);
const METADATI = z.array(z.object({ key: NOME, value: NOME })).max(10);
// Without a zone it is UTC.
const ISTANTE = z.iso
	.datetime({ local: true, offset: true })
	.transform((scritto) =>
		new Date(/Z$|[+-]\d\d:\d\d$/.test(scritto) ? scritto : `${scritto}Z`).toISOString()
	);
const IBAN = z.string().regex(/^[A-Za-z0-9]{1,35}$/);

const trasferimento = z
	.object({
		idTransfer: z.enum(['1', '2', '3', '4', '5']),
		amount: z.int().min(1),
		organizationFiscalCode: z.string().optional(),
		remittanceInformation: CAUSALE,
		category: z.string().min(1),
		iban: IBAN.optional(),
		postalIban: IBAN.optional(),
		stamp: z
			.object({
				hashDocument: z.string().min(1).max(72),
				stampType: z.string().length(2),
				provincialResidence: z.string().regex(/^[A-Z]{2}$/)
			})
			.optional(),
		companyName: NOME.optional(),
		transferMetadata: METADATI.optional()
	})
	.refine(({ iban, stamp }) => Boolean(iban) !== Boolean(stamp), 'either iban or stamp')
	.refine(({ iban, postalIban }) => !postalIban || iban, 'postalIban only with iban');

const opzione = z
	.object({
		nav: z.string().optional(),
		iuv: z.string().min(1),
		amount: z.int().min(1),
		description: CAUSALE,
		isPartialPayment: z.boolean(),
		dueDate: ISTANTE,
		retentionDate: ISTANTE.optional(),
		fee: z.int().optional(),
		transfer: z.array(trasferimento).min(1).max(5),
		paymentOptionMetadata: METADATI.optional()
	})
	.refine(
		({ amount, transfer }) => amount === transfer.reduce((somma, voce) => somma + voce.amount, 0),
		'payment option amount must coincide with the total of the transfers amount'
	)
	.refine(({ transfer }) => areUnique(transfer.map(({ idTransfer }) => idTransfer)), 'idTransfer repeated')
	.refine(
		({ paymentOptionMetadata = [] }) => paymentOptionMetadata.every(({ key }) => key !== 'NOTIFICATION_FEE'),
		'reserved metadata'
	)
	.transform(({ nav, ...resto }) => ({ ...resto, nav: nav ?? `3${resto.iuv}` }));

/** What is sent; what GPD alone writes (`status`, `paymentDate`) is left out. */
export const modelloPosizione = z.object({
	iupd: z.string().min(1),
	type: z.enum(['F', 'G']),
	payStandIn: z.boolean().default(true),
	fiscalCode: z.string().min(1),
	fullName: z.string().min(1),
	streetName: z.string().optional(),
	civicNumber: z.string().optional(),
	postalCode: z.string().optional(),
	city: z.string().optional(),
	province: z.string().optional(),
	region: z.string().optional(),
	country: z
		.string()
		.regex(/^[A-Z]{2}$/)
		.optional(),
	email: z.string().optional(),
	phone: z.string().optional(),
	switchToExpired: z.boolean(),
	companyName: NOME.min(1),
	officeName: NOME.optional(),
	validityDate: ISTANTE.optional(),
	paymentOption: z
		.array(opzione)
		.min(1)
		.refine((opzioni) => areUnique(opzioni.map(({ nav }) => nav)), 'nav repeated')
});

export type ModelloPosizione = z.output<typeof modelloPosizione>;
export type Opzione = ModelloPosizione['paymentOption'][number];
export type Trasferimento = Opzione['transfer'][number];

/** What is wrong with its dates; undefined when nothing is. */
export function checkDate({ validityDate, paymentOption }: ModelloPosizione, now: Date): string | undefined {
	if (validityDate && new Date(validityDate) < now) return 'validity_date must be >= current_date';
	const da = validityDate ? new Date(validityDate) : now;
	for (const { dueDate, retentionDate } of paymentOption) {
		if (new Date(dueDate) < da)
			return 'due_date must be >= validity_date (if provided) or due_date must be >= current_date';
		if (retentionDate && retentionDate < dueDate) return 'retention_date must be >= due_date';
	}
	return undefined;
}

function areUnique(valori: readonly string[]): boolean {
	return new Set(valori).size === valori.length;
}
