// The purchase of a digital stamp for a request that waits for it: the way out to pagoPA, and what is known meanwhile. Called by the pages of the stamp.
import { awayOrThrow } from '#lib/domain/integration-error.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import type { Database, Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import type { Pagopa, RichiestaBollo } from '../integrations/pagopa/port.ts';
import { ACQUISTO_MS, findInvioInAttesa, type InvioInAttesa } from '../pratiche/invio-in-attesa.ts';
import { findPersonaDi } from '../pratiche/find-persona.ts';

/** While pagoPA is asked for a stamp: if we stop half-way another purchase is soon free again. */
const PRENOTAZIONE_MS = 60_000;

export type RitornoBollo = 'ok' | 'annullato' | 'errore';

/** Whether a text received from outside is a way to come back. */
export function isRitornoBollo(testo: string): testo is RitornoBollo {
	return ['ok', 'annullato', 'errore'].includes(testo);
}

type Acquisto = { id: string; indirizzo: string; creatoIl: Date; ritorno: RitornoBollo | null };

export type BolloVisto = {
	invio: InvioInAttesa;
	/** A purchase that may still be paid, from which nobody came back. */
	ripresa: string | undefined;
	/** Somebody says to have paid, or may be paying elsewhere: until when no other purchase begins. */
	inCorsoFino: Date | undefined;
};

/** How the stamp of a draft stands. @throws NonTrovato when the draft waits for none */
export async function viewBollo(
	tx: Tx,
	{ bozza, istante }: { bozza: string; istante: Date }
): Promise<BolloVisto> {
	const invio = await findInvioInAttesa(tx, bozza);
	if (!invio) throw new NonTrovato('Nessuna marca da comprare');
	const ultimo = await findInCorso(tx, { invio: invio.id, istante });
	return {
		invio,
		ripresa: ultimo?.ritorno === null ? ultimo.id : undefined,
		inCorsoFino: ultimo && new Date(ultimo.creatoIl.getTime() + ACQUISTO_MS)
	};
}

// One from which the person came back without paying is over; one that went well may only be waited for.
async function findInCorso(
	tx: Tx,
	{ invio, istante }: { invio: string; istante: Date }
): Promise<Acquisto | undefined> {
	const [acquisto] = await tx<Acquisto[]>`
		select id, indirizzo, creato_il as "creatoIl", ritorno from acquisto_bollo
		where invio_id = ${invio} and stato = 'aperto' and (ritorno is null or ritorno = 'ok')
			and creato_il > ${new Date(istante.getTime() - ACQUISTO_MS)}
		order by creato_il desc limit 1`;
	return acquisto;
}

export type Bottega = {
	database: Database;
	ente: string;
	persona: string;
	pagopa: Pagopa | undefined;
	clock: () => Date;
	newId: () => string;
	/** Address, without the way of coming back at its end, to which pagoPA sends the person. */
	ritorno: (acquisto: string, come: RitornoBollo) => string;
};

/** `non_risponde`: pagoPA is away, nothing was begun. `cambiato`: the page is to be read again. */
export type EsitoAcquisto = { tipo: 'vai'; acquisto: string } | { tipo: 'non_risponde' | 'cambiato' };

export type DaComprare = { bozza: string; email: string; provincia: string };

/** Begins a purchase, or finds the one that can still be paid. @throws NonTrovato */
export async function startAcquisto(bottega: Bottega, dati: DaComprare): Promise<EsitoAcquisto> {
	const { pagopa, clock, newId } = bottega;
	if (!pagopa) return { tipo: 'non_risponde' };
	const preso = await asPersona(bottega, (tx) => reserve(tx, { bozza: dati.bozza, istante: clock() }));
	if ('tipo' in preso) return preso;
	const acquisto = newId();
	const richiesta = await asPersona(bottega, (tx) =>
		richiestaDi(tx, { bottega, dati, invio: preso, acquisto })
	);
	const chiesto = await pagopa.askBollo(richiesta).catch(awayOrThrow);
	return asPersona(bottega, (tx) => keepChiesto(tx, { bottega, invio: preso, acquisto, chiesto }));
}

