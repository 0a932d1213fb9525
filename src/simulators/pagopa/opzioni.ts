// What can be paid with a notice, for who has its number. Called by api.ts.
import type { Ambiente } from './ambiente.ts';
import { impedimentoDi, type Fault } from './impedimento.ts';
import type { ModelloPosizione, Opzione } from './modello.ts';
import { findAvviso } from './posizioni.ts';
import type { Richiesta } from './richiesta.ts';
import { json, type Risposta } from './risposta.ts';

const RIFIUTI: Record<Fault, { status: number; descrizione: string; codice: string }> = {
	PAA_PAGAMENTO_SCONOSCIUTO: { status: 404, descrizione: 'Not Found', codice: 'ODP-107' },
	PAA_PAGAMENTO_DUPLICATO: { status: 409, descrizione: 'Conflict', codice: 'ODP-108' },
	PAA_PAGAMENTO_IN_CORSO: { status: 409, descrizione: 'Conflict', codice: 'ODP-109' },
	PAA_PAGAMENTO_SCADUTO: { status: 422, descrizione: 'Unprocessable Entity', codice: 'ODP-110' },
	PAA_PAGAMENTO_ANNULLATO: { status: 422, descrizione: 'Unprocessable Entity', codice: 'ODP-111' }
};

/** Answers `POST /notices/{nav}` of an ente. */
export function answerOpzioni(ambiente: Ambiente, { metodo, resto, ente }: Richiesta): Risposta {
	const nav = /^\/notices\/([^/]+)$/.exec(resto)?.[1];
	const posizione = nav === undefined ? undefined : findAvviso(ambiente.archivio, ente, nav);
	const impedimento = impedimentoDi(ambiente, posizione, nav ?? '');
	if (metodo !== 'POST' || !posizione) return refuse(ambiente, 'PAA_PAGAMENTO_SCONOSCIUTO');
	if (impedimento) return refuse(ambiente, impedimento);
	const { modello } = posizione;
	const scelte = modello.paymentOption.filter(({ isPartialPayment }) => !isPartialPayment);
	const rate = modello.paymentOption.filter(({ isPartialPayment }) => isPartialPayment);
	return json(200, {
		organizationFiscalCode: ente,
		companyName: modello.companyName,
		...(modello.officeName && { officeName: modello.officeName }),
		standin: modello.payStandIn,
		paymentOptions: [...scelte.map((una) => [una]), ...(rate.length > 0 ? [rate] : [])].map((opzioni) =>
			toOpzione(ambiente, modello, opzioni)
		)
	});
}

function toOpzione({ now }: Ambiente, modello: ModelloPosizione, opzioni: readonly Opzione[]): object {
	const scaduta = (dueDate: string): string => (new Date(dueDate) < now() ? 'EXPIRED_UNPAID' : 'UNPAID');
	const fine =
		opzioni
			.map(({ dueDate }) => dueDate)
			.toSorted()
			.at(-1) ?? '';
	return {
		description: opzioni.length === 1 ? (opzioni[0]?.description ?? '') : 'Piano rateale',
		numberOfInstallments: opzioni.length,
		amount: opzioni.reduce((somma, { amount }) => somma + amount, 0),
		dueDate: fine,
		validFrom: modello.validityDate,
		status: `PO_${scaduta(fine)}`,
		statusReason: 'non pagato',
		allCCP: false,
		installments: opzioni.map(({ nav, iuv, amount, description, dueDate }) => ({
			nav,
			iuv,
			amount,
			description,
			dueDate,
			validFrom: modello.validityDate,
			status: `POI_${scaduta(dueDate)}`,
			statusReason: 'non pagato'
		}))
	};
}

function refuse({ now }: Ambiente, fault: Fault): Risposta {
	const { status, descrizione, codice } = RIFIUTI[fault];
	return json(status, {
		httpStatusCode: status,
		httpStatusDescription: descrizione,
		appErrorCode: codice,
		timestamp: Math.floor(now().getTime() / 1000),
		dateTime: now().toISOString(),
		errorMessage: fault
	});
}
