// Campaigns for the tests: files of any length with people who do not exist, and what a clerk and the worker do with them.
import { navDi } from '#lib/domain/avviso.ts';
import { carattereControllo } from '#lib/domain/carattere-controllo.ts';
import { LETTERE_MESE } from '#lib/domain/codice-fiscale.ts';
import { readCampagna, type Campagna } from '#lib/server/campagne/campagna.ts';
import type { Autore } from '#lib/server/campagne/chi-puo.ts';
import { loadCampagna, type NuovaCampagna } from '#lib/server/campagne/load-campagna.ts';
import { readElenco } from '#lib/server/campagne/read-elenco.ts';
import { listDaServire, serveCampagna, type Servizio } from '#lib/server/campagne/serve-campagna.ts';
import { come, impiegato, type Impiegato, type Mondo } from './mondo.ts';

/** What of a world is needed here: the long proofs have no other. */
export type Campo = Pick<Mondo, 'database' | 'clock' | 'newId'>;

const CONSONANTI = 'BCDFGLMNPRSTVZ';

/** The codice fiscale of the person number `i`, born at Cassola: the same number is always the same person, another is another. */
export function codiceFiscaleDi(i: number): string {
	let resto = i;
	const lettere = Array.from({ length: 6 }, () => {
		const lettera = CONSONANTI.charAt(resto % CONSONANTI.length);
		resto = Math.floor(resto / CONSONANTI.length);
		return lettera;
	}).join('');
	const anno = String(40 + (i % 60)).padStart(2, '0');
	const mese = LETTERE_MESE.charAt(i % 12);
	const giorno = String((i % 28) + 1 + (i % 2 === 0 ? 0 : 40)).padStart(2, '0');
	const base = `${lettere}${anno}${mese}${giorno}C037`;
	return base + carattereControllo(base);
}

/** The notice number `i`, as another program of the Comune makes it. */
export function avvisoDi(i: number): string {
	return navDi({ segregazione: '07', base: BigInt(i) });
}

export const INTESTAZIONE = 'codice_fiscale;importo;scadenza;avviso';

/** Good rows of a file, without the heading: the people from number `da` on. */
export function righeBuone(quante: number, { da = 1, scadenza = '16/12/2026' } = {}): string[] {
	return Array.from({ length: quante }, (_, posto) => {
		const i = da + posto;
		const cent = 1_000 + (i % 90_000);
		return `${codiceFiscaleDi(i)};${Math.floor(cent / 100)},${String(cent % 100).padStart(2, '0')};${scadenza};${avvisoDi(i)}`;
	});
}

/** A file. */
export function elencoDi(righe: readonly string[], intestazione = INTESTAZIONE): Uint8Array {
	return new TextEncoder().encode([intestazione, ...righe, ''].join('\r\n'));
}

/** A clerk who acts now. */
export function autoreDi({ clock, newId }: Omit<Campo, 'database'>, chi: Impiegato): Autore {
	return { ente: chi.ente, operatore: chi.operatoreId, ruoli: chi.ruoli, istante: clock(), newId };
}

/** Loads a file as the responsabile of Cassola; its id. */
export async function carica(
	mondo: Campo,
	byte: Uint8Array,
	{ chi = impiegato('cassola', 'responsabile'), ...altro }: Partial<NuovaCampagna> & { chi?: Impiegato } = {}
): Promise<string> {
	const letto = await readElenco(byte);
	if (!letto.ok) throw new Error(letto.problema.messaggio);
	const nuova: NuovaCampagna = {
		tipo: 'TARI',
		titolo: 'TARI 2026, saldo',
		anno: 2026,
		parametri: { rata: 'saldo', contatto: 'Ufficio tributi, 0424 000000' },
		nomeFile: 'tari.csv',
		elenco: letto.elenco,
		...altro
	};
	return come(mondo, chi, (tx) => loadCampagna(tx, autoreDi(mondo, chi), nuova));
}

/** The worker does one turn on each campaign. */
export async function giro(mondo: Mondo, altro: Partial<Servizio> = {}): Promise<number> {
	const servizio = { ...mondo, ...altro };
	let fatte = 0;
	for (const quale of await listDaServire(servizio)) fatte += await serveCampagna(servizio, quale);
	return fatte;
}

/** The worker goes on until nothing is to be done now. */
export async function giri(mondo: Mondo, altro: Partial<Servizio> = {}): Promise<void> {
	while ((await giro(mondo, altro)) > 0);
}

/** A campaign as the responsabile sees it. */
export function vedi(mondo: Campo, id: string): Promise<Campagna> {
	return come(mondo, impiegato('cassola', 'responsabile'), (tx) => readCampagna(tx, id));
}

/** Loaded and checked; its id. */
export async function caricaEControlla(mondo: Mondo, byte: Uint8Array): Promise<string> {
	const id = await carica(mondo, byte);
	await giri(mondo);
	return id;
}

/** Takes away people, messages and campaigns: faster than another world for each test. */
export async function svuota({ owner }: Mondo): Promise<void> {
	await owner.begin(async (sql) => {
		// The rows that nobody may alter have triggers against it.
		await sql`set local session_replication_role = replica`;
		await sql`delete from campagna_riga`;
		await sql`delete from campagna_evento`;
		await sql`delete from spedizione`;
		await sql`delete from messaggio`;
		await sql`delete from campagna`;
		await sql`delete from persona`;
	});
}
