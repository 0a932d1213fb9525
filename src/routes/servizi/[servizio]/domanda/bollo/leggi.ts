// What the pages of a stamp share: how it stands for the draft in the address, in words.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra, formatOra } from '#lib/domain/istante.ts';
import { PASSO_RIEPILOGO } from '#lib/forms/servizio.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino, type Tx } from '#lib/server/http/actor.ts';
import { viewBollo, type BolloVisto } from '#lib/server/pagamenti/buy-bollo.ts';
import { findNumeroInviato } from '#lib/server/pratiche/check-invio.ts';
import { readAiuto, readBozzaId, readServizio } from '../compilazione.ts';

/** `prima` runs first, in the same transaction. A request that was sent leads to what came of it. @throws Redirect, HttpError 404 */
export async function leggiBollo(event: RequestEvent, prima?: (tx: Tx) => Promise<void>) {
	const cittadino = requireCittadino(event);
	const attivo = readServizio(event);
	const bozza = readBozzaId(event);
	const istante = event.locals.app.clock();
	event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const visto = await asCittadino(event, cittadino, async (tx) => {
		await prima?.(tx);
		const numero = await findNumeroInviato(tx, bozza);
		if (numero !== undefined) redirect(303, paths.inviata(numero));
		return viewBollo(tx, { bozza, istante });
	});
	const { id: servizio, scheda } = attivo.servizio;
	return {
		servizio: { id: servizio, titolo: scheda.titolo },
		aiuto: readAiuto(event, attivo),
		...bolloVista(visto, { servizio, bozza })
	};
}

/** How the stamp stands; `in_corso` when somebody may have paid it already. Never more than is known. */
export function bolloVista(
	{ invio, ripresa, inCorsoFino }: BolloVisto,
	dove: { servizio: string; bozza: string }
) {
	const daPagare = invio.stato === 'da_pagare';
	return {
		situazione: daPagare && inCorsoFino && !ripresa ? ('in_corso' as const) : invio.stato,
		importo: formatEuro(invio.cent),
		confermata: formatDataOra(invio.congelatoIl),
		motivo: invio.motivo,
		ripresa: daPagare && ripresa ? paths.bolloVai({ ...dove, acquisto: ripresa }) : undefined,
		dalle: inCorsoFino && formatOra(inCorsoFino),
		qui: paths.bollo(dove),
		domanda: paths.bolloDomanda(dove),
		stato: paths.bolloStato(dove),
		riepilogo: paths.passo({ ...dove, passo: PASSO_RIEPILOGO })
	};
}
