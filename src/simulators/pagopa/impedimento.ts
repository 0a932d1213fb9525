// Why a notice cannot be paid now, with the fault codes of the Node. Called by checkout.ts and opzioni.ts.
import type { Ambiente } from './ambiente.ts';
import { statoDi } from './posizione.ts';
import type { Posizione } from './righe.ts';

/** Faults of the family that citizens meet. */
export type Fault =
	| 'PAA_PAGAMENTO_DUPLICATO'
	| 'PAA_PAGAMENTO_IN_CORSO'
	| 'PAA_PAGAMENTO_SCADUTO'
	| 'PAA_PAGAMENTO_ANNULLATO'
	| 'PAA_PAGAMENTO_SCONOSCIUTO';

/** Undefined when it can be paid. `posizione` is that of the notice, when there is one. */
export function impedimentoDi(
	{ archivio, now }: Ambiente,
	posizione: Posizione | undefined,
	nav: string
): Fault | undefined {
	if (!posizione) return 'PAA_PAGAMENTO_SCONOSCIUTO';
	const stato = statoDi(posizione, now());
	if (stato === 'PAID' || stato === 'REPORTED' || posizione.saldi[nav]) return 'PAA_PAGAMENTO_DUPLICATO';
	if (stato === 'INVALID') return 'PAA_PAGAMENTO_ANNULLATO';
	if (stato === 'EXPIRED') return 'PAA_PAGAMENTO_SCADUTO';
	if (stato === 'DRAFT' || stato === 'PUBLISHED') return 'PAA_PAGAMENTO_SCONOSCIUTO';
	const opzione = posizione.modello.paymentOption.find((una) => una.nav === nav);
	// Who paid an instalment can no longer pay the whole.
	if (stato === 'PARTIALLY_PAID' && !opzione?.isPartialPayment) return 'PAA_PAGAMENTO_SCONOSCIUTO';
	const inCorso = archivio.pagamenti
		.all()
		.some(
			(pagamento) =>
				pagamento.ente === posizione.ente && pagamento.nav === nav && pagamento.stato === 'IN_CORSO'
		);
	return inCorso ? 'PAA_PAGAMENTO_IN_CORSO' : undefined;
}
