// Tells pagoPA about one claimed position, or asks about it, and writes what became of it. Called by the worker.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { iuvDi } from '#lib/domain/avviso.ts';
import type { Database, Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import type { Pagopa, PosizioneDebitoria } from '../integrations/pagopa/port.ts';
import { nextAttempt } from '../spedizioni/next-attempt.ts';
import type { PosizionePresa } from './claim-posizioni.ts';
import { nextCheck } from './next-check.ts';
import type { Posizione, StatoPosizione } from './posizione.ts';
import { storeRicevuta } from './store-ricevuta.ts';

export type Dialogo = {
	database: Database;
	/** pagoPA for an ente; undefined when it has no keys. */
	pagopa: Pagopa | undefined;
	clock: () => Date;
	random: () => number;
	newId: () => string;
};

/** What becomes of a claimed position. */
export type SortePosizione = {
	stato: StatoPosizione;
	prossimoIl: Date;
	tentativi: number;
	errore: string | null;
};

const GIORNO_MS = 24 * 60 * 60_000;
/** What a person asked to tell pagoPA. */
const DA_DIRE: readonly StatoPosizione[] = ['da_aprire', 'da_cambiare'];
const SENZA_CHIAVI = 'SENZA_CHIAVI';

/** Its fate, or undefined when another worker has it. @throws what is no fault of pagoPA: the lease then ends by itself */
export async function servePosizione(
	dialogo: Dialogo,
	presa: PosizionePresa
): Promise<SortePosizione | undefined> {
	const sorte = await talk(dialogo, presa);
	return (await inTx(dialogo, presa, (tx) => settle(tx, { presa, sorte, adesso: dialogo.clock() })))
		? sorte
		: undefined;
}

async function talk(dialogo: Dialogo, presa: PosizionePresa): Promise<SortePosizione> {
	const { pagopa, clock } = dialogo;
	if (!pagopa) return daCapoDomani(presa, { adesso: clock(), errore: SENZA_CHIAVI });
	try {
		const stato = await say(dialogo, pagopa, presa);
		const prossimoIl = nextCheck({ provataIl: presa.provataIl, adesso: clock() });
		return { stato, prossimoIl, tentativi: 0, errore: null };
	} catch (fault) {
		if (!(fault instanceof IntegrationError)) throw fault;
		return decideFault(fault, presa, dialogo);
	}
}

async function say(dialogo: Dialogo, pagopa: Pagopa, presa: PosizionePresa): Promise<StatoPosizione> {
	if (presa.stato === 'da_aprire') {
		await pagopa.openPosizione(debitoriaDi(presa));
		return 'aperta';
	}
	if (presa.stato === 'da_annullare') {
		// Paid while it was being cancelled: the receipt, when it comes, is money of which a clerk must say what it is.
		await pagopa.invalidatePosizione(iupdDi(presa));
		return 'annullata';
	}
	if (presa.stato === 'da_cambiare') return change(dialogo, pagopa, presa);
	return ask(dialogo, pagopa, presa);
}

// Other days: one that pagoPA does not have is made with them, of one paid meanwhile the receipt is asked for.
async function change(dialogo: Dialogo, pagopa: Pagopa, presa: PosizionePresa): Promise<StatoPosizione> {
	const esito = await pagopa.updatePosizione(debitoriaDi(presa));
	if (esito === 'PAGATA') return ask(dialogo, pagopa, { ...presa, stato: 'aperta' });
	if (esito === 'ANNULLATA') return 'annullata';
	if (esito === 'SCONOSCIUTA') await pagopa.openPosizione(debitoriaDi(presa));
	return 'aperta';
}

// A receipt first: it is what counts, and the state of the position may come later.
async function ask(dialogo: Dialogo, pagopa: Pagopa, presa: PosizionePresa): Promise<StatoPosizione> {
	const ricevuta = await pagopa.readRicevuta(iuvDi(presa.nav));
	if (ricevuta) {
		const { clock, newId } = dialogo;
		await inTx(dialogo, presa, (tx) =>
			storeRicevuta(tx, { ente: presa.ente, ricevuta, istante: clock(), newId })
		);
		return presa.stato;
	}
	const letta = await pagopa.readPosizione(iupdDi(presa));
	if (letta?.stato === 'SCADUTA') return 'scaduta';
	if (letta?.stato === 'ANNULLATA') return 'annullata';
	return presa.stato;
}

// While pagoPA is away everything waits for it. What it does not want, nobody asks for again by themselves.
function decideFault(
	fault: IntegrationError,
	presa: PosizionePresa,
	{ clock, random }: Dialogo
): SortePosizione {
	const adesso = clock();
	const errore = fault.message;
	const tentativi = presa.tentativi + 1;
	const prossimoIl = fault.temporaneo
		? nextAttempt({ tentativi, adesso, riprovaDopo: fault.riprovaDopo, random })
		: undefined;
	if (prossimoIl) return { stato: presa.stato, prossimoIl, tentativi, errore };
	if (DA_DIRE.includes(presa.stato) && !fault.temporaneo)
		return { stato: 'rifiutata', prossimoIl: adesso, tentativi, errore };
	return daCapoDomani(presa, { adesso, errore });
}

function daCapoDomani(
	{ stato, tentativi }: PosizionePresa,
	{ adesso, errore }: { adesso: Date; errore: string }
): SortePosizione {
	return { stato, prossimoIl: new Date(adesso.getTime() + GIORNO_MS), tentativi, errore };
}

// The name of a position at pagoPA.
function iupdDi({ cfEnte, nav }: Pick<Posizione, 'cfEnte' | 'nav'>): string {
	return `${cfEnte}-${nav}`;
}

function debitoriaDi(posizione: Posizione): PosizioneDebitoria {
	const { nav, debitore, causale, voci, scadenza, scade } = posizione;
	return { iupd: iupdDi(posizione), nav, debitore, causale, voci, scadenza, scade };
}

type DaScrivere = { presa: PosizionePresa; sorte: SortePosizione; adesso: Date };

// Whoever changed it meanwhile wants something else of pagoPA, and is served at the next turn; somebody who began to pay is not.
async function settle(tx: Tx, { presa, sorte, adesso }: DaScrivere): Promise<boolean> {
	const { stato, prossimoIl, tentativi, errore } = sorte;
	const { count } = await tx`
		update posizione set stato = ${stato}, tentativi = ${tentativi}, ultimo_errore = ${errore},
			errore_dal = case when ${errore}::text is not null then coalesce(errore_dal, ${adesso}) end,
			prossimo_il = least(${prossimoIl}, case when provata_il > ${presa.provataIl ?? new Date(0)} then prossimo_il end),
			chiusa_il = ${stato === 'annullata' ? adesso : null}
		where id = ${presa.id} and stato = ${presa.stato} and prese = ${presa.prese} and scadenza = ${presa.scadenza}`;
	if (count === 1 && stato === 'scaduta')
		await tx`update pagamento set stato = 'SCADUTA' where posizione_id = ${presa.id} and stato = 'CREATA'`;
	return count === 1;
}

function inTx<T>({ database }: Dialogo, { ente }: PosizionePresa, work: (tx: Tx) => Promise<T>): Promise<T> {
	return asSystem({ database }, ente, work);
}
