// A clerk of the till says what became of a receipt that paid nothing by itself. Called by the page of the receipt.
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { listPagamenti } from '../pagamenti/pagamento.ts';
import { payWithRicevuta } from '../pagamenti/pay-with-ricevuta.ts';
import { addRimborso } from '../pagamenti/rimborso.ts';
import { replacePosizione } from '../pagamenti/withdraw-from-pagopa.ts';
import { legamiDi } from '../pratiche/legami.ts';
import { findPratica, recordEvento, type Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import { abbinabiliDi, type Abbinabile } from './abbinabili.ts';
import { requireCassa } from './chi-puo.ts';
import { readIncasso, type ComeRiconciliata, type Incasso } from './incassi.ts';

/** The sums of a request that a receipt may pay; undefined when there is no such request. */
export async function listAbbinabili(
	tx: Tx,
	{ incasso, numero }: { incasso: Incasso; numero: string }
): Promise<Abbinabile[] | undefined> {
	const pratica = await findForTill(tx, { numero });
	return pratica && abbinabiliDi(incasso, await listPagamenti(tx, pratica.id));
}

type DaAbbinare = { incasso: string; numero: string; scelta: string };

/** Pays a sum with it. Returns what the clerk can put right. @throws NonAutorizzato, NonTrovato, Conflitto when it is reconciled already or somebody is paying the same sum, and as movePratica */
export async function abbinaIncasso(
	tx: Tx,
	contorno: Contorno,
	{ incasso: id, numero, scelta: valore }: DaAbbinare
): Promise<Problema | undefined> {
	const incasso = await lockIncasso(tx, contorno, id);
	const pratica = await findForTill(tx, { numero, blocca: true });
	if (!pratica) return creaProblema({ campo: 'pratica', codice: 'INCASSO_PRATICA' });
	const pagamenti = await listPagamenti(tx, pratica.id);
	const scelta = abbinabiliDi(incasso, pagamenti).find((una) => una.valore === valore);
	if (!scelta) return creaProblema({ campo: 'scelta', codice: 'INCASSO_SENZA_SOMMA' });
	const nota = `${pratica.numero}: ${scelta.causale}`;
	await close(tx, contorno, { incasso, come: 'ABBINATA', nota, pratica });
	await settleNotices(tx, contorno, { incasso, pratica, scelta });
	const pagati = new Set(scelta.pagamenti.map((uno) => uno.id));
	const cent = sommaCent(scelta.pagamenti.map((uno) => uno.cent));
	await payWithRicevuta(tx, contorno, {
		pratica,
		ricevuta: incasso,
		isPagato: (uno) => pagati.has(uno.id),
		cent
	});
	if (scelta.eccedenza > 0)
		await addRimborso(tx, contorno, pratica, {
			causale: 'Somma pagata in più con pagoPA',
			cent: scelta.eccedenza,
			motivo: `Ricevuti ${formatEuro(incasso.cent)}, dovuti ${formatEuro(cent)}`
		});
	return undefined;
}

type DaNotare = { incasso: string; nota: string };

/** The money is owed back: where the request is known, by a row for the refunds. @throws as abbinaIncasso */
export function rimborsaIncasso(tx: Tx, contorno: Contorno, dati: DaNotare): Promise<void> {
	return leaveAside(tx, contorno, { ...dati, come: 'DA_RIMBORSARE' });
}

/** The money is for something that does not pass through here. @throws as abbinaIncasso */
export function assegnaAltrove(tx: Tx, contorno: Contorno, dati: DaNotare): Promise<void> {
	return leaveAside(tx, contorno, { ...dati, come: 'ALTRA_CAUSALE' });
}

async function leaveAside(
	tx: Tx,
	contorno: Contorno,
	{ incasso: id, nota, come }: DaNotare & { come: 'DA_RIMBORSARE' | 'ALTRA_CAUSALE' }
): Promise<void> {
	const incasso = await lockIncasso(tx, contorno, id);
	const pratica = incasso.pratica
		? await findForTill(tx, { numero: incasso.pratica, blocca: true })
		: undefined;
	await close(tx, contorno, {
		incasso,
		come,
		nota,
		pratica: come === 'DA_RIMBORSARE' ? pratica : undefined
	});
	if (!pratica) return;
	if (come === 'DA_RIMBORSARE')
		await addRimborso(tx, contorno, pratica, {
			causale: incasso.causale,
			cent: incasso.cent,
			motivo: nota.replace(/\.+$/, '')
		});
	await recordEvento(tx, {
		...legamiDi(contorno, pratica),
		id: contorno.newId(),
		tipo: come === 'DA_RIMBORSARE' ? 'INCASSO_DA_RIMBORSARE' : 'INCASSO_DI_ALTRO',
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore: contorno.attore,
		motivo: `${formatEuro(incasso.cent)}: ${nota}`
	});
	await replaceOwn(tx, contorno, { incasso, pratica });
}

// The first to come has it; the policies of the rows keep the second from finding it open.
async function lockIncasso(tx: Tx, contorno: Contorno, id: string): Promise<Incasso> {
	requireCassa(contorno);
	const libero = await tx`
		select from ricevuta_pagopa where id = ${id} and stato = 'da_riconciliare' for update`;
	const incasso = await readIncasso(tx, id);
	if (libero.length === 0) throw new Conflitto('Incasso già riconciliato', 'INCASSO_RICONCILIATO');
	return incasso;
}

/** Undefined when there is none that the till may see. */
async function findForTill(
	tx: Tx,
	quale: { numero: string; blocca?: boolean }
): Promise<Pratica | undefined> {
	try {
		return await findPratica(tx, quale);
	} catch (error) {
		if (error instanceof NonTrovato) return undefined;
		throw error;
	}
}

type DaChiudere = { incasso: Incasso; come: ComeRiconciliata; nota: string; pratica: Pratica | undefined };

async function close(
	tx: Tx,
	contorno: Contorno,
	{ incasso, come, nota, pratica }: DaChiudere
): Promise<void> {
	await tx`
		update ricevuta_pagopa set stato = 'riconciliata', riconciliata_come = ${come}, riconciliata_nota = ${nota},
			operatore_id = ${requireCassa(contorno)}, riconciliata_il = ${contorno.istante},
			pratica_abbinata = ${pratica?.id ?? null}
		where id = ${incasso.id}`;
}

type DaSistemare = { incasso: Incasso; pratica: Pratica; scelta: Abbinabile };

// No notice may go on asking for what is now paid.
async function settleNotices(
	tx: Tx,
	contorno: Contorno,
	{ incasso, pratica, scelta }: DaSistemare
): Promise<void> {
	const [posizione] = scelta.pagamenti.map((uno) => uno.posizione);
	const intera = scelta.valore === `posizione:${posizione}` || (await isSola(tx, scelta));
	if (posizione && posizione === incasso.posizione?.id && intera && isAperta(incasso)) {
		await tx`
			update posizione set stato = 'pagata', in_corso_fino = null, ultimo_errore = null, errore_dal = null,
				chiusa_il = ${contorno.istante}
			where id = ${posizione}`;
		return;
	}
	const pagamenti = await listPagamenti(tx, pratica.id);
	const pagati = pagamenti.filter((uno) => scelta.pagamenti.some(({ id }) => id === uno.id));
	if (posizione) await replacePosizione(tx, contorno, { pratica, pagamenti, posizione, pagati });
	if (posizione !== incasso.posizione?.id) await replaceOwn(tx, contorno, { incasso, pratica });
}

/** Whether the notice of a single sum asks for nothing else. */
async function isSola(tx: Tx, { pagamenti: [sola] }: Abbinabile): Promise<boolean> {
	if (!sola?.posizione) return false;
	const altri = await tx`
		select from pagamento where posizione_id = ${sola.posizione} and id <> ${sola.id}
			and stato in ('CREATA', 'IN_CORSO', 'SCADUTA')`;
	return altri.length === 0;
}

// At pagoPA the notice of another amount is paid: nobody can pay it again, so what it asked for gets another one.
async function replaceOwn(
	tx: Tx,
	contorno: Contorno,
	{ incasso, pratica }: Pick<DaSistemare, 'incasso' | 'pratica'>
): Promise<void> {
	if (!incasso.posizione || !isAperta(incasso) || incasso.pratica !== pratica.numero) return;
	const pagamenti = await listPagamenti(tx, pratica.id);
	await replacePosizione(tx, contorno, { pratica, pagamenti, posizione: incasso.posizione.id, pagati: [] });
}

function isAperta({ posizione }: Incasso): boolean {
	return posizione !== undefined && !['pagata', 'annullata', 'da_annullare'].includes(posizione.stato);
}
