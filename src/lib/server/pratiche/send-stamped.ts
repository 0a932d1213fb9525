// Sends a request whose stamp was bought, in the name of the person who confirmed it, wherever they are now. Called by the worker.
import { isCodiceErrore, messaggio } from '#lib/domain/errori.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { Rifiuto } from '#lib/domain/rifiuti.ts';
import type { Database, Tx } from '../db/connection.ts';
import { inEnte, type Attore } from '../db/in-ente.ts';
import type { Documento } from '../documenti/documento.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { tellBollo } from '../messaggi/tell-bollo.ts';
import type { FindPorta } from '../servizi/porta.ts';
import type { EsitoInvio, Invio } from './check-invio.ts';
import { findPersonaDi } from './find-persona.ts';
import { submitPratica } from './submit-pratica.ts';

export type Spedizione = {
	database: Database;
	ente: EnteInVigore;
	/** Address of the site of the ente. */
	sito: string;
	luoghi: Luoghi;
	porta: FindPorta;
	clock: () => Date;
	newId: () => string;
};

export type DaSpedire = { id: string; persona: string };

/** What became of it; undefined when another worker was faster. */
export type SorteInvio = { esito: 'INVIATA'; numero: string } | { esito: 'RESPINTA'; motivo: string };

/** @throws what is no refusal: it is tried again later */
export async function sendStamped(
	spedizione: Spedizione,
	daSpedire: DaSpedire
): Promise<SorteInvio | undefined> {
	const esito = await trySending(spedizione, daSpedire);
	if (esito === undefined || esito.tipo === 'inviata')
		return esito && { esito: 'INVIATA', numero: esito.numero };
	const motivo = motivoOf(esito);
	const respinta = await as(spedizione, { ruolo: 'sistema' }, (tx) =>
		turnBack(tx, { spedizione, daSpedire, motivo })
	);
	return respinta ? { esito: 'RESPINTA', motivo } : undefined;
}

type Rifiutata = { tipo: 'rifiuto'; codice: string };

async function trySending(
	spedizione: Spedizione,
	daSpedire: DaSpedire
): Promise<EsitoInvio | Rifiutata | undefined> {
	try {
		return await as(spedizione, { ruolo: 'cittadino', persona: daSpedire.persona }, (tx) =>
			send(tx, spedizione, daSpedire)
		);
	} catch (refusal) {
		if (!(refusal instanceof Rifiuto)) throw refusal;
		return { tipo: 'rifiuto', codice: refusal.codice };
	}
}

type Row = {
	bozza: string;
	dichiarazioni: string[];
	vistaIl: Date;
	documento: Documento;
	pdf: Buffer;
	marca: string;
	congelatoIl: Date;
};

async function send(
	tx: Tx,
	spedizione: Spedizione,
	{ id, persona }: DaSpedire
): Promise<EsitoInvio | undefined> {
	const [row] = await tx<Row[]>`
		select i.bozza_id as bozza, i.dichiarazioni, i.vista_il as "vistaIl", i.documento, i.pdf, a.marca,
			i.congelato_il as "congelatoIl"
		from invio_in_attesa i join acquisto_bollo a on a.ente_id = i.ente_id and a.id = i.acquisto_id
		where i.id = ${id} and i.stato = 'pagato'
		for update of i`;
	if (!row) return undefined;
	const { ente, sito, luoghi, porta, clock, newId } = spedizione;
	const invio: Invio = {
		bozza: row.bozza,
		ente,
		sito,
		persona: { ...(await findPersonaDi(tx, persona)), id: persona },
		vistaIl: row.vistaIl,
		dichiarazioni: new Set(row.dichiarazioni),
		// Warnings never keep from filing, and those of the day were read; who they are was proved with the confirmation.
		avvisiLetti: true,
		provaRecente: true,
		istante: clock(),
		luoghi,
		newId,
		porta,
		bollo: row
	};
	const esito = await submitPratica(tx, invio);
	if (esito.tipo === 'inviata')
		await tx`
			update invio_in_attesa set stato = 'inviato', chiuso_il = ${invio.istante}, pdf = null, documento = null
			where id = ${id}`;
	return esito;
}

type DaRendere = { spedizione: Spedizione; daSpedire: DaSpedire; motivo: string };

// The stamp is spent and kept: confirmed again as it is, the request goes with it.
async function turnBack(tx: Tx, { spedizione, daSpedire, motivo }: DaRendere): Promise<boolean> {
	const { ente, clock, newId } = spedizione;
	const istante = clock();
	const [respinto] = await tx<{ servizio: string }[]>`
		update invio_in_attesa set stato = 'respinto', motivo = ${motivo}, chiuso_il = ${istante}, pdf = null, documento = null
		where id = ${daSpedire.id} and stato = 'pagato' returning servizio`;
	if (!respinto) return false;
	await tellBollo(tx, {
		ente: ente.id,
		persona: daSpedire.persona,
		servizio: respinto.servizio,
		modello: 'BOLLO_NON_INVIATA',
		motivo,
		istante,
		newId
	});
	return true;
}

/** Why it was not sent, as the person reads it; ends with a full stop. */
export function motivoOf(esito: Exclude<EsitoInvio, { tipo: 'inviata' }> | Rifiutata): string {
	if (esito.tipo === 'problemi') return esito.problemi.map((problema) => problema.messaggio).join(' ');
	if (esito.tipo === 'da-confermare') return 'sono cambiate le dichiarazioni da confermare.';
	if (esito.tipo === 'rifiuto' && esito.codice === 'SERVIZIO_NON_ATTIVO')
		return 'il Comune non offre più questo servizio.';
	if (esito.tipo === 'rifiuto' && isCodiceErrore(esito.codice)) return messaggio(esito.codice);
	return 'dopo la tua conferma qualcosa è cambiato, e alcune risposte vanno riviste.';
}

function as<T>({ database, ente }: Spedizione, attore: Attore, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(database, { ente: ente.id, attore }, work);
}
