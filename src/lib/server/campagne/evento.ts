// The log of a campaign: who did what, when. Written by every move, read by its page.
import type { Tx } from '../db/connection.ts';

export type TipoEvento =
	| 'CARICATA'
	| 'CONTROLLATA'
	| 'PROGRAMMATA'
	| 'AVVIATA'
	| 'SOSPESA'
	| 'RIPRESA'
	| 'ANNULLATA'
	| 'RITIRATA'
	| 'CONCLUSA'
	| 'SCARICATA';

export type Evento = {
	ente: string;
	campagna: string;
	tipo: TipoEvento;
	nota?: string;
	/** Nobody for the worker. */
	operatore?: string;
	istante: Date;
};

/** Adds a line. */
export async function noteEvento(
	tx: Tx,
	{ ente, campagna, tipo, nota = '', operatore, istante }: Evento
): Promise<void> {
	await tx`
		insert into campagna_evento (ente_id, campagna_id, tipo, nota, operatore_id, avvenuto_il)
		values (${ente}, ${campagna}, ${tipo}, ${nota}, ${operatore ?? null}, ${istante})`;
}

export type EventoLetto = { tipo: TipoEvento; nota: string; chi: string | null; il: Date };

/** The last first, no more than a hundred. */
export function listEventi(tx: Tx, campagna: string): Promise<EventoLetto[]> {
	return tx<EventoLetto[]>`
		select e.tipo, e.nota, o.nome || ' ' || o.cognome as chi, e.avvenuto_il as il
		from campagna_evento e left join operatore o on o.ente_id = e.ente_id and o.id = e.operatore_id
		where e.campagna_id = ${campagna} order by e.posto desc limit 100`;
}
