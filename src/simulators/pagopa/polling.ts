// The receipts of an ente for who asks for them: the list, and one as XML. Called by api.ts.
import { z } from 'zod';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Ambiente } from './ambiente.ts';
import type { Richiesta } from './richiesta.ts';
import type { Ricevuta } from './righe.ts';
import { describeIssues, json, problem, type Risposta } from './risposta.ts';

const filtri = z.object({
	pageNum: z.coerce.number().int().min(0).default(0),
	pageSize: z.coerce.number().int().min(1).max(100).default(20),
	debtor: z.string().optional(),
	debtorOrIuv: z.string().optional(),
	from: z.string().optional(),
	to: z.string().optional()
});

/** Answers below `/payments/{cf}`. */
export function answerPolling(ambiente: Ambiente, richiesta: Richiesta): Risposta {
	const { metodo, resto, ente } = richiesta;
	if (metodo === 'GET' && resto === '/receipts') return list(ambiente, richiesta);
	const iuv = /^\/receipts\/([^/]+)$/.exec(resto)?.[1];
	const ricevuta = ambiente.archivio.ricevute.all().find((una) => una.ente === ente && una.iuv === iuv);
	if (metodo !== 'GET' || !ricevuta)
		return problem(404, 'Not found the receipt', `No receipt of ${ente} with IUV ${iuv ?? ''}`);
	return { status: 200, body: ricevuta.corpo, headers: { 'content-type': 'application/xml' } };
}

function list({ archivio }: Ambiente, { ente, query }: Richiesta): Risposta {
	const letti = filtri.safeParse(Object.fromEntries(query));
	if (!letti.success) return problem(400, 'Bad request', describeIssues(letti.error));
	const { pageNum, pageSize, ...chi } = letti.data;
	const trovate = archivio.ricevute.all().filter((una) => una.ente === ente && keepsTo(una, chi));
	const pagina = trovate.slice(pageNum * pageSize, (pageNum + 1) * pageSize);
	return json(200, {
		currentPageNumber: pageNum,
		length: pagina.length,
		totalPages: Math.ceil(trovate.length / pageSize),
		results: pagina.map(({ iuv, debitore, pagata }) => ({
			organizationFiscalCode: ente,
			iuv,
			debtor: debitore,
			paymentDateTime: pagata,
			status: 'PAID'
		}))
	});
}

type Chi = Omit<z.output<typeof filtri>, 'pageNum' | 'pageSize'>;

function keepsTo({ debitore, iuv, pagata }: Ricevuta, { debtor, debtorOrIuv, from, to }: Chi): boolean {
	const giorno = giornoARoma(new Date(pagata)).toString();
	return (
		(!debtor || debtor === debitore) &&
		(!debtorOrIuv || debtorOrIuv === debitore || debtorOrIuv === iuv) &&
		(!from || giorno >= from.slice(0, 10)) &&
		(!to || giorno <= to.slice(0, 10))
	);
}
