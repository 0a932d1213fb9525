// The batches of data for INPS as rows: the list, one with its requests, the file that someone takes away. Called by the clerks' pages and the port.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import type { Contorno } from '../porta.ts';
import { operatoreDi } from './chi-puo.ts';

export type Lotto = {
	id: string;
	codice: string;
	creatoIl: Date;
	operatore: string;
	domande: number;
	totaleCent: number;
	csvSha256: string;
	xmlSha256: string;
	/** Requests of which INPS has not told the outcome. */
	inAttesa: number;
};

export type RigaLotto = {
	progressivo: number;
	numero: string;
	cent: number;
	esito: 'LIQUIDATA' | 'PROBLEMA' | null;
	motivo: string | null;
	revisione: number;
};

/** All batches, the newest first. @throws NonAutorizzato */
export function listLotti(tx: Tx, contorno: Contorno): Promise<Lotto[]> {
	operatoreDi(contorno);
	return selectLotti(tx);
}

/** One batch with its rows. @throws NonAutorizzato, NonTrovato */
export async function readLotto(
	tx: Tx,
	contorno: Contorno,
	codice: string
): Promise<{ lotto: Lotto; righe: RigaLotto[] }> {
	operatoreDi(contorno);
	const [lotto] = await selectLotti(tx, codice);
	if (!lotto) throw new NonTrovato('Lotto non trovato');
	const righe = await tx<RigaLotto[]>`
		select r.progressivo, p.numero, r.cent, r.esito, r.motivo, p.revisione
		from inps_lotto_riga r join pratica p on p.id = r.pratica_id
		where r.lotto_id = ${lotto.id} order by r.progressivo`;
	return { lotto, righe: [...righe] };
}

/** The batch in which a pratica last went, if any. */
export async function findLottoDi(tx: Tx, pratica: string): Promise<{ codice: string } | undefined> {
	const [riga] = await tx<{ codice: string }[]>`
		select l.codice from inps_lotto_riga r join inps_lotto l on l.id = r.lotto_id
		where r.pratica_id = ${pratica} order by l.creato_il desc limit 1`;
	return riga;
}

/** Granted requests still to be sent. */
export async function listDaInviare(tx: Tx): Promise<{ numero: string; cent: number }[]> {
	return [
		...(await tx<{ numero: string; cent: number }[]>`
			select p.numero, c.cent from maternita_concessione c join pratica p on p.id = c.pratica_id
			where c.revocata_il is null and p.stato in ('ACCOLTA', 'IN_CARICO') order by p.numero`)
	];
}

/** The bytes of a file as they were made; who takes it is kept. @throws NonAutorizzato, NonTrovato */
export async function takeFile(
	tx: Tx,
	contorno: Contorno,
	{ codice, formato }: { codice: string; formato: 'csv' | 'xml' }
): Promise<string> {
	const { ente, istante, newId } = contorno;
	const operatore = operatoreDi(contorno);
	const [lotto] = await tx<{ id: string; csv: string; xml: string }[]>`
		select id, csv, xml from inps_lotto where codice = ${codice}`;
	if (!lotto) throw new NonTrovato('Lotto non trovato');
	await tx`
		insert into inps_scaricamento (id, ente_id, lotto_id, formato, operatore_id, scaricato_il)
		values (${newId()}, ${ente.id}, ${lotto.id}, ${formato}, ${operatore}, ${istante})`;
	return lotto[formato];
}

async function selectLotti(tx: Tx, codice?: string): Promise<Lotto[]> {
	const righe = await tx<(Omit<Lotto, 'totaleCent'> & { totaleCent: string })[]>`
		select l.id, l.codice, l.creato_il as "creatoIl", o.nome || ' ' || o.cognome as operatore, l.domande,
			l.totale_cent as "totaleCent", l.csv_sha256 as "csvSha256", l.xml_sha256 as "xmlSha256",
			(select count(*)::int from inps_lotto_riga r where r.lotto_id = l.id and r.esito is null) as "inAttesa"
		from inps_lotto l join operatore o on o.id = l.operatore_id
		${codice === undefined ? tx`` : tx`where l.codice = ${codice}`}
		order by l.creato_il desc, l.codice desc`;
	return righe.map((riga) => ({ ...riga, totaleCent: Number(riga.totaleCent) }));
}
