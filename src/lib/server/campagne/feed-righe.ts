// Moves the next valid rows of a campaign into messages and deliveries, all in one transaction: killed at any point it loses and repeats nothing. Called by serve-campagna.ts with the campaign held.
import { messaggioCampagna, type ParametriCampagna, type TipoCampagna } from '#lib/domain/campagne.ts';
import { giornoDi, isDopo } from '#lib/domain/data.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { problemaRiga } from '#lib/domain/righe-campagna.ts';
import type { Tx } from '../db/connection.ts';
import { writeMessaggi } from '../messaggi/write-messaggi.ts';
import type { RigaDaInviare } from './campagna.ts';
import { noteEvento } from './evento.ts';

/** Rows moved in one transaction. */
export const BLOCCO = 500;
/** Deliveries of a campaign that may wait at once: enough for a minute of App IO, few enough to be taken back soon. */
const SOGLIA = 2_000;

export type Alimentazione = {
	ente: string;
	campagna: { id: string; tipo: TipoCampagna; anno: number; parametri: ParametriCampagna };
	istante: Date;
	newId: () => string;
	/** How many may wait; SOGLIA unless said. */
	soglia?: number;
};

/** How many rows were moved or put aside; none while enough are waiting. One with nothing left and nothing under way is over. */
export async function feedRighe(tx: Tx, dati: Alimentazione): Promise<number> {
	const { ente, campagna, istante, soglia = SOGLIA } = dati;
	const inCoda = await countInCoda(tx, dati);
	if (inCoda > Math.max(0, soglia - BLOCCO)) return 0;
	const righe = await tx<RigaDaInviare[]>`
		select n, cf as "codiceFiscale", nome, cent, scadenza, nav, causale from campagna_riga
		where ente_id = ${ente} and campagna_id = ${campagna.id} and stato = 'valida' order by n limit ${BLOCCO}`;
	if (righe.length === 0) return inCoda === 0 ? conclude(tx, dati) : 0;
	const oggi = giornoARoma(istante);
	const scadute = righe.filter(({ scadenza }) => isDopo(oggi, giornoDi(scadenza)));
	const buone = righe.filter((riga) => !scadute.includes(riga));
	if (scadute.length > 0) await putAside(tx, dati, scadute);
	if (buone.length > 0) await enqueue(tx, dati, buone);
	return righe.length;
}

async function countInCoda(tx: Tx, { ente, campagna }: Alimentazione): Promise<number> {
	const [row] = await tx<{ quante: number }[]>`
		select count(*)::integer as quante from spedizione
		where ente_id = ${ente} and campagna_id = ${campagna.id} and stato in ('in_coda', 'in_invio', 'inviata')`;
	return row?.quante ?? 0;
}

async function enqueue(tx: Tx, dati: Alimentazione, righe: readonly RigaDaInviare[]): Promise<void> {
	const { ente, campagna, istante, newId } = dati;
	// Foreign keys are checked with plans that a connection keeps: one made while the tables were small reads all the rows of the ente each time.
	await tx`discard plans`;
	const persone = await ensurePersone(tx, dati, righe);
	const messaggi = righe.map((riga) => ({
		persona: personaDi(persone, riga),
		pratica: null,
		servizio: undefined,
		...messaggioCampagna(campagna, riga),
		entro: riga.scadenza,
		avviso: riga.nav === null ? undefined : { nav: riga.nav, cent: riga.cent }
	}));
	const ids = await writeMessaggi(tx, messaggi, { ente, campagna: campagna.id, istante, newId });
	const accodate = righe.map(({ n }, posto) => ({ n, messaggio: ids[posto] ?? null }));
	await tx`
		update campagna_riga r set stato = 'accodata', messaggio_id = a.messaggio
		from jsonb_to_recordset(${tx.json(accodate)}::jsonb) as a (n integer, messaggio uuid)
		where r.ente_id = ${ente} and r.campagna_id = ${campagna.id} and r.n = a.n
			and r.n between ${righe[0]?.n ?? 0} and ${righe.at(-1)?.n ?? 0}`;
	await tx`
		update campagna set accodate = accodate + ${righe.length} where ente_id = ${ente} and id = ${campagna.id}`;
}

// Who never entered the portal becomes a person by the codice fiscale alone: their login finds the same row, and what was written to them.
// In the order of the codes, so that two campaigns with the same people never wait for each other in a circle.
async function ensurePersone(
	tx: Tx,
	{ ente, istante, newId }: Alimentazione,
	righe: readonly RigaDaInviare[]
): Promise<Map<string, string>> {
	const nomi = new Map(righe.map(({ codiceFiscale, nome }) => [codiceFiscale, nome]));
	const persone = await findPersone(tx, ente, [...nomi.keys()]);
	const nuove = [...nomi]
		.filter(([cf]) => !persone.has(cf))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([cf, nome]) => ({ id: newId(), cf, nome }));
	if (nuove.length === 0) return persone;
	await tx`
		insert into persona (id, ente_id, codice_fiscale, nome, cognome, creata_il)
		select id, ${ente}, cf, nome, '', ${istante}
		from jsonb_to_recordset(${tx.json(nuove)}::jsonb) as r (id uuid, cf text, nome text) order by cf
		on conflict (ente_id, codice_fiscale) do nothing`;
	// Who logged in meanwhile is there under another id.
	return findPersone(tx, ente, [...nomi.keys()]);
}

async function findPersone(tx: Tx, ente: string, codici: readonly string[]): Promise<Map<string, string>> {
	const trovate = await tx<{ id: string; cf: string }[]>`
		select id, codice_fiscale as cf from persona where ente_id = ${ente} and codice_fiscale = any(${[...codici]})`;
	return new Map(trovate.map(({ id, cf }) => [cf, id]));
}

function personaDi(persone: ReadonlyMap<string, string>, { codiceFiscale, n }: RigaDaInviare): string {
	const persona = persone.get(codiceFiscale);
	if (persona === undefined) throw new Error(`Riga ${n}: persona non scritta`);
	return persona;
}

// The deadline passed while the campaign waited.
async function putAside(
	tx: Tx,
	{ ente, campagna }: Alimentazione,
	righe: readonly RigaDaInviare[]
): Promise<void> {
	const scadute = righe.map(({ n, scadenza }) => ({
		n,
		problemi: [problemaRiga('scadenza', 'CAMPAGNA_SCADENZA_PASSATA', { valore: scadenza })]
	}));
	const tolte = await tx<{ cent: number; avvertita: boolean }[]>`
		update campagna_riga r set stato = 'scartata', problemi = r.problemi || s.problemi
		from jsonb_to_recordset(${tx.json(scadute)}::jsonb) as s (n integer, problemi jsonb)
		where r.ente_id = ${ente} and r.campagna_id = ${campagna.id} and r.n = s.n
		returning r.cent, jsonb_array_length(r.problemi) > 1 as avvertita`;
	await tx`
		update campagna
		set valide = valide - ${tolte.length}, scartate = scartate + ${tolte.length},
			avvertite = avvertite - ${tolte.filter(({ avvertita }) => avvertita).length},
			totale_cent = totale_cent - ${tolte.reduce((somma, { cent }) => somma + cent, 0)}
		where ente_id = ${ente} and id = ${campagna.id}`;
}

async function conclude(tx: Tx, { ente, campagna, istante }: Alimentazione): Promise<number> {
	await tx`
		update campagna set stato = 'conclusa', finita_il = ${istante} where ente_id = ${ente} and id = ${campagna.id}`;
	await noteEvento(tx, { ente, campagna: campagna.id, tipo: 'CONCLUSA', istante });
	return 1;
}
