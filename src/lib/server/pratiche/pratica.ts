// Requests as rows: how they are read, and the events that tell their story. Called by every use case on a pratica.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { etichettaStato, isStatoPratica, type StatoPratica } from '#lib/domain/stati.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Calcolo } from '#lib/forms/calcolo.ts';
import type { Campi, Risposte } from '#lib/forms/servizio.ts';
import type { SezioneRiepilogo } from '#lib/forms/views.ts';
import type { Tx } from '../db/connection.ts';
import type { SospensioneScritta } from './sospensioni.ts';

/** What is asked of the citizen and by when. */
export type Integrazione = { richiesta: string; entro: string; chiesta: string };

export type Pratica = {
	id: string;
	numero: string;
	servizio: string;
	personaId: string;
	stato: StatoPratica;
	esito: string | undefined;
	risposte: Risposte<Campi>;
	riepilogo: SezioneRiepilogo[];
	oggetto: string;
	ufficio: string;
	versioneImpostazioni: number;
	presentataIl: Date;
	/** ISO dates. */
	dataPresentazione: string;
	/** From which the term runs. */
	decorrenza: string;
	scadenza: string;
	scadenzaMostrata: string;
	/** No term runs until an irregular request is put right. */
	termineInterrotto: boolean;
	giorniTermine: number;
	protocollo: { anno: number; numero: number };
	sospensioni: SospensioneScritta[];
	integrazione: Integrazione | undefined;
	differitaAl: string | undefined;
	responsabileId: string | undefined;
	chiusaIl: Date | undefined;
	revisione: number;
	/** The amount that the answers led to, as it was shown before sending. */
	calcolo: Calcolo | undefined;
};

type Row = Omit<
	Pratica,
	'protocollo' | 'esito' | 'integrazione' | 'differitaAl' | 'responsabileId' | 'chiusaIl' | 'calcolo'
> & {
	protocolloAnno: number;
	protocolloNumero: number;
	esito: string | null;
	integrazione: Integrazione | null;
	differitaAl: string | null;
	responsabileId: string | null;
	chiusaIl: Date | null;
	calcolo: Calcolo | null;
};

/** The pratica by its number. `blocca` locks its row for a move. @throws NonTrovato when it is not there or not visible */
export async function findPratica(
	tx: Tx,
	{ numero, blocca = false }: { numero: string; blocca?: boolean }
): Promise<Pratica> {
	const [row] = await tx<Row[]>`
		select id, numero, servizio, persona_id as "personaId", stato, esito, risposte, riepilogo, oggetto, ufficio,
			versione_impostazioni as "versioneImpostazioni", presentata_il as "presentataIl",
			data_presentazione as "dataPresentazione", decorrenza, scadenza, scadenza_mostrata as "scadenzaMostrata",
			termine_interrotto as "termineInterrotto", giorni_termine as "giorniTermine", protocollo_anno as "protocolloAnno", protocollo_numero as "protocolloNumero",
			sospensioni, integrazione, differita_al as "differitaAl", responsabile_id as "responsabileId",
			chiusa_il as "chiusaIl", revisione, calcolo
		from pratica where numero = ${numero}
		${blocca ? tx`for no key update` : tx``}`;
	if (!row) throw new NonTrovato('Pratica non trovata');
	const { protocolloAnno, protocolloNumero, ...altro } = row;
	return {
		...altro,
		protocollo: { anno: protocolloAnno, numero: protocolloNumero },
		esito: row.esito ?? undefined,
		integrazione: row.integrazione ?? undefined,
		differitaAl: row.differitaAl ?? undefined,
		responsabileId: row.responsabileId ?? undefined,
		chiusaIl: row.chiusaIl ?? undefined,
		calcolo: row.calcolo ?? undefined
	};
}

/** Whether an act, or the silence that counts as one, has ended the term. */
export function isDecisa({ esito }: Pick<Pratica, 'esito'>): boolean {
	return esito !== undefined;
}

/** The state as the citizen reads it. @throws Error for a state that this release does not know */
export function etichettaDi({
	stato,
	protocollo,
	differitaAl
}: {
	stato: string;
	protocollo: { anno: number; numero: number };
	differitaAl?: string | undefined;
}): string {
	if (!isStatoPratica(stato)) throw new Error(`Stato sconosciuto: ${stato}`);
	const data = differitaAl ? formatGiorno(differitaAl) : '';
	return etichettaStato(stato, { n: protocollo.numero, anno: protocollo.anno, data });
}

export type NuovoEvento = {
	id: string;
	ente: string;
	pratica: string;
	persona: string;
	tipo: string;
	daStato?: StatoPratica;
	aStato: StatoPratica;
	attore: { ruolo: 'cittadino' } | { ruolo: 'operatore'; operatore: string } | { ruolo: 'sistema' };
	istante: Date;
	motivo?: string;
	dati?: Record<string, string | number>;
};

/** Adds an event to the story of a pratica; events never change. */
export async function recordEvento(tx: Tx, evento: NuovoEvento): Promise<void> {
	const operatore = evento.attore.ruolo === 'operatore' ? evento.attore.operatore : null;
	await tx`
		insert into evento (id, ente_id, pratica_id, persona_id, tipo, da_stato, a_stato, attore, operatore_id,
			avvenuto_il, motivo, dati)
		values (${evento.id}, ${evento.ente}, ${evento.pratica}, ${evento.persona}, ${evento.tipo},
			${evento.daStato ?? null}, ${evento.aStato}, ${evento.attore.ruolo}, ${operatore}, ${evento.istante},
			${evento.motivo ?? null}, ${tx.json(evento.dati ?? {})})`;
}
