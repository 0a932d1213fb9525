// Reads from pagoPA the flows of an ente published since the last time, and looks for the receipts that they tell of. Called by the worker.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Database, Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { FlussoRiversamento, Pagopa } from '../integrations/pagopa/port.ts';
import { storeRicevuta } from '../pagamenti/store-ricevuta.ts';
import { isQuadrato } from './quadratura.ts';
import { leaveNew, sinceWhen, storeFlusso, takeSenzaRicevuta, tieRighe } from './store-flusso.ts';

/** Receipts asked for in a turn. */
const RICERCHE = 100;

export type LetturaFlussi = {
	database: Database;
	ente: EnteInVigore;
	pagopa: Pagopa;
	clock: () => Date;
	newId: () => string;
};

export type FlussiLetti = {
	nuovi: number;
	/** Receipts found by their flow. */
	ricevute: number;
	/** Flows whose rows do not add up to their total. */
	nonQuadrati: string[];
	/** Flows that could not be read, and why: they are asked for again. */
	falliti: { flusso: string; errore: string }[];
};

/** Calls stand outside the transactions; done twice, or by two workers at once, it does no harm. @throws IntegrationError when pagoPA is away */
export async function readFlussi(lettura: LetturaFlussi): Promise<FlussiLetti> {
	const { pagopa, clock } = lettura;
	const da = await asSystem(lettura, (tx) => sinceWhen(tx, clock()));
	const pubblicati = await pagopa.listFlussi(da);
	const nuovi = await asSystem(lettura, (tx) => leaveNew(tx, pubblicati));
	const letti: FlussiLetti = { nuovi: 0, ricevute: 0, nonQuadrati: [], falliti: [] };
	for (const flusso of nuovi) await readOne(lettura, flusso, letti);
	await asSystem(lettura, tieRighe);
	letti.ricevute = await lookForRicevute(lettura);
	if (letti.ricevute > 0) await asSystem(lettura, tieRighe);
	return letti;
}

// One that is out of its contract keeps no other from being read.
async function readOne(lettura: LetturaFlussi, quale: FlussoRiversamento, letti: FlussiLetti): Promise<void> {
	const { ente, pagopa, clock, newId } = lettura;
	try {
		const flusso = await pagopa.readFlusso(quale);
		const segregazione = ente.impostazioni.pagopa?.segregazione;
		const nuovo = await asSystem(lettura, (tx) =>
			storeFlusso(tx, { ente: ente.id, flusso, segregazione, istante: clock(), newId })
		);
		if (nuovo) letti.nuovi += 1;
		if (nuovo && !isQuadrato(flusso)) letti.nonQuadrati.push(quale.id);
	} catch (fault) {
		if (!(fault instanceof IntegrationError) || fault.temporaneo) throw fault;
		letti.falliti.push({ flusso: quale.id, errore: fault.message });
	}
}

async function lookForRicevute(lettura: LetturaFlussi): Promise<number> {
	const { ente, pagopa, clock, newId } = lettura;
	const cercate = await asSystem(lettura, (tx) =>
		takeSenzaRicevuta(tx, { adesso: clock(), quante: RICERCHE })
	);
	let trovate = 0;
	for (const iuv of cercate) {
		const ricevuta = await readOrNone(pagopa, iuv);
		if (!ricevuta) continue;
		const { nuova } = await asSystem(lettura, (tx) =>
			storeRicevuta(tx, { ente: ente.id, ricevuta, istante: clock(), newId })
		);
		if (nuova) trovate += 1;
	}
	return trovate;
}

// A receipt that cannot be read stays among what a clerk looks at.
async function readOrNone(pagopa: Pagopa, iuv: string) {
	try {
		return await pagopa.readRicevuta(iuv);
	} catch (fault) {
		if (!(fault instanceof IntegrationError) || fault.temporaneo) throw fault;
		return undefined;
	}
}

function asSystem<T>({ database, ente }: LetturaFlussi, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(database, { ente: ente.id, attore: { ruolo: 'sistema' } }, work);
}
