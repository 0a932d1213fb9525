// Stamps bought online that are not as they should be, as cases for the till: opened and made so by the worker, decided in cassa/marche.ts.
import type { Tx } from '../db/connection.ts';
import { tellBollo } from '../messaggi/tell-bollo.ts';
import type { Marca } from '../integrations/pagopa/port.ts';

export type MotivoMarca = 'IMPRONTA' | 'FIRMA' | 'DOPPIA';

/** What a clerk says; RISOLTA when who sold it put it right before anybody did. */
export type EsitoMarca = 'RIMBORSO_CHIESTO' | 'ANNULLATA' | 'ACCOLTA' | 'RISOLTA';

export type DaAprireCaso = {
	id: string;
	acquisto: string;
	motivo: MotivoMarca;
	marca: Marca;
	istante: Date;
};

/** A case for a purchase, once: asked for again every day, the same stamp is the same case. */
export async function openCaso(
	tx: Tx,
	{ id, acquisto, motivo, marca, istante }: DaAprireCaso
): Promise<void> {
	await tx`
		insert into marca_da_verificare (id, ente_id, persona_id, acquisto_id, servizio, nav, iubd, cent, motivo, difetto,
			impronta_attesa, impronta_marca, comprata_il, aperta_il)
		select ${id}, a.ente_id, a.persona_id, a.id, i.servizio, a.nav, ${marca.iubd}, i.cent, ${motivo},
			${motivo === 'FIRMA' ? (marca.difetto ?? '') : null}, i.impronta, ${marca.impronta}, a.creato_il, ${istante}
		from acquisto_bollo a join invio_in_attesa i on i.ente_id = a.ente_id and i.id = a.invio_id
		where a.id = ${acquisto}
		on conflict (ente_id, acquisto_id) do nothing`;
}

/** The right stamp has come after all. */
export async function resolveCaso(
	tx: Tx,
	{ acquisto, istante }: { acquisto: string; istante: Date }
): Promise<void> {
	await tx`
		update marca_da_verificare set esito = 'RISOLTA', chiusa_il = ${istante}, applicata_il = ${istante}
		where acquisto_id = ${acquisto} and esito is null`;
}

const PRESA_MS = 60_000;

/** Decided cases that nothing has come of yet, for this worker alone. */
export async function claimCasi(
	tx: Tx,
	{ ente, adesso, quanti }: { ente: string; adesso: Date; quanti: number }
): Promise<string[]> {
	const rows = await tx<{ id: string }[]>`
		with da_fare as (
			select id as da_fare_id from marca_da_verificare
			where ente_id = ${ente} and esito is not null and applicata_il is null and prossimo_il <= ${adesso}
			order by prossimo_il, id limit ${quanti} for update skip locked
		)
		update marca_da_verificare set prossimo_il = ${new Date(adesso.getTime() + PRESA_MS)}
		from da_fare where id = da_fare_id returning id`;
	return rows.map(({ id }) => id);
}

type Deciso = {
	id: string;
	ente: string;
	persona: string;
	acquisto: string;
	servizio: string;
	esito: Exclude<EsitoMarca, 'RISOLTA'>;
};

/** Does what the clerk said: the request leaves with its stamp, or is open again. The person is told. Undefined when it is done already. */
export async function applyCaso(
	tx: Tx,
	{ id, adesso, newId }: { id: string; adesso: Date; newId: () => string }
): Promise<Deciso['esito'] | undefined> {
	const [caso] = await tx<Deciso[]>`
		update marca_da_verificare set applicata_il = ${adesso}
		where id = ${id} and esito is not null and applicata_il is null
		returning id, ente_id as ente, persona_id as persona, acquisto_id as acquisto, servizio, esito`;
	if (!caso) return undefined;
	const [fermo] = await tx<{ id: string }[]>`
		select i.id from invio_in_attesa i join acquisto_bollo a on a.ente_id = i.ente_id and a.invio_id = i.id
		where a.id = ${caso.acquisto} and i.stato = 'da_verificare' for update of i`;
	const riaperta = fermo !== undefined && caso.esito !== 'ACCOLTA';
	if (fermo && caso.esito === 'ACCOLTA') await accept(tx, { caso, invio: fermo.id, adesso });
	if (riaperta) await reopen(tx, { invio: fermo.id, adesso });
	if (caso.esito !== 'ACCOLTA')
		await tx`
			update acquisto_bollo set stato = 'abbandonato', prossimo_il = ${adesso}
			where id = ${caso.acquisto} and stato = 'aperto'`;
	const { ente, persona, servizio } = caso;
	await tellBollo(tx, {
		ente,
		persona,
		servizio,
		modello: 'BOLLO_VERIFICATA',
		motivo: PAROLE[caso.esito] + (riaperta ? RIAPERTA : ''),
		istante: adesso,
		newId
	});
	return caso.esito;
}

const PAROLE: Record<Deciso['esito'], string> = {
	RIMBORSO_CHIESTO: 'è stato chiesto il rimborso a chi l’ha venduta.',
	ANNULLATA: 'la marca è annullata e non si può usare.',
	ACCOLTA: 'la marca è accolta, e la richiesta parte da sola.'
};
const RIAPERTA = ' La bozza è di nuovo aperta nella tua area personale: per inviarla serve un’altra marca.';

type Accolto = { caso: Deciso; invio: string; adesso: Date };

async function accept(tx: Tx, { caso, invio, adesso }: Accolto): Promise<void> {
	await tx`
		update acquisto_bollo set stato = 'comprato', comprato_il = ${adesso}, ultimo_errore = null
		where id = ${caso.acquisto} and stato = 'aperto'`;
	await tx`
		update invio_in_attesa set stato = 'pagato', acquisto_id = ${caso.acquisto}, prossimo_il = ${adesso}
		where id = ${invio}`;
}

async function reopen(tx: Tx, { invio, adesso }: { invio: string; adesso: Date }): Promise<void> {
	await tx`
		update invio_in_attesa set stato = 'annullato', chiuso_il = ${adesso}, pdf = null, documento = null
		where id = ${invio}`;
}
