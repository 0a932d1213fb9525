// A notice of the ente that another program made, as the payment options tell it; used by client.ts.
import { z } from 'zod';
import { giornoARoma, istanteDi } from '#lib/domain/istante.ts';
import type { AvvisoLetto, Impedimento } from './port.ts';

const rata = z.object({
	nav: z.string().optional(),
	amount: z.int().positive(),
	description: z.string().default(''),
	dueDate: z.iso.datetime({ local: true, offset: true }).optional(),
	status: z.string().optional()
});

/** Answer of `POST .../notices/{nav}`: ways to pay, each of one or more instalments with a notice of its own. */
export const avvisoOpzioni = z.object({
	paymentOptions: z.array(z.object({ installments: z.array(rata) }))
});

/** Past its day it is paid all the same where the ente lets it: POI_EXPIRED_UNPAID is not here. */
const IMPEDITI: Record<string, Impedimento> = {
	POI_PAID: 'PAGATO',
	POI_EXPIRED_NOT_PAYABLE: 'SCADUTO',
	POI_INVALID: 'ANNULLATO'
};

/** The notice of that number; undefined when the answer speaks of others. A status that we do not know stops nobody: Checkout asks again. */
export function toAvviso(
	{ paymentOptions }: z.output<typeof avvisoOpzioni>,
	nav: string
): AvvisoLetto | { esito: Impedimento } | undefined {
	const trovata = paymentOptions.flatMap(({ installments }) => installments).find((una) => una.nav === nav);
	if (!trovata) return undefined;
	const impedimento = IMPEDITI[trovata.status ?? ''];
	if (impedimento) return { esito: impedimento };
	return {
		cent: trovata.amount,
		causale: trovata.description,
		scadenza: trovata.dueDate && giornoARoma(istanteDi(trovata.dueDate)).toString()
	};
}
