// What is paid at the counter is asked for no more with pagoPA, and what stood in the same notice is asked for with another one. Called by register-pagamento.ts and by the till that says what a receipt is.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import { openPosizioni } from './open-posizioni.ts';
import { isDaPagare, type Pagamento } from './pagamento.ts';
import { colonne, isInCorso, type Posizione } from './posizione.ts';

/** @throws Conflitto while somebody may be paying it, or when its receipt is already here */
export async function withdrawFromPagopa(
	tx: Tx,
	contorno: Contorno,
	{
		pratica,
		pagamenti,
		pagamento
	}: { pratica: Pratica; pagamenti: readonly Pagamento[]; pagamento: Pagamento }
): Promise<void> {
	if (!pagamento.posizione) return;
	await replacePosizione(tx, contorno, {
		pratica,
		pagamenti,
		posizione: pagamento.posizione,
		pagati: [pagamento]
	});
}

type DaSostituire = {
	pratica: Pratica;
	pagamenti: readonly Pagamento[];
	posizione: string;
	/** Those that are asked for no more. */
	pagati: readonly Pagamento[];
};

/** Takes a notice out of use; what is still due of it gets another one. @throws as withdrawFromPagopa */
export async function replacePosizione(
	tx: Tx,
	contorno: Contorno,
	{ pratica, pagamenti, posizione: id, pagati }: DaSostituire
): Promise<void> {
	const [posizione] = await tx<(Posizione & { ricevuta: boolean })[]>`
		select ${colonne(tx)},
			exists (select from ricevuta_pagopa r where r.nav = posizione.nav and r.stato = 'arrivata') as ricevuta
		from posizione where id = ${id} for update`;
	if (!posizione) return;
	if (posizione.ricevuta || posizione.stato === 'pagata' || isInCorso(posizione, contorno.istante))
		throw new Conflitto('Si sta pagando con pagoPA', 'PAGAMENTO_IN_CORSO');
	await tx`
		update posizione set stato = 'da_annullare', prossimo_il = ${contorno.istante}
		where id = ${posizione.id} and stato not in ('da_annullare', 'annullata')`;
	const altri = pagamenti.filter(
		(altro) => !pagati.includes(altro) && altro.posizione === posizione.id && isDaPagare(altro)
	);
	await openPosizioni(tx, contorno, { pratica, pagamenti: altri });
}
