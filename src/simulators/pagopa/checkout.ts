// The carts of Checkout v2: checks the notices with the Node and answers where they are paid. Called by api.ts.
import { z } from 'zod';
import { traMinuti, type Ambiente } from './ambiente.ts';
import { copioneDi, type RifiutoCarrello } from './copione.ts';
import { impedimentoDi, type Fault } from './impedimento.ts';
import { opzioneDi } from './posizione.ts';
import { findAvviso } from './posizioni.ts';
import type { Carrello } from './righe.ts';
import { json, parseJson, problem, type Risposta } from './risposta.ts';
import { ritornoAmmesso } from './ritorno.ts';

/** Minutes that a cart lives. */
export const VITA_CARRELLO = 10;

const richiesta = z.object({
	emailNotice: z.email().optional(),
	paymentNotices: z
		.array(
			z.object({
				noticeNumber: z.string().regex(/^\d{18}$/),
				fiscalCode: z.string().regex(/^\d{11}$/),
				amount: z.int().min(1),
				companyName: z.string().max(140),
				description: z.string().max(140)
			})
		)
		.min(1)
		.max(5),
	returnUrls: z.object({
		returnOkUrl: ritornoAmmesso,
		returnCancelUrl: ritornoAmmesso,
		returnErrorUrl: ritornoAmmesso,
		returnWaitingUrl: ritornoAmmesso
	}),
	idCart: z.string().max(210).optional(),
	allCCP: z.boolean().optional()
});

type RichiestaCarrello = z.output<typeof richiesta>;
type Avviso = RichiestaCarrello['paymentNotices'][number];

/** Answers `POST /carts`. */
export function answerCheckout(ambiente: Ambiente, corpo: string): Risposta {
	const letta = richiesta.safeParse(parseJson(corpo));
	if (!letta.success) return problem(400, 'Request validation error', 'The input request is invalid');
	const { paymentNotices } = letta.data;
	const diversi = new Set(paymentNotices.map(({ fiscalCode, noticeNumber }) => fiscalCode + noticeNumber));
	if (diversi.size < paymentNotices.length)
		return problem(422, 'Invalid payment info', 'Duplicate payment notice values found');
	for (const avviso of paymentNotices) {
		const rifiuto = refuse(ambiente, avviso);
		if (rifiuto) return rifiuto;
	}
	const carrello = keep(ambiente, letta.data);
	return { status: 302, headers: { location: `${ambiente.indirizzo}/checkout/${carrello.id}` } };
}

const COPIONI: Record<Exclude<RifiutoCarrello, 'GUASTO'>, Fault> = {
	GIA_PAGATO: 'PAA_PAGAMENTO_DUPLICATO',
	IN_CORSO: 'PAA_PAGAMENTO_IN_CORSO',
	SCADUTO: 'PAA_PAGAMENTO_SCADUTO'
};

function refuse(ambiente: Ambiente, { fiscalCode, noticeNumber, amount }: Avviso): Risposta | undefined {
	const posizione = findAvviso(ambiente.archivio, fiscalCode, noticeNumber);
	const impedimento = impedimentoDi(ambiente, posizione, noticeNumber);
	if (impedimento) return notPayable(impedimento);
	if (posizione && opzioneDi(posizione, noticeNumber)?.amount !== amount)
		return notPayable('PAA_ATTIVA_RPT_IMPORTO_NON_VALIDO');
	const copione = copioneDi(amount);
	if (!copione || !('rifiuto' in copione)) return undefined;
	if (copione.rifiuto === 'GUASTO')
		return problem(500, 'Error processing the request', 'An internal error occurred processing the request');
	return notPayable(COPIONI[copione.rifiuto]);
}

// The platform says in its title and detail only that a notice is not payable; the fault stands beside, as where it verifies a single notice.
function notPayable(faultCodeDetail: string): Risposta {
	const detail = `Invalid payment notice data: ${faultCodeDetail}`;
	return json(422, { title: 'Invalid payment info', status: 422, detail, faultCodeDetail });
}

function keep(ambiente: Ambiente, { paymentNotices, returnUrls, idCart }: RichiestaCarrello): Carrello {
	const carrello: Carrello = {
		id: ambiente.newId(),
		scade: traMinuti(ambiente, VITA_CARRELLO),
		avvisi: paymentNotices.map(({ noticeNumber, fiscalCode, amount, companyName, description }) => ({
			ente: fiscalCode,
			nomeEnte: companyName,
			nav: noticeNumber,
			cent: amount,
			causale: description
		})),
		ritorno: {
			ok: returnUrls.returnOkUrl,
			annullato: returnUrls.returnCancelUrl,
			errore: returnUrls.returnErrorUrl,
			attesa: returnUrls.returnWaitingUrl
		},
		...(idCart && { nota: idCart })
	};
	ambiente.archivio.carrelli.put(carrello.id, carrello);
	return carrello;
}
