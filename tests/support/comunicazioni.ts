// Notices to the public for the integration tests: written, moved, brought to people of whom there are as many as wanted.
import { Temporal } from 'temporal-polyfill';
import { computeCodiceFiscale } from '#lib/domain/codice-fiscale-calcolo.ts';
import type { Contenuto, Destinatari } from '#lib/domain/comunicazioni.ts';
import type { PassoComunicazione } from '#lib/domain/passi-comunicazione.ts';
import { findComunicazione, listEventiComunicazione } from '#lib/server/comunicazioni/comunicazione.ts';
import { moveComunicazione } from '#lib/server/comunicazioni/move-comunicazione.ts';
import { sendLotto, type Giro } from '#lib/server/comunicazioni/send-comunicazione.ts';
import { createComunicazione } from '#lib/server/comunicazioni/write-comunicazione.ts';
import { contornoSistema, type AppDelContorno } from '#lib/server/worker/contorno-sistema.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { come, comeSistema, impiegato, INDIRIZZO, type Impiegato, type Mondo } from './mondo.ts';

export const ENTE = 'cassola';
export const redattore = impiegato(ENTE, 'redattore');
export const capo = impiegato(ENTE, 'responsabile');
export const amministratrice = impiegato(ENTE, 'amministratore');

export const TUTTI: Destinatari = { etaDa: undefined, etaA: undefined, vie: [], professioni: [] };

export const CHIUSURA: Contenuto = {
	tipo: 'CHIUSURA_STRADA',
	colore: undefined,
	titolo: 'Via Roma chiusa per lavori',
	testo: 'Via Roma è chiusa al traffico per lavori alla rete del gas.',
	luogo: 'Via Roma',
	vertici: undefined,
	collegamento: undefined,
	dal: new Date('2026-11-25T07:00:00Z'),
	al: new Date('2026-11-28T17:00:00Z'),
	messaggi: false,
	destinatari: TUTTI
};

export const ALLERTA: Contenuto = {
	...CHIUSURA,
	tipo: 'ALLERTA_METEO',
	colore: 'rossa',
	titolo: 'Allerta rossa per temporali forti',
	testo: 'Resta in casa e non usare l’auto fino alla fine dell’allerta.',
	dal: new Date('2026-11-24T12:00:00Z'),
	al: new Date('2026-11-25T12:00:00Z')
};

export function firma(mondo: Mondo, autore: Impiegato) {
	return { ente: autore.ente, autore, istante: mondo.clock(), newId: mondo.newId };
}

/** A draft of a clerk; its id. */
export function scrivi(
	mondo: Mondo,
	contenuto: Contenuto = CHIUSURA,
	chi: Impiegato = redattore
): Promise<string> {
	return come(mondo, chi, (tx) => createComunicazione(tx, contenuto, firma(mondo, chi)));
}

/** A step as a clerk takes it, on the revision of now. */
export async function passo(
	mondo: Mondo,
	id: string,
	quale: Exclude<PassoComunicazione, 'MODIFICA' | 'CORREGGI'>,
	{ chi = capo, motivo = 'Motivo scritto per la prova.' }: { chi?: Impiegato; motivo?: string } = {}
): Promise<void> {
	await come(mondo, chi, async (tx) => {
		const { revisione } = await findComunicazione(tx, { id });
		await moveComunicazione(tx, { id, revisione, passo: quale, motivo }, firma(mondo, chi));
	});
}

/** Written by one and published by another; its id. */
export async function pubblica(mondo: Mondo, contenuto: Contenuto = CHIUSURA): Promise<string> {
	const id = await scrivi(mondo, contenuto);
	await passo(mondo, id, 'INVIA', { chi: redattore });
	await passo(mondo, id, 'APPROVA');
	return id;
}

export async function stato(mondo: Mondo, id: string): Promise<string> {
	const { stato: trovato } = await come(mondo, capo, (tx) => findComunicazione(tx, { id }));
	return trovato;
}

/** The log, a line each. */
export async function registro(mondo: Mondo, id: string): Promise<string[]> {
	const eventi = await come(mondo, capo, (tx) => listEventiComunicazione(tx, id));
	return eventi.map(({ tipo, autore, circa }) =>
		[tipo, autore, circa].filter((uno) => uno !== null).join(' ')
	);
}

export function appDi(mondo: Mondo): AppDelContorno {
	const settings = INDIRIZZO as AppDelContorno['settings'];
	return { clock: mondo.clock, newId: mondo.newId, porta: findPorta, settings };
}

/** One batch of the worker. */
export function lotto(
	mondo: Mondo,
	id: string,
	{ quanti = 500, newId = mondo.newId }: { quanti?: number; newId?: () => string } = {}
): Promise<Giro> {
	return comeSistema(mondo, ENTE, async (tx) =>
		sendLotto(tx, await contornoSistema({ ...appDi(mondo), newId }, tx, ENTE), { id, lotto: quanti })
	);
}

export type Nati = { quanti: number; anno?: number; via?: string };

let nati = 0;

/** People whom the Comune knows; their ids. */
export async function popola(mondo: Mondo, { quanti, anno = 1980, via }: Nati): Promise<string[]> {
	const ids: string[] = [];
	for (let uno = 0; uno < quanti; uno += 1) {
		const nascita = Temporal.PlainDate.from({ year: anno, month: 1, day: 1 }).add({ days: nati % 300 });
		const cognome = `BCDFGHLMNPQRSTVZ`.charAt(Math.floor(nati / 300) % 16).repeat(3);
		nati += 1;
		const codice = computeCodiceFiscale({ cognome, nome: 'Prova', sesso: 'F', nascita, luogo: 'C037' });
		const id = mondo.newId();
		await mondo.owner`
			insert into persona (id, ente_id, codice_fiscale, nome, cognome, data_nascita, creata_il)
			values (${id}, ${ENTE}, ${codice}, 'Prova', ${cognome}, ${nascita.toString()},
				${mondo.clock()})`;
		if (via)
			await mondo.owner`
				insert into via_avvisi (ente_id, persona_id, via, scelta_il) values (${ENTE}, ${id}, ${via}, ${mondo.clock()})`;
		ids.push(id);
	}
	return ids;
}
