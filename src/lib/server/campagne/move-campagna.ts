// What a clerk does with a campaign: starts it now or later, stops it, goes on, takes back what has not left. Called by its page.
import { MOSSE_CAMPAGNA } from '#lib/domain/campagne.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { requireChiPrepara, type Autore } from './chi-puo.ts';
import { noteEvento, type TipoEvento } from './evento.ts';
import { readCampagna } from './campagna.ts';

/** From now on the worker feeds it. @throws NonAutorizzato, NonTrovato, Conflitto when it was started already or has nothing to send */
export async function startCampagna(tx: Tx, autore: Autore, campagna: string): Promise<void> {
	await requireRighe(tx, autore, campagna);
	const { istante } = autore;
	const { count } = await tx`
		update campagna set stato = 'in_corso', avviata_il = ${istante}, avvia_il = null
		where id = ${campagna} and stato = any(${[...MOSSE_CAMPAGNA.avvia]}) and valide > 0`;
	await noteMossa(tx, autore, { campagna, tipo: 'AVVIATA', count });
}

/** @throws NonAutorizzato, NonTrovato, Conflitto */
export async function scheduleCampagna(
	tx: Tx,
	autore: Autore,
	{ campagna, quando }: { campagna: string; quando: Date }
): Promise<void> {
	await requireRighe(tx, autore, campagna);
	const { count } = await tx`
		update campagna set stato = 'programmata', avvia_il = ${quando}
		where id = ${campagna} and stato = any(${[...MOSSE_CAMPAGNA.programma]}) and valide > 0`;
	await noteMossa(tx, autore, { campagna, tipo: 'PROGRAMMATA', nota: formatDataOra(quando), count });
}

/** Nothing more is fed, and what is queued and not begun waits. @throws NonAutorizzato, Conflitto */
export async function pauseCampagna(tx: Tx, autore: Autore, campagna: string): Promise<void> {
	requireChiPrepara(autore);
	const { count } = await tx`
		update campagna set stato = 'in_pausa' where id = ${campagna} and stato = any(${[...MOSSE_CAMPAGNA.sospendi]})`;
	await noteMossa(tx, autore, { campagna, tipo: 'SOSPESA', count });
}

/** @throws NonAutorizzato, Conflitto */
export async function resumeCampagna(tx: Tx, autore: Autore, campagna: string): Promise<void> {
	requireChiPrepara(autore);
	const { count } = await tx`
		update campagna set stato = 'in_corso' where id = ${campagna} and stato = any(${[...MOSSE_CAMPAGNA.riprendi]})`;
	await noteMossa(tx, autore, { campagna, tipo: 'RIPRESA', count });
}

/** One that never started is over at once; of another the worker takes back what has not left. @throws NonAutorizzato, Conflitto */
export async function cancelCampagna(tx: Tx, autore: Autore, campagna: string): Promise<void> {
	requireChiPrepara(autore);
	const { count } = await tx`
		update campagna
		set stato = case when stato in ('in_corso', 'in_pausa') then 'in_annullamento' else 'annullata' end,
			finita_il = case when stato in ('in_corso', 'in_pausa') then null else ${autore.istante}::timestamptz end
		where id = ${campagna} and stato = any(${[...MOSSE_CAMPAGNA.annulla]})`;
	await noteMossa(tx, autore, { campagna, tipo: 'ANNULLATA', count });
}

async function requireRighe(tx: Tx, autore: Autore, campagna: string): Promise<void> {
	requireChiPrepara(autore);
	const { stato, valide } = await readCampagna(tx, campagna);
	if (stato === 'pronta' && valide === 0)
		throw new Conflitto('Campagna senza righe valide', 'CAMPAGNA_SENZA_RIGHE');
}

type Mossa = { campagna: string; tipo: TipoEvento; nota?: string; count: number };

// The state is in the condition of the update: of two clerks at once the second finds it changed.
async function noteMossa(
	tx: Tx,
	{ ente, operatore, istante }: Autore,
	{ count, ...mossa }: Mossa
): Promise<void> {
	if (count !== 1) throw new Conflitto('La campagna è cambiata', 'CAMPAGNA_CAMBIATA');
	await noteEvento(tx, { ente, operatore, istante, ...mossa });
}
