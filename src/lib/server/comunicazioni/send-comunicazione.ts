// Brings a published notice to its audience, a batch in each transaction: killed at any point, it goes on from the last person who has a message. Called by the worker.
import { GRUPPO_MINIMO, modelloDi } from '#lib/domain/comunicazioni.ts';
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';
import { writeMessaggi } from '../messaggi/write-messaggi.ts';
import type { Contorno } from '../servizi/porta.ts';
import { findComunicazione, recordEventoComunicazione, type Comunicazione } from './comunicazione.ts';
import { criteriDi, inDecine, isEsente } from './destinatari.ts';
import { parametriMessaggio } from './messaggio-comunicazione.ts';

/** Messages written in one transaction. */
const LOTTO = 500;

/** Ids of the enti that have a notice to bring to people. */
export function listEntiConComunicazioni(database: Database): Promise<string[]> {
	return listEntiCon(database, (tx) => tx`enti_con_comunicazioni()`);
}

/** The one to serve first in an ente: an emergency never waits for an event. */
export async function findInvio(tx: Tx): Promise<string | undefined> {
	const [row] = await tx<{ id: string }[]>`
		select i.comunicazione_id as id
		from comunicazione_invio i join comunicazione c on c.ente_id = i.ente_id and c.id = i.comunicazione_id
		where i.stato in ('da_iniziare', 'in_corso')
		order by is_emergenza(c.tipo, c.colore) desc, i.chiesto_il, c.id limit 1`;
	return row?.id;
}

type Invio = { stato: 'da_iniziare' | 'in_corso'; scritti: number; ultimaPersona: string | null };

/** What a turn did: messages written, or that another worker is at it. */
export type Giro = { scritti: number; altrove: boolean };

/** Writes one batch. Runs as the system. */
export async function sendLotto(
	tx: Tx,
	contorno: Contorno,
	{ id, lotto = LOTTO }: { id: string; lotto?: number }
): Promise<Giro> {
	const [invio] = await tx<Invio[]>`
		select stato, scritti, ultima_persona as "ultimaPersona" from comunicazione_invio
		where comunicazione_id = ${id} and stato in ('da_iniziare', 'in_corso') for update skip locked`;
	if (!invio) return { scritti: 0, altrove: true };
	const comunicazione = await findComunicazione(tx, { id });
	if (comunicazione.stato !== 'PUBBLICATA') {
		await end(tx, contorno, { id, stato: 'fermato', circa: inDecine(invio.scritti) });
		return { scritti: 0, altrove: false };
	}
	if (invio.stato === 'da_iniziare' && !(await begin(tx, contorno, comunicazione)))
		return { scritti: 0, altrove: false };
	const persone = await tx<{ persona: string }[]>`
		select d.persona from destinatari_comunicazione(${criteriDi(tx, { comunicazione, istante: contorno.istante })}) as d (persona)
		where ${invio.ultimaPersona ? tx`d.persona > ${invio.ultimaPersona}` : tx`true`}
		order by d.persona limit ${lotto}`;
	await writeLotto(tx, contorno, { comunicazione, persone });
	const scritti = invio.scritti + persone.length;
	await tx`
		update comunicazione_invio set scritti = ${scritti}, ultima_persona = ${persone.at(-1)?.persona ?? invio.ultimaPersona}
		where comunicazione_id = ${id}`;
	if (persone.length < lotto) await end(tx, contorno, { id, stato: 'finito', circa: inDecine(scritti) });
	return { scritti: persone.length, altrove: false };
}

// The audience is counted anew: people have come, left or changed their mind since the approval.
async function begin(tx: Tx, contorno: Contorno, comunicazione: Comunicazione): Promise<boolean> {
	const { id } = comunicazione;
	const [row] = await tx<{ quanti: number }[]>`
		select count(*)::int as quanti
		from destinatari_comunicazione(${criteriDi(tx, { comunicazione, istante: contorno.istante })})`;
	const quanti = row?.quanti ?? 0;
	await tx`update comunicazione_invio set stato = 'in_corso', destinatari = ${quanti} where comunicazione_id = ${id}`;
	if (quanti < GRUPPO_MINIMO && !isEsente(comunicazione)) {
		await end(tx, contorno, { id, stato: 'rifiutato' });
		return false;
	}
	await tell(tx, contorno, { id, tipo: 'MESSAGGI_INIZIATI', circa: inDecine(quanti) });
	return true;
}

type Lotto = { comunicazione: Comunicazione; persone: readonly { persona: string }[] };

async function writeLotto(tx: Tx, contorno: Contorno, { comunicazione, persone }: Lotto): Promise<void> {
	const { ente, sito, istante, newId } = contorno;
	const parametri = parametriMessaggio(comunicazione, sito);
	const uguale = { pratica: null, servizio: undefined, modello: modelloDi(comunicazione), parametri };
	const messaggi = persone.map(({ persona }) => ({ ...uguale, persona }));
	await writeMessaggi(tx, messaggi, { ente: ente.id, comunicazione: comunicazione.id, istante, newId });
}

const FINE = {
	finito: 'MESSAGGI_FINITI',
	fermato: 'MESSAGGI_FERMATI',
	rifiutato: 'MESSAGGI_RIFIUTATI'
} as const;

async function end(
	tx: Tx,
	contorno: Contorno,
	{ id, stato, circa }: { id: string; stato: keyof typeof FINE; circa?: number }
): Promise<void> {
	await tx`
		update comunicazione_invio set stato = ${stato}, finito_il = ${contorno.istante} where comunicazione_id = ${id}`;
	await tell(tx, contorno, { id, tipo: FINE[stato], ...(circa !== undefined && { circa }) });
}

async function tell(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{
		id,
		tipo,
		circa
	}: { id: string; tipo: 'MESSAGGI_INIZIATI' | (typeof FINE)[keyof typeof FINE]; circa?: number }
): Promise<void> {
	await recordEventoComunicazione(tx, {
		...{ id: newId(), ente: ente.id, comunicazione: id, revisione: null, tipo, autore: undefined },
		...(circa !== undefined && { circa }),
		istante
	});
}
