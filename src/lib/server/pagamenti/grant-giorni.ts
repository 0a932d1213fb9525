// Gives other days to what was not paid in time, or soon will not be: sums and notice have the new day, pagoPA and the person are told. Called by the desk for who has the till.
import { giornoDi, isDopo, type Giorno } from '#lib/domain/data.ts';
import { formatEuro, formatImporto, sommaCent } from '#lib/domain/denaro.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatData, formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { requireCassa } from '../cassa/chi-puo.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { legamiDi } from '../pratiche/legami.ts';
import { findPratica, recordEvento, type Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import type { Contorno } from '../servizi/porta.ts';
import { openPosizioni } from './open-posizioni.ts';
import { isDaPagare, listPagamenti, type Pagamento } from './pagamento.ts';
import { colonne, isInCorso, type Posizione, type StatoPosizione } from './posizione.ts';

/** The furthest last day, in days from today. */
export const GIORNI_MASSIMI = 365;

/** Sums that have their last day together: those of one notice, or one that has none. */
export type Prorogabile = {
	/** `posizione:` or `pagamento:` and its id, as a form sends it. */
	valore: string;
	causale: string;
	cent: number;
	/** ISO date. */
	scadenza: string;
	pagamenti: readonly Pagamento[];
};

/** What may have other days. Pure. */
export function prorogabiliDi(pagamenti: readonly Pagamento[]): Prorogabile[] {
	const gruppi = Map.groupBy(pagamenti.filter(isDaPagare), ({ id, posizione }) =>
		posizione ? `posizione:${posizione}` : `pagamento:${id}`
	);
	return [...gruppi].map(([valore, insieme]) => ({
		valore,
		causale: insieme.map(({ causale }) => causale).join(', '),
		cent: sommaCent(insieme.map(({ cent }) => cent)),
		scadenza: insieme[0]?.scadenza ?? '',
		pagamenti: insieme
	}));
}

export type Proroga = {
	/** Number of the request. */
	numero: string;
	/** Of a `Prorogabile`. */
	scelta: string;
	/** ISO date. */
	entro: string;
};

/** Returns what the clerk can put right. @throws NonAutorizzato without the till, NonTrovato, Conflitto while somebody may be paying */
export async function grantGiorni(
	tx: Tx,
	contorno: Contorno,
	{ numero, scelta, entro }: Proroga
): Promise<Problema | undefined> {
	requireCassa(contorno);
	const pratica = await findPratica(tx, { numero, blocca: true });
	const prorogabile = prorogabiliDi(await listPagamenti(tx, pratica.id)).find(
		({ valore }) => valore === scelta
	);
	if (!prorogabile) return creaProblema({ campo: 'proroga', codice: 'CAMPO_SCELTA' });
	if (!isGiornoUtile(giornoDi(entro), { prima: prorogabile, oggi: giornoARoma(contorno.istante) }))
		return creaProblema({
			campo: 'entro',
			codice: 'DATA_PROROGA',
			parametri: { prima: formatGiorno(prorogabile.scadenza), giorni: GIORNI_MASSIMI }
		});
	const posizione = await lockPosizione(tx, { prorogabile, istante: contorno.istante });
	const avviso = await write(tx, contorno, { pratica, prorogabile, posizione, entro });
	await tell(tx, contorno, { pratica, prorogabile, avviso, entro });
	return undefined;
}

// A day to come, and later than the one that there is.
function isGiornoUtile(entro: Giorno, { prima, oggi }: { prima: Prorogabile; oggi: Giorno }): boolean {
	return (
		isDopo(entro, oggi) &&
		isDopo(entro, giornoDi(prima.scadenza)) &&
		!isDopo(entro, oggi.add({ days: GIORNI_MASSIMI }))
	);
}

type DaBloccare = { prorogabile: Prorogabile; istante: Date };

// One that was cancelled is none.
async function lockPosizione(
	tx: Tx,
	{ prorogabile: { pagamenti }, istante }: DaBloccare
): Promise<Posizione | undefined> {
	const id = pagamenti[0]?.posizione;
	if (!id) return undefined;
	const [posizione] = await tx<(Posizione & { ricevuta: boolean })[]>`
		select ${colonne(tx)},
			exists (select from ricevuta_pagopa r where r.nav = posizione.nav and r.stato = 'arrivata') as ricevuta
		from posizione where id = ${id} for update`;
	if (!posizione || CHIUSE.includes(posizione.stato)) return undefined;
	if (posizione.ricevuta || posizione.stato === 'pagata' || isInCorso(posizione, istante))
		throw new Conflitto('Si sta pagando con pagoPA', 'PAGAMENTO_IN_CORSO');
	return posizione;
}

const CHIUSE: readonly StatoPosizione[] = ['annullata', 'da_annullare'];

type DaProrogare = { pratica: Pratica; prorogabile: Prorogabile; entro: string };
type Avviso = { nav: string; cent: number };

// The notice by which it is paid now: what had none, or lost it, gets one where the Comune has pagoPA.
async function write(
	tx: Tx,
	contorno: Contorno,
	{ pratica, prorogabile, posizione, entro }: DaProrogare & { posizione: Posizione | undefined }
): Promise<Avviso | undefined> {
	const ids = prorogabile.pagamenti.map(({ id }) => id);
	await tx`
		update pagamento set scadenza = ${entro}, stato = case stato when 'SCADUTA' then 'CREATA' else stato end
		where id = any (${ids}::uuid[])`;
	if (!posizione) {
		const pagamenti = (await listPagamenti(tx, pratica.id)).filter(({ id }) => ids.includes(id));
		return (await openPosizioni(tx, contorno, { pratica, pagamenti }))[0];
	}
	// Whether pagoPA has it already, the worker may be finding out at this moment: it is changed, or made where there is none.
	await tx`
		update posizione set scadenza = ${entro}, stato = 'da_cambiare', tentativi = 0, ultimo_errore = null,
			errore_dal = null, prossimo_il = ${contorno.istante}
		where id = ${posizione.id}`;
	return posizione;
}

async function tell(
	tx: Tx,
	contorno: Contorno,
	{ pratica, prorogabile, avviso, entro }: DaProrogare & { avviso: Avviso | undefined }
): Promise<void> {
	const { causale, cent, scadenza } = prorogabile;
	const legami = legamiDi(contorno, pratica);
	const ultimo = formatData(giornoDi(entro));
	await recordEvento(tx, {
		...legami,
		id: contorno.newId(),
		tipo: 'PROROGA_PAGAMENTO',
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore: contorno.attore,
		motivo: `${causale}, ${formatEuro(cent)}: entro il ${ultimo} invece del ${formatGiorno(scadenza)}`
	});
	await enqueueMessaggio(tx, {
		...legami,
		modello: avviso ? 'PROROGA' : 'PROROGA_SPORTELLO',
		parametri: {
			pratica: pratica.numero,
			servizio: servizioDi(pratica).scheda.titolo,
			importo: formatImporto(cent),
			entro: ultimo
		},
		entro,
		...(avviso && { avviso: { nav: avviso.nav, cent: avviso.cent } }),
		newId: contorno.newId
	});
}
