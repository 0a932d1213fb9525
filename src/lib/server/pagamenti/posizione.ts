// A debt position as a row: what was asked of pagoPA and how it stands. Read by pages and worker, written by open-posizioni.ts and its neighbours.
import type { Tx } from '../db/connection.ts';
import type { Voce } from '../integrations/pagopa/port.ts';

export type StatoPosizione =
	'da_aprire' | 'aperta' | 'da_cambiare' | 'da_annullare' | 'pagata' | 'scaduta' | 'annullata' | 'rifiutata';

export type Debitore = { tipo: 'F' | 'G'; codiceFiscale: string; nome: string };

export type Posizione = {
	id: string;
	pratica: string | null;
	persona: string | null;
	/** Shared by what is paid together. */
	gettone: string;
	nav: string;
	cfEnte: string;
	debitore: Debitore;
	causale: string;
	cent: number;
	voci: readonly Voce[];
	/** ISO date. */
	scadenza: string;
	scade: boolean;
	stato: StatoPosizione;
	/** Made by another program of the Comune: pagoPA is never told nor asked about it, and its receipt does not come here. */
	altrui: boolean;
	inCorsoFino: Date | null;
	creataIl: Date;
};

/** The last day of another program's notice of which pagoPA tells none. */
export const SENZA_TERMINE = '9999-12-31';

/** Columns of a position, as the type names them. */
export function colonne(tx: Tx) {
	return tx`
		id, pratica_id as pratica, persona_id as persona, gettone, nav, cf_ente as "cfEnte", debitore, causale, cent, voci,
		scadenza, scade, stato, altrui, in_corso_fino as "inCorsoFino", creata_il as "creataIl"`;
}

/** Those of a pratica, the first due first. */
export function listPosizioni(tx: Tx, pratica: string): Promise<Posizione[]> {
	return tx<Posizione[]>`
		select ${colonne(tx)} from posizione where pratica_id = ${pratica} order by scadenza, creata_il, nav`;
}

/** What is paid with one link, locked when it is about to change. */
export function listDelGettone(
	tx: Tx,
	{ gettone, blocca = false }: { gettone: string; blocca?: boolean }
): Promise<Posizione[]> {
	return tx<Posizione[]>`
		select ${colonne(tx)} from posizione where gettone = ${gettone}
		order by scadenza, creata_il, nav ${blocca ? tx`for update` : tx``}`;
}

/** In SQL, of a position called `a`: nobody may be paying it, and no receipt of it waits to be looked at. */
export function nonSiPaga(tx: Tx, istante: Date) {
	return tx`
		(a.in_corso_fino is null or a.in_corso_fino <= ${istante})
		and not exists (
			select from ricevuta_pagopa r
			where r.ente_id = a.ente_id and r.nav = a.nav and r.cf_ente = a.cf_ente and r.riuscita
				and r.stato in ('arrivata', 'da_riconciliare')
		)`;
}

/** Whether it buys a digital stamp: of these there is no notice on paper. */
export function isBollo({ voci }: Pick<Posizione, 'voci'>): boolean {
	return voci.some((voce) => 'bollo' in voce);
}

/** Whether it can still become paid. */
export function isPagabile({ stato }: Pick<Posizione, 'stato'>): boolean {
	return stato === 'da_aprire' || stato === 'aperta' || stato === 'da_cambiare';
}

/** Whether somebody may be paying it at this moment. */
export function isInCorso({ inCorsoFino }: Pick<Posizione, 'inCorsoFino'>, istante: Date): boolean {
	return inCorsoFino !== null && inCorsoFino > istante;
}
