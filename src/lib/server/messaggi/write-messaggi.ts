// Writes messages for citizens and puts them in the queue of App IO, any number with two statements. Called by enqueue-messaggio.ts, by the campaigns and by the notices to the public.
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import { regoleDi, type RegoleMessaggio } from '#lib/domain/regole-messaggi.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { Tx } from '../db/connection.ts';

export type MessaggioDaScrivere = {
	persona: string;
	pratica: string | null;
	/** Of the request, and whether it is one of which little may be said outside; none when it is about no request. */
	servizio: { id: string; riservato: boolean } | undefined;
	modello: ModelloMessaggio;
	parametri: Parametri;
	/** ISO date of what is asked, if anything. */
	entro?: string | undefined;
	/** The notice by which it is paid; in euro cents. */
	avviso?: { nav: string; cent: number } | undefined;
};

export type Scrittura = {
	ente: string;
	/** What it was sent for, when it is one of many. */
	campagna?: string;
	comunicazione?: string;
	istante: Date;
	newId: () => string;
};

/** Their ids, in the same order. @throws RangeError when a text leaves the limits: a bug of the caller */
export async function writeMessaggi(
	tx: Tx,
	messaggi: readonly MessaggioDaScrivere[],
	{ ente, campagna, comunicazione, istante, newId }: Scrittura
): Promise<string[]> {
	const righe = messaggi.map((messaggio) => ({
		id: newId(),
		...toRiga(messaggio),
		spedizione: newId()
	}));
	await tx`
		insert into messaggio (id, ente_id, persona_id, pratica_id, modello, oggetto, testo, entro, avviso_nav,
			avviso_cent, argomento, servizio, legale, riservato, creato_il, campagna_id, comunicazione_id)
		select id, ${ente}, persona, pratica, modello, oggetto, testo, entro, nav, cent, argomento, servizio, legale,
			riservato, ${istante}, ${campagna ?? null}::uuid, ${comunicazione ?? null}::uuid
		from jsonb_to_recordset(${tx.json(righe)}::jsonb) as r (id uuid, persona uuid, pratica uuid, modello text, oggetto text,
			testo text, entro date, nav text, cent integer, argomento text, servizio text, legale boolean, riservato boolean)`;
	const code = righe.map(({ id, spedizione, servizio, priorita, diGiorno }) => ({
		id: spedizione,
		messaggio: id,
		servizio,
		priorita,
		diGiorno
	}));
	await tx`
		insert into spedizione (id, ente_id, canale, messaggio_id, servizio, priorita, di_giorno, prossimo_il, creata_il, campagna_id,
			comunicazione_id)
		select id, ${ente}, 'app-io', messaggio, servizio, priorita, "diGiorno", ${istante}, ${istante}, ${campagna ?? null}::uuid,
			${comunicazione ?? null}::uuid
		from jsonb_to_recordset(${tx.json(code)}::jsonb)
			as r (id uuid, messaggio uuid, servizio text, priorita smallint, "diGiorno" boolean)`;
	return righe.map(({ id }) => id);
}

function toRiga({ persona, pratica, servizio, modello, parametri, entro, avviso }: MessaggioDaScrivere) {
	const regole = regoleDi(modello);
	return {
		persona,
		pratica,
		modello,
		...composeMessaggio(modello, parametri),
		entro: entro ?? null,
		nav: avviso?.nav ?? null,
		cent: avviso?.cent ?? null,
		argomento: regole.argomento,
		servizio: servizio?.id ?? regole.argomento,
		legale: regole.legale,
		riservato: regole.riservato || servizio?.riservato === true,
		priorita: prioritaDi(regole),
		diGiorno: regole.momento === 'di giorno'
	};
}

/** The lower leaves first. */
function prioritaDi({ momento, massivo }: RegoleMessaggio): number {
	if (momento === 'urgente') return 0;
	return massivo ? 2 : 1;
}
