// A notice to the public as rows: read by clerks, its log, the step that moves it. Called by the use cases of notices.
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Contenuto, TipoComunicazione, Colore } from '#lib/domain/comunicazioni.ts';
import type { EventoComunicazione, StatoComunicazione } from '#lib/domain/passi-comunicazione.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import type { Tx } from '../db/connection.ts';
import type { Operatore } from '../identita/utente.ts';

export type Comunicazione = Contenuto & {
	id: string;
	stato: StatoComunicazione;
	/** Id of the one that it corrects. */
	corregge: string | undefined;
	/** The act that proposed it, in words. */
	propostaDa: string | undefined;
	revisione: number;
	pubblicataIl: Date | undefined;
};

/** Who acts on a notice, and when. */
export type Firma = {
	ente: string;
	autore: Pick<Operatore, 'operatoreId' | 'nome' | 'cognome' | 'ruoli'>;
	istante: Date;
	newId: () => string;
};

type Row = {
	id: string;
	tipo: TipoComunicazione;
	colore: Colore | null;
	titolo: string;
	testo: string;
	luogo: string | null;
	vertici: [number, number][] | null;
	collegamento: string | null;
	dal: Date;
	al: Date;
	messaggi: boolean;
	etaDa: number | null;
	etaA: number | null;
	vie: string[];
	professioni: string[];
	stato: StatoComunicazione;
	corregge: string | null;
	propostaDa: string | null;
	revisione: number;
	pubblicataIl: Date | null;
};

/** One of them. @throws NonTrovato when it is not there or not for who asks */
export async function findComunicazione(
	tx: Tx,
	{ id, blocca = false }: { id: string; blocca?: boolean }
): Promise<Comunicazione> {
	if (!isUuid(id)) throw new NonTrovato('Comunicazione non trovata');
	const [row] = await tx<Row[]>`${colonne(tx)} where id = ${id} ${blocca ? tx`for update` : tx``}`;
	if (!row) throw new NonTrovato('Comunicazione non trovata');
	return toComunicazione(row);
}

/** How many a page of the list holds. */
const IN_PAGINA = 30;

/** The newest first; `dopo` is the last id of the page before. */
export async function listComunicazioni(
	tx: Tx,
	{ stato, dopo }: { stato?: StatoComunicazione | undefined; dopo?: string | undefined }
): Promise<{ righe: Comunicazione[]; altre: boolean }> {
	const rows = await tx<Row[]>`
		${colonne(tx)}
		where ${stato ? tx`stato = ${stato}` : tx`true`}
			and ${dopo && isUuid(dopo) ? tx`(creata_il, id) < (select creata_il, id from comunicazione where id = ${dopo})` : tx`true`}
		order by creata_il desc, id desc
		limit ${IN_PAGINA + 1}`;
	return { righe: rows.slice(0, IN_PAGINA).map(toComunicazione), altre: rows.length > IN_PAGINA };
}

/** How many wait for a second person. */
export async function countDaApprovare(tx: Tx): Promise<number> {
	const [row] = await tx<{ quante: number }[]>`
		select count(*)::int as quante from comunicazione where stato = 'DA_APPROVARE'`;
	return row?.quante ?? 0;
}

function colonne(tx: Tx) {
	return tx`
		select id, tipo, colore, titolo, testo, luogo, vertici, collegamento, dal, al, messaggi, eta_da as "etaDa", eta_a as "etaA",
			vie, professioni, stato, corregge, proposta_da as "propostaDa", revisione, pubblicata_il as "pubblicataIl"
		from comunicazione`;
}

function toComunicazione({ etaDa, etaA, vie, professioni, ...row }: Row): Comunicazione {
	return {
		...row,
		colore: row.colore ?? undefined,
		luogo: row.luogo ?? undefined,
		vertici: row.vertici ?? undefined,
		collegamento: row.collegamento ?? undefined,
		corregge: row.corregge ?? undefined,
		propostaDa: row.propostaDa ?? undefined,
		pubblicataIl: row.pubblicataIl ?? undefined,
		destinatari: { etaDa: etaDa ?? undefined, etaA: etaA ?? undefined, vie, professioni }
	};
}

/** The columns of what a clerk writes. */
export function colonneDi(tx: Tx, contenuto: Contenuto) {
	const { etaDa, etaA, vie, professioni } = contenuto.destinatari;
	return {
		tipo: contenuto.tipo,
		colore: contenuto.colore ?? null,
		titolo: contenuto.titolo,
		testo: contenuto.testo,
		luogo: contenuto.luogo ?? null,
		vertici: contenuto.vertici ? tx.json(contenuto.vertici.map(([lat, lon]) => [lat, lon])) : null,
		collegamento: contenuto.collegamento ?? null,
		dal: contenuto.dal,
		al: contenuto.al,
		messaggi: contenuto.messaggi,
		eta_da: etaDa ?? null,
		eta_a: etaA ?? null,
		vie: [...vie],
		professioni: [...professioni]
	};
}

export type Riga = {
	id: string;
	ente: string;
	comunicazione: string;
	/** None for what tells of the messages. */
	revisione: number | null;
	tipo: EventoComunicazione;
	autore: Firma['autore'] | undefined;
	motivo?: string | undefined;
	/** People, in tens. */
	circa?: number;
	istante: Date;
};

/** Adds a line to the log. */
export async function recordEventoComunicazione(tx: Tx, riga: Riga): Promise<void> {
	const { id, ente, comunicazione, revisione, tipo, autore, motivo, circa, istante } = riga;
	await tx`
		insert into comunicazione_evento (id, ente_id, comunicazione_id, revisione, tipo, operatore_id, autore, motivo, circa, avvenuto_il)
		values (${id}, ${ente}, ${comunicazione}, ${revisione}, ${tipo}, ${autore?.operatoreId ?? null},
			${autore ? `${autore.nome} ${autore.cognome}` : null}, ${motivo ?? null}, ${circa ?? null}, ${istante})`;
}

export type EventoLetto = {
	tipo: EventoComunicazione;
	operatoreId: string | null;
	autore: string | null;
	motivo: string | null;
	circa: number | null;
	avvenutoIl: Date;
};

/** The log of one, the oldest first. */
export function listEventiComunicazione(tx: Tx, id: string): Promise<EventoLetto[]> {
	return tx<EventoLetto[]>`
		select tipo, operatore_id as "operatoreId", autore, motivo, circa, avvenuto_il as "avvenutoIl"
		from comunicazione_evento where comunicazione_id = ${id} order by avvenuto_il, revisione nulls last, id`;
}

const SCRITTURE = new Set<EventoComunicazione>(['CREA', 'CORREGGI', 'MODIFICA', 'INVIA']);

/** Whether a clerk wrote any of it. */
export function haScritto(eventi: readonly EventoLetto[], operatoreId: string): boolean {
	return eventi.some((uno) => uno.operatoreId === operatoreId && SCRITTURE.has(uno.tipo));
}

/** @throws Conflitto when it is no longer as the clerk saw it */
export function checkRevisione(vista: number, { revisione }: Comunicazione): void {
	if (vista !== revisione) throw new Conflitto('La comunicazione è cambiata nel frattempo', 'COM_CAMBIATA');
}
