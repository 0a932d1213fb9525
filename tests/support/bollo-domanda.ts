// Requests with a stamp bought online, led by hand through the tests: confirmed, paid at a fake pagoPA, taken up by the worker.
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { claimAcquisti, claimInvii } from '#lib/server/pagamenti/claim-bolli.ts';
import { startAcquisto, viewBollo, type EsitoAcquisto } from '#lib/server/pagamenti/buy-bollo.ts';
import { serveBollo, type SorteBollo } from '#lib/server/pagamenti/serve-bollo.ts';
import { sendStamped, type SorteInvio } from '#lib/server/pratiche/send-stamped.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { come, comeSistema, enteDi, sitoIn, type Mondo, type Residente } from './mondo.ts';
import { IUBD, marcaDaBollo } from './pagopa.ts';
import type { PagopaFinta } from './pagopa-finta.ts';
import { ESEMPIO } from './pratiche.ts';

/** A certified copy, with its stamp to be bought online. */
export const CON_BOLLO_ONLINE: Grezzi = { ...ESEMPIO, modalita: 'COPIA_CONFORME', usoBollo: 'DIGITALE' };

/** Presses "Paga la marca da bollo". */
export function compra(
	mondo: Mondo,
	pagopa: PagopaFinta,
	{ chi, bozza }: { chi: Residente; bozza: string }
): Promise<EsitoAcquisto> {
	const ritorno = (acquisto: string, modo: string): string => `https://sito.example/${acquisto}/${modo}`;
	return startAcquisto(
		{ ...mondo, ente: chi.ente, persona: chi.personaId, pagopa, ritorno },
		{ bozza, email: 'marta@example.it', provincia: 'VI' }
	);
}

/** The stamp is paid at pagoPA, for the bytes it was asked for unless said. */
export function paga(pagopa: PagopaFinta, nav: string, altraImpronta?: string, difetto?: string): string {
	const impronta = altraImpronta ?? pagopa.bolliChiesti.get(nav)?.impronta ?? '';
	const xml = marcaDaBollo(impronta);
	pagopa.bolli.set(nav, { impronta, xml, iubd: IUBD, ...(difetto && { difetto }) });
	return xml;
}

/** What the worker asks pagoPA for, once. */
export async function chiedi(mondo: Mondo, pagopa: PagopaFinta): Promise<(SorteBollo | undefined)[]> {
	const presi = await comeSistema(mondo, 'cassola', (tx) =>
		claimAcquisti(tx, { ente: 'cassola', adesso: mondo.clock(), quanti: 20 })
	);
	const sorti = [];
	for (const preso of presi) sorti.push(await serveBollo({ ...mondo, pagopa, random: () => 0.5 }, preso));
	return sorti;
}

/** What the worker sends, once. */
export async function spedisci(mondo: Mondo): Promise<(SorteInvio | undefined)[]> {
	const presi = await comeSistema(mondo, 'cassola', (tx) =>
		claimInvii(tx, { ente: 'cassola', adesso: mondo.clock(), quanti: 20 })
	);
	const ente = await enteDi(mondo);
	const sorti = [];
	for (const preso of presi)
		sorti.push(await sendStamped({ ...mondo, ente, sito: sitoIn(ente), porta: findPorta }, preso));
	return sorti;
}

/** How the stamp of a draft stands for its person. */
export function vistaBollo(mondo: Mondo, chi: Residente, bozza: string) {
	return come(mondo, chi, (tx) => viewBollo(tx, { bozza, istante: mondo.clock() }));
}
