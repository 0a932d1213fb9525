// The sums due for a pratica as rows: added with the act, read, cancelled. Called by moves and pages.
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import type { Dovuto } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';

/** How a sum may be paid at the counter. */
export const MEZZI = {
	contanti: 'Contanti',
	pos: 'Carta, con il POS',
	bonifico: 'Bonifico',
	bollettino: 'Bollettino postale',
	assegno: 'Assegno',
	altro: 'Altro'
} as const;

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
	mezzo: Mezzo | null;
	numero: string | null;
	pagatoIl: string | null;
};

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
		select id, atto, causale, cent, scadenza, stato, creato_il as "creatoIl", mezzo, numero, pagato_il as "pagatoIl"
		from pagamento where pratica_id = ${pratica} order by scadenza, id`;
}

export type DaAggiungere = {
	pratica: Pick<Pratica, 'id' | 'personaId'>;
	/** Protocol number of the act. */
	atto: string;
	dovuti: readonly Dovuto[];
};

/** Adds what is due by an act. */
export async function addPagamenti(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ pratica, atto, dovuti }: DaAggiungere
): Promise<void> {
	for (const { causale, cent, scadenza } of dovuti)
		await tx`
			insert into pagamento (id, ente_id, pratica_id, persona_id, atto, causale, cent, scadenza, creato_il)
			values (${newId()}, ${ente.id}, ${pratica.id}, ${pratica.personaId}, ${atto}, ${causale}, ${cent},
				${scadenza.toString()}, ${istante})`;
}

/** Nothing more is due for a request taken back or filed away. */
export async function cancelPagamenti(tx: Tx, pratica: string): Promise<void> {
	await tx`
		update pagamento set stato = 'ANNULLATA'
		where pratica_id = ${pratica} and stato in ('CREATA', 'IN_CORSO', 'SCADUTA')`;
}
