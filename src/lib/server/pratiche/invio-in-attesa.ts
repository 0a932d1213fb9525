// A confirmed request that waits for its digital stamp, as a row. Read by the pages of the draft and by the purchase, given up by the person.
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';

export type StatoInvio = 'da_pagare' | 'da_verificare' | 'pagato' | 'inviato' | 'respinto' | 'annullato';

export type InvioInAttesa = {
	id: string;
	bozza: string;
	servizio: string;
	cent: number;
	/** Base64 of the SHA-256 of the bytes to be stamped. */
	impronta: string;
	congelatoIl: Date;
	stato: StatoInvio;
	/** Why it was not sent, once it was paid. */
	motivo: string | null;
	prenotatoFino: Date | null;
};

/** How long a purchase may still be paid: meanwhile there is no other one. */
export const ACQUISTO_MS = 30 * 60_000;

/** The states in which nobody changes the draft. */
export const FERMI: readonly StatoInvio[] = ['da_pagare', 'da_verificare', 'pagato'];

/** The last confirmation of a draft, if any; `blocca` keeps others from moving it until the transaction ends. */
export async function findInvioInAttesa(
	tx: Tx,
	bozza: string,
	{ blocca = false } = {}
): Promise<InvioInAttesa | undefined> {
	const [row] = await tx<InvioInAttesa[]>`
		select id, bozza_id as bozza, servizio, cent, impronta, congelato_il as "congelatoIl", stato, motivo,
			prenotato_fino as "prenotatoFino"
		from invio_in_attesa where bozza_id = ${bozza}
		order by stato = any (${[...FERMI]}) desc, congelato_il desc, id desc limit 1
		${blocca ? tx`for update` : tx``}`;
	return row;
}

/** Whether a draft waits for its stamp. */
export async function isBozzaFerma(tx: Tx, bozza: string): Promise<boolean> {
	return (await listBozzeFerme(tx, bozza)).size > 0;
}

/** The drafts of the person that wait for their stamp; of one alone when named. */
export async function listBozzeFerme(tx: Tx, bozza?: string): Promise<Set<string>> {
	const rows = await tx<{ bozza: string }[]>`
		select bozza_id as bozza from invio_in_attesa
		where stato = any (${[...FERMI]}) and ${bozza ? tx`bozza_id = ${bozza}` : tx`true`}`;
	return new Set(rows.map((row) => row.bozza));
}

/** @throws Conflitto when the draft waits for its stamp */
export async function requireBozzaMobile(tx: Tx, bozza: string): Promise<void> {
	if (await isBozzaFerma(tx, bozza))
		throw new Conflitto('La bozza aspetta la marca da bollo', 'BOLLO_IN_ATTESA');
}

/** Gives the confirmation up: the draft may be changed again. Returns why not, once it is paid and while it may be. @throws NonTrovato when nothing waits */
export async function giveUpInvio(
	tx: Tx,
	{ bozza, istante }: { bozza: string; istante: Date }
): Promise<'BOLLO_PAGATO' | 'BOLLO_IN_CORSO' | undefined> {
	const invio = await findInvioInAttesa(tx, bozza, { blocca: true });
	if (!invio) throw new NonTrovato('Nessun invio in attesa');
	if (invio.stato === 'annullato' || invio.stato === 'respinto') return undefined;
	if (invio.stato !== 'da_pagare') return 'BOLLO_PAGATO';
	const aperti = await tx`
		select from acquisto_bollo
		where invio_id = ${invio.id} and (ritorno is null or ritorno = 'ok')
			and creato_il > ${new Date(istante.getTime() - ACQUISTO_MS)}`;
	const comincia = invio.prenotatoFino !== null && invio.prenotatoFino > istante;
	if (aperti.length > 0 || comincia) return 'BOLLO_IN_CORSO';
	await tx`
		update invio_in_attesa set stato = 'annullato', chiuso_il = ${istante}, pdf = null, documento = null
		where id = ${invio.id}`;
	return undefined;
}

/** The bytes to be stamped. @throws NonTrovato when the draft does not wait */
export async function readPdfFermo(tx: Tx, bozza: string): Promise<Uint8Array> {
	const [row] = await tx<{ pdf: Buffer }[]>`
		select pdf from invio_in_attesa where bozza_id = ${bozza} and stato = any (${[...FERMI]})`;
	if (!row) throw new NonTrovato('Nessuna domanda in attesa');
	return row.pdf;
}
