// The messages and their deliveries as the clerks look for them: what needs a hand, what goes by post, what one person was told. Called by the pages of the messages.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { patternsOf, senzaAccenti } from '../db/cerca-parole.ts';
import type { Tx } from '../db/connection.ts';
import type { Canale } from './parole.ts';

export type Consegna = {
	id: string;
	canale: Canale;
	stato: string;
	motivo: string | null;
	recapito: string | null;
	creataIl: Date;
	chiusaIl: Date | null;
	lettaIl: Date | null;
	prossimoIl: Date;
	tentativi: number;
};

export type MessaggioConsegnato = {
	id: string;
	oggetto: string;
	creatoIl: Date;
	/** When the person opened it in the area personale. */
	lettoIl: Date | null;
	nome: string;
	codiceFiscale: string | null;
	pratica: string | null;
	consegne: Consegna[];
};

/** What is listed: what failed or is uncertain, what is to be posted, or everything. */
export type Filtro = 'da_controllare' | 'da_spedire' | 'tutti';

export type Ricerca = {
	filtro: Filtro;
	/** Words of name, codice fiscale, number of the request or subject. */
	cerca?: string;
	/** Id of the last message of the page before. */
	dopo?: string | undefined;
	quanti?: number;
};

const STATI: Record<Exclude<Filtro, 'tutti'>, string[]> = {
	da_controllare: ['fallita', 'incerta'],
	da_spedire: ['da_spedire']
};

/** The newest first. */
export async function listConsegne(
	tx: Tx,
	{ filtro, cerca = '', dopo, quanti = 25 }: Ricerca
): Promise<{ righe: MessaggioConsegnato[]; altre: boolean }> {
	const parole = patternsOf(cerca);
	const solo =
		filtro === 'tutti'
			? tx`true`
			: tx`exists (select from spedizione s where s.ente_id = m.ente_id and s.messaggio_id = m.id and s.stato = any (${STATI[filtro]}))`;
	const trovati =
		parole.length === 0
			? tx`true`
			: tx`${senzaAccenti(tx, tx`concat_ws(' ', m.oggetto, p.codice_fiscale, p.nome, p.cognome, q.numero)`)} ilike all(${parole})`;
	const seguito =
		dopo && isUuid(dopo)
			? tx`(m.creato_il, m.id) < (select creato_il, id from messaggio where id = ${dopo})`
			: tx`true`;
	const righe = await tx<MessaggioConsegnato[]>`
		${messaggi(tx)} where ${solo} and ${trovati} and ${seguito}
		order by m.creato_il desc, m.id desc limit ${quanti + 1}`;
	const viste = await withConsegne(tx, righe.slice(0, quanti));
	return { righe: viste, altre: righe.length > quanti };
}

/** Of one request, the oldest first. */
export async function listConsegneDi(tx: Tx, pratica: string): Promise<MessaggioConsegnato[]> {
	const righe = await tx<MessaggioConsegnato[]>`
		${messaggi(tx)} where m.pratica_id = ${pratica} order by m.creato_il, m.id`;
	return withConsegne(tx, righe);
}

export type MessaggioIntero = MessaggioConsegnato & {
	testo: string;
	/** What went wrong, each time. */
	tentativi: { canale: Canale; numero: number; avvenutoIl: Date; motivo: string }[];
};

/** One message with its whole story. @throws NonTrovato */
export async function readConsegne(tx: Tx, id: string): Promise<MessaggioIntero> {
	const [riga] = await tx<(MessaggioConsegnato & { testo: string })[]>`${messaggi(tx)} where m.id = ${id}`;
	if (!riga) throw new NonTrovato('Messaggio non trovato');
	const [messaggio] = await withConsegne(tx, [riga]);
	const tentativi = await tx<MessaggioIntero['tentativi']>`
		select s.canale, t.numero, t.avvenuto_il as "avvenutoIl", t.motivo
		from tentativo_spedizione t
		join spedizione s on s.id = t.spedizione_id
		where s.messaggio_id = ${id} order by t.avvenuto_il, t.numero`;
	return { ...riga, ...messaggio, tentativi: [...tentativi] };
}

/** How many need a hand, and how many are to be posted. */
export async function countConsegne(tx: Tx): Promise<{ daControllare: number; daSpedire: number }> {
	const [conto] = await tx<{ daControllare: number; daSpedire: number }[]>`
		select count(*) filter (where s.stato in ('fallita', 'incerta'))::integer as "daControllare",
			count(*) filter (where s.stato = 'da_spedire')::integer as "daSpedire"
		from spedizione s
		join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id
		where s.stato in ('fallita', 'incerta', 'da_spedire')`;
	return conto ?? { daControllare: 0, daSpedire: 0 };
}

function messaggi(tx: Tx) {
	return tx`
		select m.id, m.oggetto, m.testo, m.creato_il as "creatoIl", m.letto_il as "lettoIl", trim(p.nome || ' ' || p.cognome) as nome,
			p.codice_fiscale as "codiceFiscale", q.numero as pratica
		from messaggio m
		join persona p on p.ente_id = m.ente_id and p.id = m.persona_id
		left join pratica q on q.ente_id = m.ente_id and q.id = m.pratica_id`;
}

async function withConsegne(tx: Tx, righe: readonly MessaggioConsegnato[]): Promise<MessaggioConsegnato[]> {
	const consegne = await tx<(Consegna & { messaggio: string })[]>`
		select id, messaggio_id as messaggio, canale, stato, ultimo_errore as motivo, recapito, creata_il as "creataIl",
			chiusa_il as "chiusaIl", letta_il as "lettaIl", prossimo_il as "prossimoIl", tentativi
		from spedizione where messaggio_id = any (${righe.map(({ id }) => id)}::uuid[])
		order by creata_il, array_position(array['app-io', 'email', 'posta'], canale)`;
	return righe.map((riga) => ({
		...riga,
		consegne: consegne.filter(({ messaggio }) => messaggio === riga.id)
	}));
}
