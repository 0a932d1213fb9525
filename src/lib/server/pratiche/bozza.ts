// Drafts as rows: start, read, keep what was typed, delete. Called by the step pages and the area personale.
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { AllegatoCaricato } from '#lib/forms/campo.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import type { Tx } from '../db/connection.ts';
import { isUniqueViolation } from '../db/postgres-fault.ts';
import { requireBozzaMobile } from './invio-in-attesa.ts';

export type AllegatoBozza = AllegatoCaricato & { campo: string };

export type Bozza = {
	id: string;
	personaId: string;
	servizio: string;
	/** Whom it is for, when not oneself. */
	oggetto: string;
	/** As typed, files by id. */
	risposte: Grezzi;
	informativaIl: Date | undefined;
	aggiornataIl: Date;
	allegati: AllegatoBozza[];
};

type Row = {
	id: string;
	persona_id: string;
	servizio: string;
	oggetto: string;
	risposte: Grezzi;
	informativa_il: Date | null;
	aggiornata_il: Date;
};

/** The draft with its files; `blocca` keeps others from writing it until the transaction ends. @throws NonTrovato when it is not there or not the person's */
export async function findBozza(tx: Tx, id: string, { blocca = false } = {}): Promise<Bozza> {
	const [row] = await tx<Row[]>`
		select id, persona_id, servizio, oggetto, risposte, informativa_il, aggiornata_il
		from bozza where id = ${id}
		${blocca ? tx`for no key update` : tx``}`;
	if (!row) throw new NonTrovato('Bozza non trovata');
	const allegati = await tx<AllegatoBozza[]>`
		select id, campo, nome, byte, sha256 from allegato where bozza_id = ${id} order by caricato_il, id`;
	return { ...fromRow(row), allegati, risposte: withFiles(row.risposte, allegati) };
}

/** The drafts of the person, the last touched first; of one service when named. */
export async function listBozze(
	tx: Tx,
	{ servizio }: { servizio?: string } = {}
): Promise<Omit<Bozza, 'allegati'>[]> {
	const rows = await tx<Row[]>`
		select id, persona_id, servizio, oggetto, risposte, informativa_il, aggiornata_il
		from bozza
		where ${servizio ? tx`servizio = ${servizio}` : tx`true`}
		order by aggiornata_il desc, id
		limit 50`;
	return rows.map(fromRow);
}

export type NuovaBozza = {
	id: string;
	ente: string;
	persona: string;
	servizio: string;
	/** Whom it is for, when not oneself. */
	oggetto?: string;
	risposte: Grezzi;
	istante: Date;
};

/** Starts a draft, for oneself unless said. Of two started at once the first holds, and both callers get its id. */
export async function startBozza(tx: Tx, bozza: NuovaBozza): Promise<string> {
	const { oggetto = '' } = bozza;
	await tx`
		insert into bozza (id, ente_id, persona_id, servizio, oggetto, risposte, creata_il, aggiornata_il)
		values (${bozza.id}, ${bozza.ente}, ${bozza.persona}, ${bozza.servizio}, ${oggetto}, ${tx.json(bozza.risposte)},
			${bozza.istante}, ${bozza.istante})
		on conflict (ente_id, persona_id, servizio, oggetto) do nothing`;
	const [row] = await tx<{ id: string }[]>`
		select id from bozza
		where ente_id = ${bozza.ente} and persona_id = ${bozza.persona} and servizio = ${bozza.servizio}
			and oggetto = ${oggetto}`;
	if (!row) throw new NonTrovato('Bozza non trovata');
	return row.id;
}

/** Keeps what was typed, right or wrong, without the ids of files. @throws Conflitto when another draft is for the same person: nothing is kept then */
export async function saveBozza(
	tx: Tx,
	{ id, risposte, oggetto, istante }: { id: string; risposte: Grezzi; oggetto: string; istante: Date }
): Promise<void> {
	try {
		const saved = await tx.savepoint(
			(point) => point`
				update bozza set risposte = ${tx.json(risposte)}, oggetto = ${oggetto}, aggiornata_il = ${istante}
				where id = ${id}`
		);
		if (saved.count === 0) throw new NonTrovato('Bozza non trovata');
	} catch (error) {
		if (isUniqueViolation(error))
			throw new Conflitto("Un'altra bozza riguarda la stessa persona", 'BOZZA_GIA_PRESENTE');
		throw error;
	}
}

/** Notes that the privacy notice was read; the first time holds. @throws Conflitto when the draft waits for its stamp */
export async function acknowledgeInformativa(
	tx: Tx,
	{ id, istante }: { id: string; istante: Date }
): Promise<void> {
	await requireBozzaMobile(tx, id);
	await tx`
		update bozza set informativa_il = coalesce(informativa_il, ${istante}), aggiornata_il = ${istante}
		where id = ${id}`;
}

/** Deletes the draft with the rows of its files; their content is swept later. @throws Conflitto when it waits for its stamp */
export async function deleteBozza(tx: Tx, id: string): Promise<void> {
	await requireBozzaMobile(tx, id);
	await tx`delete from bozza where id = ${id}`;
}

function fromRow(row: Row): Omit<Bozza, 'allegati'> {
	return {
		id: row.id,
		personaId: row.persona_id,
		servizio: row.servizio,
		oggetto: row.oggetto,
		risposte: row.risposte,
		informativaIl: row.informativa_il ?? undefined,
		aggiornataIl: row.aggiornata_il
	};
}

// Files live in their own table: the ids are put among the answers when they are read, never believed from a form.
function withFiles(risposte: Grezzi, allegati: readonly AllegatoBozza[]): Grezzi {
	const perCampo = Object.groupBy(allegati, ({ campo }) => campo);
	const ids = Object.entries(perCampo).map(
		([campo, file = []]) => [campo, file.map(({ id }) => id)] as const
	);
	return { ...risposte, ...Object.fromEntries(ids) };
}
