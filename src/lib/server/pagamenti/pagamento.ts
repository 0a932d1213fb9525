// The sums due for a pratica as rows. Read by moves and pages, written by add-pagamenti.ts and incassa.ts.
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import type { Tx } from '../db/connection.ts';

/** How a sum may be paid at the counter. */
export const MEZZI = {
	contanti: 'Contanti',
	pos: 'Carta, con il POS',
	bonifico: 'Bonifico',
	bollettino: 'Bollettino postale',
	assegno: 'Assegno',
	altro: 'Altro'
} as const;

/** How a sum may be given at the counter. */
export type Mezzo = keyof typeof MEZZI;

export type Pagamento = {
	id: string;
	/** Protocol number of the act by which it is due. */
	atto: string;
	causale: string;
	cent: number;
	/** ISO date. */
	scadenza: string;
	stato: 'CREATA' | 'IN_CORSO' | 'PAGATA' | 'SCADUTA' | 'ANNULLATA' | 'RIMBORSATA';
	creatoIl: Date;
	/** Code in the official list of pagoPA; none for what was due before it had one. */
	tassonomia: string | null;
	/** Whether after its last day it can no longer be paid. */
	scade: boolean;
	/** Of a stamp: the hash of its document, in base64. */
	impronta: string | null;
	/** The position by which pagoPA asks for it. */
	posizione: string | null;
	mezzo: Mezzo | 'pagopa' | null;
	numero: string | null;
	pagatoIl: string | null;
};

/** How it was paid, in words. */
export function nomeMezzo(mezzo: Mezzo | 'pagopa'): string {
	return mezzo === 'pagopa' ? 'con pagoPA' : MEZZI[mezzo];
}

/** Whether a text received from outside is a way to pay. */
export function isMezzo(testo: string): testo is Mezzo {
	return Object.hasOwn(MEZZI, testo);
}

/** Still to be paid. */
export function isDaPagare({ stato }: Pick<Pagamento, 'stato'>): boolean {
	return stato === 'CREATA' || stato === 'IN_CORSO' || stato === 'SCADUTA';
}

/** The last day for a sum, with those that the Comune allows beyond the one written. */
export function ultimoGiornoPerPagare({ scadenza }: Pick<Pagamento, 'scadenza'>, tolleranza = 0): Giorno {
	return giornoDi(scadenza).add({ days: tolleranza });
}

/** The sums of a pratica, the first due first. */
export async function listPagamenti(tx: Tx, pratica: string): Promise<Pagamento[]> {
	return tx<Pagamento[]>`
		select id, atto, causale, cent, scadenza, stato, creato_il as "creatoIl", tassonomia, scade, impronta,
			posizione_id as posizione, mezzo, numero, pagato_il as "pagatoIl"
		from pagamento where pratica_id = ${pratica} order by scadenza, id`;
}
