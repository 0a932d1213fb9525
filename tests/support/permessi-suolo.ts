// Permits of public land as the integration tests look at them: state, ground, code, document, what time does.
import { Temporal } from 'temporal-polyfill';
import type { VoceElenco } from '#lib/forms/elenchi.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import type { Documento } from '#lib/server/documenti/documento.ts';
import { verifyDocumento, type DocumentoVerificato } from '#lib/server/documenti/verify-documento.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { come, comeSistema, enteDi, sitoIn, type Mondo, type Residente } from './mondo.ts';
import { leggi } from './pratiche.ts';
import { ENTE, SUOLO } from './suolo.ts';

const porta = findPorta(SUOLO);

export async function stato(mondo: Mondo, numero: string): Promise<string> {
	return (await leggi(mondo, ENTE, numero)).stato;
}

export async function giorniConcessi(mondo: Mondo, numero: string): Promise<string[]> {
	const rows = await mondo.owner<{ giorni: string }[]>`
		select giorni::text from occupazione o join pratica p on p.id = o.pratica_id
		where p.numero = ${numero} and in_vigore order by giorni`;
	return rows.map(({ giorni }) => giorni);
}

export async function permessi(
	mondo: Mondo,
	chi: Residente,
	oggi = '2026-11-24'
): Promise<readonly VoceElenco[]> {
	const giorno = Temporal.PlainDate.from(oggi);
	const elenchi = await come(mondo, chi, async (tx) =>
		porta.elenchi?.(tx, { persona: chi.personaId, oggi: giorno })
	);
	return elenchi?.permessi ?? [];
}

export async function codiceDi(mondo: Mondo, numero: string): Promise<string> {
	const [row] = await mondo.owner<{ codice: string }[]>`
		select codice from documento_verificabile where numero = ${numero}`;
	if (!row) throw new Error(`Nessun permesso per ${numero}`);
	return row.codice;
}

export function verifica(
	mondo: Mondo,
	codice: string,
	oggi: string,
	ente = ENTE
): Promise<DocumentoVerificato> {
	return inEnte(mondo.database, { ente, attore: { ruolo: 'anonimo' } }, (tx) =>
		verifyDocumento(tx, { codice, oggi: Temporal.PlainDate.from(oggi) })
	);
}

export async function rilasciati(mondo: Mondo, numero: string): Promise<Documento[]> {
	const rows = await mondo.owner<{ contenuto: Documento }[]>`
		select d.contenuto from documento d join pratica p on p.id = d.pratica_id
		where p.numero = ${numero} and d.tipo = 'rilascio'`;
	return rows.map(({ contenuto }) => contenuto);
}

/** The worker's round; how many things each timer did. */
export async function gira(mondo: Mondo): Promise<number[]> {
	const ente = await enteDi(mondo, ENTE);
	const contorno = {
		ente,
		sito: sitoIn(ente),
		attore: { ruolo: 'sistema' as const },
		chi: ['sistema' as const],
		istante: mondo.clock(),
		newId: mondo.newId,
		porta: findPorta
	};
	const fatti: number[] = [];
	for (const { run } of porta.timer ?? [])
		fatti.push(await comeSistema(mondo, ENTE, (tx) => run(tx, contorno)));
	return fatti;
}

/** Documents of a kind, the oldest first. */
export async function documenti(
	mondo: Mondo,
	numero: string,
	tipo: string
): Promise<{ titolo: string; testo: string }[]> {
	return mondo.owner<{ titolo: string; testo: string }[]>`
		select d.titolo, d.contenuto::text as testo from documento d join pratica p on p.id = d.pratica_id
		where p.numero = ${numero} and d.tipo = ${tipo} order by d.creato_il, d.id`;
}

/** What the citizen was told, the oldest first. */
export async function messaggi(mondo: Mondo, numero: string): Promise<string[]> {
	const rows = await mondo.owner<{ modello: string }[]>`
		select m.modello from messaggio m join pratica p on p.id = m.pratica_id
		where p.numero = ${numero} order by m.creato_il, m.id`;
	return rows.map(({ modello }) => modello);
}
