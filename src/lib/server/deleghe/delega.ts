// Standing deleghe as rows: those of a person, given and received, and what happened to each. Called by the pages of the area personale and by who fills in a request.
import type { Giorno } from '#lib/domain/data.ts';
import { statoAl, type StatoDelega } from '#lib/domain/delega.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';

export type Parte = 'DELEGANTE' | 'DELEGATO';
export type Delega = {
	id: string;
	/** Who the person who reads it is in it. */
	parte: Parte;
	delegante: { nome: string; cognome: string; codiceFiscale: string };
	delegato: { nome: string; cognome: string; codiceFiscale: string };
	/** Ids. */
	servizi: string[];
	/** ISO dates. */
	dal: string;
	finoAl: string;
	/** On the day of the reading. */
	stato: StatoDelega | 'SCADUTA';
	registrataIl: Date;
};

export type EventoDelega = {
	id: string;
	tipo: 'REGISTRATA' | 'ACCETTATA' | 'RIFIUTATA' | 'REVOCATA' | 'USATA';
	parte: Parte;
	avvenutoIl: Date;
};

type Row = Omit<Delega, 'delegante' | 'delegato'> & {
	stato: StatoDelega;
	deleganteCodiceFiscale: string;
	deleganteNome: string;
	deleganteCognome: string;
	delegatoCodiceFiscale: string;
	delegatoNome: string;
	delegatoCognome: string;
};

type Lettura = { persona: string; oggi: Giorno };

/** Those given and those received, the newest first. */
export async function listDeleghe(tx: Tx, lettura: Lettura): Promise<Delega[]> {
	const rows = await tx<Row[]>`${colonne(tx, lettura)} order by registrata_il desc, id`;
	return rows.map((row) => toDelega(row, lettura.oggi));
}

/** One of them. `blocca` keeps it as it is until the transaction ends. @throws NonTrovato for anybody else */
export async function findDelega(
	tx: Tx,
	{ id, blocca = false, ...lettura }: Lettura & { id: string; blocca?: boolean }
): Promise<Delega> {
	const [row] = await tx<Row[]>`
		${colonne(tx, lettura)} where id = ${id} ${blocca ? tx`for no key update` : tx``}`;
	if (!row) throw new NonTrovato('Delega non trovata');
	return toDelega(row, lettura.oggi);
}

/** What happened, the oldest first. */
export async function listEventi(tx: Tx, delega: string): Promise<EventoDelega[]> {
	return tx<EventoDelega[]>`
		select id, tipo, parte, avvenuto_il as "avvenutoIl" from delega_evento
		where delega_id = ${delega} order by posto`;
}

function colonne(tx: Tx, { persona }: Lettura) {
	return tx`
		select id, case when delegante_id = ${persona} then 'DELEGANTE' else 'DELEGATO' end as parte,
			delegante_codice_fiscale as "deleganteCodiceFiscale", delegante_nome as "deleganteNome",
			delegante_cognome as "deleganteCognome", delegato_codice_fiscale as "delegatoCodiceFiscale",
			delegato_nome as "delegatoNome", delegato_cognome as "delegatoCognome", servizi, dal, fino_al as "finoAl", stato,
			registrata_il as "registrataIl"
		from delega`;
}

function toDelega(row: Row, oggi: Giorno): Delega {
	const { id, parte, servizi, dal, finoAl, registrataIl } = row;
	return {
		id,
		parte,
		servizi,
		dal,
		finoAl,
		registrataIl,
		stato: statoAl(row, oggi),
		delegante: {
			nome: row.deleganteNome,
			cognome: row.deleganteCognome,
			codiceFiscale: row.deleganteCodiceFiscale
		},
		delegato: {
			nome: row.delegatoNome,
			cognome: row.delegatoCognome,
			codiceFiscale: row.delegatoCodiceFiscale
		}
	};
}
