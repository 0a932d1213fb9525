// Ratings as rows: anyone adds one, everyone reads the numbers, the offices read the words too (art. 7 c. 3 CAD).
import type { Valutazione, TipoValutazione } from '#lib/domain/valutazioni.ts';
import type { Tx } from '../db/connection.ts';
import type { Oggetto } from './oggetti.ts';

type Nuova = { id: string; ente: string; oggetto: Oggetto; valutazione: Valutazione; istante: Date };

/** Keeps a rating, with nobody's name. */
export async function addValutazione(tx: Tx, nuova: Nuova): Promise<void> {
	const { tipo, oggetto } = nuova.oggetto;
	const { stelle, risposta = null, testo = null } = nuova.valutazione;
	await tx`
		insert into valutazione (id, ente_id, tipo, oggetto, stelle, risposta, testo, creata_il)
		values (${nuova.id}, ${nuova.ente}, ${tipo}, ${oggetto}, ${stelle}, ${risposta}, ${testo}, ${nuova.istante})`;
}

export type Conteggio = { tipo: TipoValutazione; oggetto: string; stelle: number; quante: number };

/** How many ratings for each number of stars; for everyone. */
export async function countValutazioni(tx: Tx): Promise<Conteggio[]> {
	return tx<Conteggio[]>`select tipo, oggetto, stelle, quante from riassunto_valutazioni()`;
}

/** How many requests were sent for each service; for everyone. */
export async function countInviate(tx: Tx): Promise<Map<string, number>> {
	const righe = await tx<{ servizio: string; quante: number }[]>`
		select servizio, quante from richieste_inviate()`;
	return new Map(righe.map(({ servizio, quante }) => [servizio, quante]));
}

export type RispostaContata = {
	tipo: TipoValutazione;
	oggetto: string;
	positiva: boolean;
	risposta: string;
	quante: number;
};

/** How often each answer was given; for clerks. */
export async function countRisposte(tx: Tx): Promise<RispostaContata[]> {
	return tx<RispostaContata[]>`
		select tipo, oggetto, stelle > 3 as positiva, risposta, count(*)::integer as quante
		from valutazione where risposta is not null
		group by 1, 2, 3, 4 order by 1, 2, 3, 5 desc, 4`;
}

export type TestoValutazione = {
	tipo: TipoValutazione;
	oggetto: string;
	stelle: number;
	testo: string;
	creataIl: Date;
};

const TESTI_MASSIMI = 100;

/** What people wrote, the last first; for clerks. */
export async function listTesti(tx: Tx): Promise<TestoValutazione[]> {
	return tx<TestoValutazione[]>`
		select tipo, oggetto, stelle, testo, creata_il as "creataIl"
		from valutazione where testo is not null
		order by creata_il desc, id limit ${TESTI_MASSIMI}`;
}
