// Brings a published notice to its audience, and takes back of a withdrawn one what has not left, a batch in each transaction: killed at any point, it goes on from where it was. Called by the worker.
import { GRUPPO_MINIMO, modelloDi } from '#lib/domain/comunicazioni.ts';
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';
import { writeMessaggi } from '../messaggi/write-messaggi.ts';
import { countTakenBack, isInViaggio, takeBack } from '../spedizioni/take-back.ts';
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

/**
 * The one to serve first in an ente: of a withdrawn one nothing more should leave, and an emergency never waits for an event. A withdrawn
 * one that the outbox has in hand does not keep the others waiting: what becomes of that is looked at later.
 */
export async function findInvio(tx: Tx, istante: Date): Promise<string | undefined> {
	const [row] = await tx<{ id: string }[]>`
		select i.comunicazione_id as id
		from comunicazione_invio i
		join comunicazione c on c.ente_id = i.ente_id and c.id = i.comunicazione_id
		cross join lateral (
			select bool_or(s.stato = 'in_coda' or (s.stato = 'in_invio' and s.prossimo_il <= ${istante})) as "daRitirare"
			from spedizione s
			where c.stato = 'RITIRATA' and s.ente_id = c.ente_id and s.comunicazione_id = c.id
				and s.stato in ('in_coda', 'in_invio', 'inviata')
		) coda
		where (i.stato in ('da_iniziare', 'in_corso') or (i.stato = 'finito' and c.stato = 'RITIRATA'))
			and coda."daRitirare" is distinct from false
		order by c.stato = 'RITIRATA' desc, is_emergenza(c.tipo, c.colore) desc, i.chiesto_il, c.id limit 1`;
	return row?.id;
}

type Invio = { stato: 'da_iniziare' | 'in_corso' | 'finito'; scritti: number; ultimaPersona: string | null };

/** What a turn did: messages written or taken back, or that another worker is at it. */
export type Giro = { scritti: number; altrove: boolean; ritirati?: number };

/** Writes one batch. Runs as the system. */
export async function sendLotto(
	tx: Tx,
	contorno: Contorno,
	{ id, lotto = LOTTO }: { id: string; lotto?: number }
): Promise<Giro> {
	const [invio] = await tx<Invio[]>`
		select stato, scritti, ultima_persona as "ultimaPersona" from comunicazione_invio
		where comunicazione_id = ${id} and stato in ('da_iniziare', 'in_corso', 'finito') for update skip locked`;
	if (!invio) return { scritti: 0, altrove: true };
	const comunicazione = await findComunicazione(tx, { id });
	if (comunicazione.stato === 'RITIRATA') return withdrawLotto(tx, contorno, { id, lotto });
	if (invio.stato === 'finito') return { scritti: 0, altrove: true };
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

async function withdrawLotto(
	tx: Tx,
	contorno: Contorno,
	{ id, lotto }: { id: string; lotto: number }
): Promise<Giro> {
	const invio = { ente: contorno.ente.id, comunicazione: id };
	const ritirati = await takeBack(tx, invio, { istante: contorno.istante, lotto });
	if (await isInViaggio(tx, invio)) return { scritti: 0, altrove: false, ritirati };
	await stop(tx, contorno, { id, stato: 'fermato' });
	await tell(tx, contorno, {
		id,
		tipo: 'MESSAGGI_RITIRATI',
		circa: inDecine(await countTakenBack(tx, invio))
	});
	return { scritti: 0, altrove: false, ritirati };
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
	await stop(tx, contorno, { id, stato });
	await tell(tx, contorno, { id, tipo: FINE[stato], ...(circa !== undefined && { circa }) });
}

async function stop(
	tx: Tx,
	{ istante }: Contorno,
	{ id, stato }: { id: string; stato: keyof typeof FINE }
): Promise<void> {
	await tx`update comunicazione_invio set stato = ${stato}, finito_il = ${istante} where comunicazione_id = ${id}`;
}

type Detto = 'MESSAGGI_INIZIATI' | 'MESSAGGI_RITIRATI' | (typeof FINE)[keyof typeof FINE];

async function tell(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ id, tipo, circa }: { id: string; tipo: Detto; circa?: number }
): Promise<void> {
	await recordEventoComunicazione(tx, {
		...{ id: newId(), ente: ente.id, comunicazione: id, revisione: null, tipo, autore: undefined },
		...(circa !== undefined && { circa }),
		istante
	});
}
