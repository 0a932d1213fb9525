// The notices as everyone reads them on the site: those that hold now on top of every page, the list, one. Called by the public pages and by app.ts.
import {
	compareGravita,
	evidenzaFino,
	nomeSpecie,
	type Colore,
	type TipoComunicazione
} from '#lib/domain/comunicazioni.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import type { StatoComunicazione } from '#lib/domain/passi-comunicazione.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import { paths } from '#lib/paths.ts';
import type { Tx } from '../db/connection.ts';

/** One line of a list or of the top of a page. */
export type AvvisoInBreve = {
	href: string;
	/** Kind and level, in words. */
	specie: string;
	/** What colours it; the words above say it too. */
	livello: Colore | undefined;
	titolo: string;
	quando: string;
};

type Breve = {
	id: string;
	tipo: TipoComunicazione;
	colore: Colore | null;
	titolo: string;
	dal: Date;
	al: Date;
};

/** Those for the top of every page, the most severe first. */
export async function listInEvidenza(tx: Tx, istante: Date): Promise<AvvisoInBreve[]> {
	const rows = await tx<Breve[]>`
		select id, tipo, colore, titolo, dal, al from comunicazione
		where stato = 'PUBBLICATA' and al > ${istante} and dal <= ${evidenzaFino(istante)}`;
	return rows.map(conColore).sort(compareGravita).map(inBreve);
}

const IN_PAGINA = 20;

/** Those in force or to come, the most severe first; then those that are over, the newest first, a page at a time. */
export async function listPubbliche(
	tx: Tx,
	{ istante, dopo }: { istante: Date; dopo?: string | undefined }
): Promise<{ inVigore: AvvisoInBreve[]; passati: AvvisoInBreve[]; seguito: string | undefined }> {
	const inVigore = await tx<Breve[]>`
		select id, tipo, colore, titolo, dal, al from comunicazione where stato = 'PUBBLICATA' and al > ${istante}`;
	const passati = await tx<Breve[]>`
		select id, tipo, colore, titolo, dal, al from comunicazione
		where pubblicata_il is not null and (stato <> 'PUBBLICATA' or al <= ${istante})
			and ${dopo && isUuid(dopo) ? tx`(pubblicata_il, id) < (select pubblicata_il, id from comunicazione where id = ${dopo})` : tx`true`}
		order by pubblicata_il desc, id desc limit ${IN_PAGINA + 1}`;
	const pagina = passati.slice(0, IN_PAGINA);
	return {
		inVigore: inVigore.map(conColore).sort(compareGravita).map(inBreve),
		passati: pagina.map(conColore).map(inBreve),
		seguito: passati.length > IN_PAGINA ? pagina.at(-1)?.id : undefined
	};
}

type Intera = Breve & {
	testo: string;
	luogo: string | null;
	vertici: [number, number][] | null;
	collegamento: string | null;
	stato: StatoComunicazione;
	pubblicataIl: Date | null;
	chiusaIl: Date | null;
	corregge: string | null;
	titoloCorretta: string | null;
	correzioneId: string | null;
	correzioneTitolo: string | null;
};

/** One, with what it corrects and what corrects it. @throws NonTrovato when it is not published */
export async function findPubblica(tx: Tx, { id, istante }: { id: string; istante: Date }) {
	if (!isUuid(id)) throw new NonTrovato('Avviso non trovato');
	const [row] = await tx<Intera[]>`
		select c.id, c.tipo, c.colore, c.titolo, c.testo, c.luogo, c.vertici, c.collegamento, c.dal, c.al, c.stato,
			c.pubblicata_il as "pubblicataIl", c.chiusa_il as "chiusaIl", c.corregge, p.titolo as "titoloCorretta",
			d.id as "correzioneId", d.titolo as "correzioneTitolo"
		from comunicazione c
		left join comunicazione p on p.ente_id = c.ente_id and p.id = c.corregge and p.pubblicata_il is not null
		left join lateral (
			select id, titolo from comunicazione d
			where d.ente_id = c.ente_id and d.corregge = c.id and d.pubblicata_il is not null and d.stato <> 'RITIRATA'
			order by d.pubblicata_il desc limit 1
		) d on true
		where c.id = ${id} and c.pubblicata_il is not null`;
	if (!row) throw new NonTrovato('Avviso non trovato');
	return avvisoVista({ ...row, istante });
}

export type AvvisoVista = ReturnType<typeof avvisoVista>;

/** A notice as it is read; of a draft, as it will be. */
export function avvisoVista(
	dati: Omit<Intera, 'colore'> & { colore: Colore | null | undefined; istante: Date }
) {
	const { testo, luogo, vertici, collegamento, stato, pubblicataIl, chiusaIl, al, istante } = dati;
	return {
		...inBreve(conColore(dati)),
		testo,
		luogo: luogo ?? undefined,
		vertici: vertici ?? undefined,
		collegamento: collegamento ?? undefined,
		pubblicato: pubblicataIl ? formatDataOra(pubblicataIl) : undefined,
		/** Why it no longer holds. */
		fine: fineDi({ stato, chiusaIl, al, istante }),
		corretta: dati.corregge
			? { href: paths.avviso(dati.corregge), titolo: dati.titoloCorretta ?? 'un avviso precedente' }
			: undefined,
		correzione: dati.correzioneId
			? { href: paths.avviso(dati.correzioneId), titolo: dati.correzioneTitolo ?? '' }
			: undefined
	};
}

type Fine = { stato: StatoComunicazione; chiusaIl: Date | null; al: Date; istante: Date };

function fineDi({ stato, chiusaIl, al, istante }: Fine): string | undefined {
	if (stato === 'RITIRATA' && chiusaIl)
		return `Questo avviso è stato ritirato il ${formatDataOra(chiusaIl)}: non vale più.`;
	return al <= istante ? `Questo avviso non vale più: è finito il ${formatDataOra(al)}.` : undefined;
}

function conColore<T extends { colore: Colore | null | undefined }>(
	row: T
): Omit<T, 'colore'> & { colore: Colore | undefined } {
	return { ...row, colore: row.colore ?? undefined };
}

function inBreve({
	id,
	titolo,
	dal,
	al,
	...specie
}: Omit<Breve, 'colore'> & { colore: Colore | undefined }): AvvisoInBreve {
	return {
		href: paths.avviso(id),
		specie: nomeSpecie(specie),
		livello: specie.colore,
		titolo,
		quando: `Dal ${formatDataOra(dal)} al ${formatDataOra(al)}`
	};
}
