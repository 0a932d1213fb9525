// The flows by which a PSP tells what it transferred, with amounts in euro as JSON numbers; used by client.ts.
import { z } from 'zod';
import { sommaCent } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { FlussoLetto, FlussoRiversamento, RigaFlusso } from './port.ts';

/** JSON has no cents: what is read is the number as it was written, digit by digit. */
const euro = z.number().transform((numero, contesto) => {
	const [, intero = '', decimali = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(String(numero)) ?? [];
	if (intero) return Number(intero + decimali.padEnd(2, '0'));
	contesto.addIssue('importo');
	return z.NEVER;
});

const istante = z.iso.datetime({ offset: true }).transform((scritto) => new Date(scritto));

const pagina = { metadata: z.object({ totPage: z.int().nonnegative().default(1) }).optional() };

/** Answer of `GET .../fdrs`. */
export const paginaFlussi = z.object({
	...pagina,
	data: z
		.array(z.object({ fdr: z.string(), pspId: z.string(), revision: z.int(), published: istante }))
		.default([])
});

/** Answer of `GET .../fdrs/{fdr}/revisions/{revision}/psps/{pspId}`. */
export const flusso = z.object({
	regulation: z.string(),
	regulationDate: z.iso.date(),
	sumPayments: euro
});

const ESITI = { EXECUTED: 0, REVOKED: 3, STAND_IN: 4, STAND_IN_NO_RPT: 8, NO_RPT: 9 } as const;

/** Answer of `GET .../payments`: a row for each transfer of a payment. */
export const paginaPagamenti = z.object({
	...pagina,
	data: z
		.array(
			z.object({
				iuv: z.string(),
				iur: z.string(),
				pay: euro,
				payStatus: z.enum(Object.keys(ESITI) as (keyof typeof ESITI)[]),
				payDate: istante
			})
		)
		.default([])
});

type Pagamento = z.output<typeof paginaPagamenti>['data'][number];

export function toFlussi(letti: z.output<typeof paginaFlussi>['data']): FlussoRiversamento[] {
	return letti
		.map(({ fdr, revision, pspId, published }) => {
			return { id: fdr, revisione: revision, psp: pspId, pubblicatoIl: published };
		})
		.sort((uno, altro) => uno.pubblicatoIl.getTime() - altro.pubblicatoIl.getTime());
}

export function toFlusso(
	quale: FlussoRiversamento,
	{ regulation, regulationDate, sumPayments }: z.output<typeof flusso>,
	pagamenti: readonly Pagamento[]
): FlussoLetto {
	return {
		...quale,
		regolamento: regulation,
		regolatoIl: regulationDate,
		totaleCent: sumPayments,
		righe: toRighe(pagamenti)
	};
}

// A payment of more voci comes as more rows; one whose voci ended differently stays more than one.
function toRighe(pagamenti: readonly Pagamento[]): RigaFlusso[] {
	const righe = new Map<string, RigaFlusso>();
	for (const { iuv, iur, pay, payStatus, payDate } of pagamenti) {
		const chiave = JSON.stringify([iuv, iur, payStatus]);
		const prima = righe.get(chiave);
		righe.set(chiave, {
			iuv,
			iur,
			cent: sommaCent([prima?.cent ?? 0, pay]),
			esito: ESITI[payStatus],
			pagatoIl: prima?.pagatoIl ?? giornoARoma(payDate).toString()
		});
	}
	return [...righe.values()];
}
