// The flows by which the PSPs tell an ente what they transferred: one for each PSP and day. Called by api.ts.
import { z } from 'zod';
import { enti } from '#demo/enti.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Ambiente } from './ambiente.ts';
import { giornoFlusso, pubblicazioneFlusso, righeDiFlusso } from './giorno-flusso.ts';
import { idFlusso } from './id-flusso.ts';
import { opzioneDi } from './posizione.ts';
import { findAvviso } from './posizioni.ts';
import { listPsp, type Psp } from './psp.ts';
import type { Richiesta } from './richiesta.ts';
import type { EsitoFlusso, Pagamento } from './righe.ts';
import { describeIssues, json, type Risposta } from './risposta.ts';

type Flusso = { id: string; psp: Psp; giorno: string; pubblicato: Date; righe: Riga[] };
type Riga = { iuv: string; iur: string; idTransfer: number; cent: number; esito: EsitoFlusso; il: string };

const STATI: Record<EsitoFlusso, string> = {
	0: 'EXECUTED',
	3: 'REVOKED',
	4: 'STAND_IN',
	8: 'STAND_IN_NO_RPT',
	9: 'NO_RPT'
};

const pagine = z.object({
	page: z.coerce.number().int().min(1).default(1),
	size: z.coerce.number().int().min(1).max(1000).default(1000),
	pspId: z.string().optional(),
	publishedGt: z.iso.datetime({ offset: true }).optional(),
	flowDate: z.iso.datetime({ offset: true }).optional()
});

type Pagine = z.output<typeof pagine>;

/** Answers below an ente of the service. */
export function answerFlussi(ambiente: Ambiente, { metodo, resto, ente, query }: Richiesta): Risposta {
	const letti = pagine.safeParse(Object.fromEntries(query));
	if (!letti.success) return refuse(400, 'Bad Request', describeIssues(letti.error));
	const flussi = listFlussi(ambiente, ente);
	if (metodo === 'GET' && resto === '/fdrs')
		return toPage(flussi.filter((uno) => keepsTo(uno, letti.data)).map(toVoce), letti.data);
	const trovato = /^\/fdrs\/([^/]+)\/revisions\/1\/psps\/([^/]+)(\/payments)?$/.exec(resto);
	const flusso = flussi.find(({ id, psp }) => id === trovato?.[1] && psp.id === trovato[2]);
	if (metodo !== 'GET' || !flusso) return refuse(404, 'Not Found', 'Flow not found');
	return trovato?.[3] ? toPage(flusso.righe.map(toPayment), letti.data) : json(200, toFlow(flusso, ente));
}

/** The flows of an ente that are out, the oldest first. */
export function listFlussi({ archivio, now }: Ambiente, ente: string): Flusso[] {
	const flussi = new Map<string, Flusso>();
	for (const pagamento of archivio.pagamenti.all()) {
		if (pagamento.ente !== ente || !isInFlusso(pagamento)) continue;
		const pubblicato = pubblicazioneFlusso(pagamento.iniziato);
		const righe = rowsOf({ archivio }, pagamento);
		if (pubblicato > now() || righe.length === 0) continue;
		const giorno = giornoFlusso(pagamento.iniziato);
		const psp = listPsp().find(({ luogo }) => luogo === pagamento.psp)?.psp;
		if (!psp) continue;
		const id = idFlusso(giorno, psp);
		const flusso = flussi.get(id) ?? { id, psp, giorno, pubblicato, righe: [] };
		flussi.set(id, { ...flusso, righe: [...flusso.righe, ...righe] });
	}
	return [...flussi.values()].toSorted((a, b) => a.id.localeCompare(b.id));
}

/** Whether a payment is told in a flow: a stamp of @e.bollo is not money of the ente. */
export function isInFlusso({ stato, bollo }: Pagamento): boolean {
	return stato === 'RIUSCITO' && !bollo;
}

function rowsOf({ archivio }: Pick<Ambiente, 'archivio'>, pagamento: Pagamento): Riga[] {
	const { ente, nav, iuv, id: iur, flusso: esito, iniziato: il } = pagamento;
	const posizione = findAvviso(archivio, ente, nav);
	const opzione = posizione && opzioneDi(posizione, nav);
	if (!opzione || posizione.altrui) return [];
	return righeDiFlusso(opzione, ente).map(({ idTransfer, amount }) => ({
		iuv,
		iur,
		idTransfer: Number(idTransfer),
		cent: amount,
		esito,
		il
	}));
}

function keepsTo({ psp, pubblicato, giorno }: Flusso, { pspId, publishedGt, flowDate }: Pagine): boolean {
	return (
		(!pspId || psp.id === pspId) &&
		(!publishedGt || pubblicato > new Date(publishedGt)) &&
		(!flowDate || giornoARoma(new Date(flowDate)).toString() === giorno)
	);
}

function toVoce({ id, psp, pubblicato, giorno }: Flusso): object {
	return {
		fdr: id,
		pspId: psp.id,
		revision: 1,
		published: pubblicato.toISOString(),
		flowDate: `${giorno}T12:00:00Z`
	};
}

function toPayment({ iuv, iur, idTransfer, cent, esito, il }: Riga, posto: number): object {
	return { index: posto + 1, iuv, iur, idTransfer, pay: cent / 100, payStatus: STATI[esito], payDate: il };
}

function toFlow({ id, psp, giorno, pubblicato, righe }: Flusso, ente: string): object {
	const totale = righe.reduce((somma, { cent }) => somma + cent, 0) / 100;
	const istante = pubblicato.toISOString();
	return {
		status: 'PUBLISHED',
		revision: 1,
		created: istante,
		updated: istante,
		published: istante,
		fdr: id,
		fdrDate: `${giorno}T12:00:00Z`,
		regulation: `SEPA ${giorno.replaceAll('-', '')} ${psp.id}`,
		regulationDate: giornoARoma(pubblicato).toString(),
		bicCodePouringBank: 'PROVITMMXXX',
		sender: {
			type: 'LEGAL_PERSON',
			id: psp.codiceFiscale,
			pspId: psp.id,
			pspName: psp.nome,
			pspBrokerId: psp.intermediario,
			channelId: psp.canale
		},
		receiver: { id: ente, organizationId: ente, organizationName: nameOf(ente) },
		computedTotPayments: righe.length,
		computedSumPayments: totale,
		totPayments: righe.length,
		sumPayments: totale
	};
}

function nameOf(ente: string): string {
	return `Comune di ${enti.find(({ codiceFiscale }) => codiceFiscale === ente)?.nome ?? ente}`;
}

function toPage(voci: readonly object[], { page, size }: Pagine): Risposta {
	const data = voci.slice((page - 1) * size, page * size);
	const metadata = { pageSize: size, pageNumber: page, totPage: Math.ceil(voci.length / size) };
	return json(200, { metadata, count: data.length, data });
}

function refuse(httpStatusCode: number, httpStatusDescription: string, message: string): Risposta {
	return json(httpStatusCode, {
		httpStatusCode,
		httpStatusDescription,
		appErrorCode: `FDR-${httpStatusCode}`,
		errors: [{ message }]
	});
}
