// Why a notice cannot be paid, out of the fault codes that the node and Checkout write in their refusals; used by client.ts.
import type { Impedimento } from './port.ts';

/** Whoever refuses for reasons of its own, and may not when asked again. */
export type Guasto = 'GUASTO';

/** Codes of the node (PAA the ente, PPT the platform), of Checkout (PAYMENT, DOMAIN) and of the notices (ODP). */
const FAMIGLIE: readonly [Impedimento | Guasto, RegExp][] = [
	['PAGATO', /\b((PAA|PPT)_PAGAMENTO_DUPLICATO|PAYMENT_DUPLICATED|ODP-108)\b/],
	['IN_CORSO', /\b((PAA|PPT)_PAGAMENTO_IN_CORSO|PAYMENT_ONGOING|ODP-109)\b/],
	['SCADUTO', /\b(PAA_PAGAMENTO_SCADUTO|PAYMENT_EXPIRED|ODP-110)\b/],
	['ANNULLATO', /\b(PAA_PAGAMENTO_ANNULLATO|PAYMENT_CANCELED|ODP-111)\b/],
	[
		'SCONOSCIUTO',
		/\b(PAA_PAGAMENTO_SCONOSCIUTO|PPT_DOMINIO_SCONOSCIUTO|PPT_SINTASSI_EXTRAXSD|PPT_STAZIONE_INT_PA_SCONOSCIUTA|PAYMENT_UNKNOWN|DOMAIN_UNKNOWN|ODP-107)\b/
	],
	['GUASTO', /\b(PAA|PPT)_[A-Z_]+|\b(PAYMENT_UNAVAILABLE|PAYMENT_DATA_ERROR|GENERIC_ERROR|ODP-10[1-6])\b/]
];

/** What the text of a refusal says; undefined when it has no code that we know. An error that quotes another one says the latter. */
export function readImpedimento(testo: string): Impedimento | Guasto | undefined {
	return FAMIGLIE.find(([, codici]) => codici.test(testo))?.[0];
}
