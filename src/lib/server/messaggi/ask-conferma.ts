// A person writes an e-mail address: a code is made for it and waits for the worker. Called by the page of the address.
import { randomInt } from 'node:crypto';
import { checkEmail } from '#lib/domain/contatti.ts';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import { impronta } from '../identita/impronta.ts';
import type { Tx } from '../db/connection.ts';
import { readRecapito } from './recapito-email.ts';

/** How long a code is good for. */
export const MINUTI_CODICE = 30;
const MINUTO_MS = 60_000;
const GIORNO_MS = 24 * 60 * MINUTO_MS;
/** Codes in a day: each one is a letter to an address that nobody has proved yet. */
const AL_GIORNO = 10;

export type DaConfermare = {
	ente: string;
	persona: string;
	/** As typed. */
	indirizzo: string;
	id: string;
	codice: string;
	istante: Date;
};

/** The address as it was read, or what is wrong; `quando` a code may be asked for again, where only that is. */
export type EsitoRichiesta =
	{ ok: true; valore: string } | { ok: false; codice: CodiceErrore; quando?: Date };

/** Six digits that nobody can guess. */
export function createCodice(): string {
	return String(randomInt(1_000_000)).padStart(6, '0');
}

/** What is kept of a code once it has left. */
export function improntaCodice(id: string, codice: string): string {
	return impronta(`${id}:${codice}`);
}

/** What was pending is given up: one at a time. */
export async function askConferma(tx: Tx, dati: DaConfermare): Promise<EsitoRichiesta> {
	const { ente, persona, id, codice, istante } = dati;
	const letto = checkEmail(dati.indirizzo);
	if (!letto.ok) return letto;
	const attuale = await readRecapito(tx, { persona });
	if (attuale?.indirizzo === letto.valore && attuale.respintoIl === null)
		return { ok: false, codice: 'EMAIL_GIA_CONFERMATA' };
	const [prima] = await tx<{ chiestaIl: Date; contatiDal: Date; chiesti: number }[]>`
		select chiesta_il as "chiestaIl", contati_dal as "contatiDal", chiesti
		from conferma_email where persona_id = ${persona} for update`;
	if (prima && istante.getTime() - prima.chiestaIl.getTime() < MINUTO_MS)
		return troppoPresto(prima.chiestaIl);
	const stessoGiorno =
		prima && istante.getTime() - prima.contatiDal.getTime() < GIORNO_MS ? prima : undefined;
	if (stessoGiorno && stessoGiorno.chiesti >= AL_GIORNO)
		return {
			ok: false,
			codice: 'EMAIL_CODICI_TROPPI',
			quando: new Date(stessoGiorno.contatiDal.getTime() + GIORNO_MS)
		};
	const scadeIl = new Date(istante.getTime() + MINUTI_CODICE * MINUTO_MS);
	const nuova = {
		id,
		indirizzo: letto.valore,
		codice,
		codice_hash: improntaCodice(id, codice),
		scade_il: scadeIl,
		sbagliati: 0,
		chiesta_il: istante,
		prossimo_il: istante,
		tentativi: 0,
		inviata_il: null,
		motivo: null,
		contati_dal: stessoGiorno?.contatiDal ?? istante,
		chiesti: (stessoGiorno?.chiesti ?? 0) + 1
	};
	const { count } = prima
		? await tx`update conferma_email set ${tx(nuova)} where persona_id = ${persona}`
		: await tx`insert into conferma_email ${tx({ ente_id: ente, persona_id: persona, ...nuova })} on conflict do nothing`;
	// Two clicks at once: the first one has its code.
	return count === 0 ? troppoPresto(istante) : letto;
}

function troppoPresto(chiestaIl: Date): EsitoRichiesta {
	return { ok: false, codice: 'EMAIL_CODICE_PRESTO', quando: new Date(chiestaIl.getTime() + MINUTO_MS) };
}
