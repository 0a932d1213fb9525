// Stamps bought online that a person must look at, as the till reads and decides them. Called by its pages.
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { EsitoMarca, MotivoMarca } from '../pagamenti/marca-da-verificare.ts';
import type { Contorno } from '../servizi/porta.ts';
import { requireCassa } from './chi-puo.ts';

export type MarcaDaVerificare = {
	id: string;
	servizio: string;
	nav: string;
	iubd: string;
	cent: number;
	motivo: MotivoMarca;
	difetto: string | null;
	improntaAttesa: string;
	improntaMarca: string;
	comprataIl: Date;
	apertaIl: Date;
	persona: string;
	codiceFiscale: string | null;
	esito: EsitoMarca | null;
	nota: string | null;
	chi: string | null;
	chiusaIl: Date | null;
};

/** Those that nobody has decided, or those that were, the oldest first or the latest first. One row more than asked tells that there are others. */
export async function listMarche(
	tx: Tx,
	{ chiuse = false, dopo, quante = 20 }: { chiuse?: boolean; dopo?: string | undefined; quante?: number }
): Promise<{ righe: MarcaDaVerificare[]; altre: boolean }> {
	const oltre = dopo
		? chiuse
			? tx`(m.chiusa_il, m.id) < (select chiusa_il, id from marca_da_verificare where id = ${dopo})`
			: tx`(m.aperta_il, m.id) > (select aperta_il, id from marca_da_verificare where id = ${dopo})`
		: tx`true`;
	const rows = await tx<MarcaDaVerificare[]>`
		${selectMarche(tx)}
		where ${chiuse ? tx`m.esito is not null` : tx`m.esito is null`} and ${oltre}
		order by ${chiuse ? tx`m.chiusa_il desc, m.id desc` : tx`m.aperta_il, m.id`} limit ${quante + 1}`;
	return { righe: rows.slice(0, quante), altre: rows.length > quante };
}

/** How many nobody has decided. */
export async function countMarche(tx: Tx): Promise<number> {
	const [row] = await tx<{ quante: number }[]>`
		select count(*)::integer as quante from marca_da_verificare where esito is null`;
	return row?.quante ?? 0;
}

/** One of them. @throws NonTrovato */
export async function readMarcaDaVerificare(tx: Tx, id: string): Promise<MarcaDaVerificare> {
	const [row] = await tx<MarcaDaVerificare[]>`${selectMarche(tx)} where m.id = ${id}`;
	if (!row) throw new NonTrovato('Marca da bollo non trovata');
	return row;
}

/** What may be said of it: a second stamp has no request to go with. */
export function esitiPossibili({ motivo }: Pick<MarcaDaVerificare, 'motivo'>): EsitoMarca[] {
	return motivo === 'DOPPIA'
		? ['RIMBORSO_CHIESTO', 'ANNULLATA']
		: ['ACCOLTA', 'RIMBORSO_CHIESTO', 'ANNULLATA'];
}

export type EsitoDeciso = { id: string; esito: EsitoMarca; nota: string };

/** Says what becomes of it, once; the worker makes it so. @throws NonAutorizzato, NonTrovato, Conflitto when it is decided already */
export async function decideMarca(
	tx: Tx,
	contorno: Contorno,
	{ id, esito, nota }: EsitoDeciso
): Promise<void> {
	const operatore = requireCassa(contorno);
	const { motivo } = await readMarcaDaVerificare(tx, id);
	if (!esitiPossibili({ motivo }).includes(esito)) throw new Conflitto('Esito non ammesso', 'MARCA_DECISA');
	const { count } = await tx`
		update marca_da_verificare set esito = ${esito}, nota = ${nota}, operatore_id = ${operatore},
			chiusa_il = ${contorno.istante}, prossimo_il = ${contorno.istante}
		where id = ${id} and esito is null`;
	if (count === 0) throw new Conflitto('Marca già decisa', 'MARCA_DECISA');
}

function selectMarche(tx: Tx) {
	return tx`
		select m.id, m.servizio, m.nav, m.iubd, m.cent, m.motivo, m.difetto, m.impronta_attesa as "improntaAttesa",
			m.impronta_marca as "improntaMarca", m.comprata_il as "comprataIl", m.aperta_il as "apertaIl",
			p.nome || ' ' || p.cognome as persona, p.codice_fiscale as "codiceFiscale", m.esito, m.nota,
			o.nome || ' ' || o.cognome as chi, m.chiusa_il as "chiusaIl"
		from marca_da_verificare m
		join persona p on p.ente_id = m.ente_id and p.id = m.persona_id
		left join operatore o on o.ente_id = m.ente_id and o.id = m.operatore_id`;
}
