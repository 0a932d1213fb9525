// Digital stamps with @e.bollo 2.0: begins the purchase of one, gives it once it is paid. Called by api.ts.
import { z } from 'zod';
import { traMinuti, type Ambiente } from './ambiente.ts';
import { VITA_CARRELLO } from './checkout.ts';
import { navACaso } from './nav.ts';
import type { Richiesta } from './richiesta.ts';
import type { Bollo, Carrello } from './righe.ts';
import { describeIssues, json, parseJson, problem, type Risposta } from './risposta.ts';
import { ritornoAmmesso } from './ritorno.ts';

/** Euro cents of a stamp of type 01. */
const IMPORTO = 1600;
/** Of the notices that the platform makes itself. */
const SEGREGAZIONE = '81';

const richiestaBollo = z.object({
	paymentNotices: z
		.array(
			z.object({
				firstName: z.string().min(1),
				lastName: z.string().min(1),
				fiscalCode: z.string().min(1),
				email: z.email(),
				amount: z.literal(IMPORTO),
				province: z.string().regex(/^[A-Z]{2}$/),
				documentHash: z.string().length(44)
			})
		)
		.length(1),
	idCIService: z.literal('00005'),
	returnUrls: z.object({ successUrl: ritornoAmmesso, cancelUrl: ritornoAmmesso, errorUrl: ritornoAmmesso })
});

/** Answers below an ente of the service. */
export async function answerBollo(ambiente: Ambiente, richiesta: Richiesta): Promise<Risposta> {
	const { metodo, resto, ente } = richiesta;
	if (`${metodo} ${resto}` === 'POST /mbd') return ask(ambiente, ente, await richiesta.corpo());
	const nav = /^\/receipt\/([^/]+)$/.exec(resto)?.[1];
	const bollo = nav === undefined ? undefined : ambiente.archivio.bolli.get(nav);
	if (metodo !== 'GET' || bollo?.ente !== ente || !bollo.marca)
		return problem(404, 'Not found', `No digital stamp for the notice ${nav ?? ''}`);
	return json(200, { content: [Buffer.from(bollo.marca).toString('base64')] });
}

function ask(ambiente: Ambiente, ente: string, corpo: string): Risposta {
	const letta = richiestaBollo.safeParse(parseJson(corpo));
	if (!letta.success) return problem(400, 'Bad request', describeIssues(letta.error));
	const [chi] = letta.data.paymentNotices;
	if (!chi) return problem(400, 'Bad request', 'paymentNotices: empty');
	const { returnUrls } = letta.data;
	const nav = navACaso(SEGREGAZIONE, ambiente.random);
	const carrello: Carrello = {
		id: ambiente.newId(),
		scade: traMinuti(ambiente, VITA_CARRELLO),
		bollo: true,
		avvisi: [
			{ ente, nomeEnte: 'Agenzia delle Entrate', nav, cent: chi.amount, causale: 'Marca da bollo digitale' }
		],
		ritorno: { ok: returnUrls.successUrl, annullato: returnUrls.cancelUrl, errore: returnUrls.errorUrl }
	};
	const bollo: Bollo = { nav, ente, cent: chi.amount, impronta: chi.documentHash, carrello: carrello.id };
	ambiente.archivio.bolli.put(nav, bollo);
	ambiente.archivio.carrelli.put(carrello.id, carrello);
	return json(200, {
		checkoutRedirectUrl: `${ambiente.indirizzo}/checkout/${carrello.id}`,
		mbdDownloadLink: `${ambiente.indirizzo}/marche/${carrello.id}`,
		nav
	});
}

/** The stamp bought with a cart, for who has its address. */
export function downloadMarca({ archivio }: Ambiente, carrello: string): Risposta {
	const marca = archivio.bolli.all().find((bollo) => bollo.carrello === carrello)?.marca;
	if (!marca) return problem(404, 'Not found', 'No digital stamp at this address yet');
	return {
		status: 200,
		body: marca,
		headers: {
			'content-type': 'application/xml; charset=utf-8',
			'content-disposition': 'attachment; filename="marca-da-bollo.xml"'
		}
	};
}