async function reserve(
	tx: Tx,
	{ bozza, istante }: { bozza: string; istante: Date }
): Promise<InvioInAttesa | EsitoAcquisto> {
	const invio = await findInvioInAttesa(tx, bozza, { blocca: true });
	if (!invio) throw new NonTrovato('Nessuna marca da comprare');
	if (invio.stato !== 'da_pagare') return { tipo: 'cambiato' };
	if (invio.prenotatoFino && invio.prenotatoFino > istante) return { tipo: 'cambiato' };
	const aperto = await findInCorso(tx, { invio: invio.id, istante });
	if (aperto) return aperto.ritorno === null ? { tipo: 'vai', acquisto: aperto.id } : { tipo: 'cambiato' };
	const fino = new Date(istante.getTime() + PRENOTAZIONE_MS);
	await tx`update invio_in_attesa set prenotato_fino = ${fino} where id = ${invio.id}`;
	return invio;
}

type Comprando = { bottega: Bottega; invio: InvioInAttesa; acquisto: string };

async function richiestaDi(
	tx: Tx,
	{ bottega, dati, invio, acquisto }: Comprando & { dati: DaComprare }
): Promise<RichiestaBollo> {
	const { nome, cognome, codiceFiscale } = await findPersonaDi(tx, bottega.persona);
	if (codiceFiscale === null) throw new Error('Senza codice fiscale non si compra una marca');
	return {
		chi: { nome, cognome, codiceFiscale, email: dati.email },
		cent: invio.cent,
		provincia: dati.provincia,
		impronta: invio.impronta,
		ritorno: {
			ok: bottega.ritorno(acquisto, 'ok'),
			annullato: bottega.ritorno(acquisto, 'annullato'),
			errore: bottega.ritorno(acquisto, 'errore')
		}
	};
}

// Whatever became of the request meanwhile, what can be paid is kept: the worker asks for it.
async function keepChiesto(
	tx: Tx,
	{
		bottega,
		invio,
		acquisto,
		chiesto
	}: Comprando & { chiesto: { indirizzo: string; nav: string } | undefined }
): Promise<EsitoAcquisto> {
	const istante = bottega.clock();
	await tx`update invio_in_attesa set prenotato_fino = null where id = ${invio.id}`;
	if (!chiesto) return { tipo: 'non_risponde' };
	await tx`
		insert into acquisto_bollo (id, ente_id, persona_id, invio_id, nav, indirizzo, creato_il, prossimo_il)
		values (${acquisto}, ${bottega.ente}, ${bottega.persona}, ${invio.id}, ${chiesto.nav}, ${chiesto.indirizzo},
			${istante}, ${new Date(istante.getTime() + 60_000)})`;
	return { tipo: 'vai', acquisto };
}

/** Where a purchase leads, and whether it can still be paid. @throws NonTrovato */
export async function findAcquisto(
	tx: Tx,
	{ bozza, acquisto, istante }: { bozza: string; acquisto: string; istante: Date }
): Promise<{ indirizzo: string; valido: boolean }> {
	const [row] = isUuid(acquisto)
		? await tx<{ indirizzo: string; creatoIl: Date; ritorno: string | null; stato: string }[]>`
			select a.indirizzo, a.creato_il as "creatoIl", a.ritorno, i.stato from acquisto_bollo a
			join invio_in_attesa i on i.ente_id = a.ente_id and i.id = a.invio_id
			where a.id = ${acquisto} and i.bozza_id = ${bozza}`
		: [];
	if (!row) throw new NonTrovato('Acquisto non trovato');
	const giovane = row.creatoIl.getTime() + ACQUISTO_MS > istante.getTime();
	return { indirizzo: row.indirizzo, valido: row.stato === 'da_pagare' && row.ritorno === null && giovane };
}

/** The person came back: what they were told counts for nothing but when pagoPA is asked, and whether another purchase may begin. @throws NonTrovato */
export async function comeBackBollo(
	tx: Tx,
	dati: { bozza: string; acquisto: string; come: RitornoBollo; istante: Date }
): Promise<void> {
	await findAcquisto(tx, dati);
	const { acquisto, come, istante } = dati;
	await tx`
		update acquisto_bollo set ritorno = ${come}, tornato_il = ${istante}, prossimo_il = least(prossimo_il, ${istante})
		where id = ${acquisto} and ritorno is null and stato = 'aperto'`;
}

function asPersona<T>({ database, ente, persona }: Bottega, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(database, { ente, attore: { ruolo: 'cittadino', persona } }, work);
}
