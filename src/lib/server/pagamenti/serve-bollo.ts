// Asks pagoPA for one stamp and writes what came: the same bytes that were frozen, or others. Called by the worker.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Database, Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import type { Marca, Pagopa } from '../integrations/pagopa/port.ts';
import { tellBollo } from '../messaggi/tell-bollo.ts';
import type { StatoInvio } from '../pratiche/invio-in-attesa.ts';
import { nextAttempt } from '../spedizioni/next-attempt.ts';
import type { AcquistoPreso } from './claim-bolli.ts';
import { openCaso, resolveCaso } from './marca-da-verificare.ts';
import { nextCheck } from './next-check.ts';

export type DialogoBollo = {
	database: Database;
	/** pagoPA for the ente; undefined when it has no keys. */
	pagopa: Pagopa | undefined;
	clock: () => Date;
	random: () => number;
	newId: () => string;
};

/**
 * What became of a purchase. `DIVERSA`: the stamp is for other bytes than ours. `NON_FIRMATA`: its signature does not hold. `TARDI`: it is the right one, but the request
 * was given up. `DOPPIA`: the request has its stamp already.
 */
export type SorteBollo =
	| { esito: 'COMPRATA' | 'DIVERSA' | 'NON_FIRMATA' | 'TARDI' | 'DOPPIA' }
	| { esito: 'NON_ANCORA' | 'ABBANDONATA' }
	| { esito: 'RINVIATA'; errore: string };

const GIORNO_MS = 24 * 60 * 60_000;
/** After as many days nobody pays any more: pagoPA is no longer asked. */
const GIORNI_MASSIMI = 90;

/** Its fate, or undefined when another worker has it. @throws what is no fault of pagoPA: the lease then ends by itself */
export async function serveBollo(
	dialogo: DialogoBollo,
	preso: AcquistoPreso
): Promise<SorteBollo | undefined> {
	const { pagopa, clock } = dialogo;
	try {
		const marca = await pagopa?.readBollo(preso.nav);
		if (marca) return await inTx(dialogo, preso, (tx) => keepMarca(tx, { dialogo, preso, marca }));
		if (!pagopa) return await postpone(dialogo, preso, { errore: 'SENZA_CHIAVI' });
		return await waitOn(dialogo, preso);
	} catch (fault) {
		if (!(fault instanceof IntegrationError)) throw fault;
		const adesso = clock();
		const prossimoIl = fault.temporaneo
			? nextAttempt({
					tentativi: preso.tentativi + 1,
					adesso,
					riprovaDopo: fault.riprovaDopo,
					random: dialogo.random
				})
			: undefined;
		return postpone(dialogo, preso, { errore: fault.message, prossimoIl });
	}
}

async function waitOn(dialogo: DialogoBollo, preso: AcquistoPreso): Promise<SorteBollo | undefined> {
	const adesso = dialogo.clock();
	const vecchio = adesso.getTime() - preso.creatoIl.getTime() > GIORNI_MASSIMI * GIORNO_MS;
	const prossimoIl = nextCheck({ provataIl: preso.creatoIl, adesso });
	// Who has just come back is asked for at the next turn, whatever was planned.
	const { count } = await inTx(
		dialogo,
		preso,
		(tx) => tx`
		update acquisto_bollo set stato = ${vecchio ? 'abbandonato' : 'aperto'}, tentativi = 0, ultimo_errore = null,
			prossimo_il = case when tornato_il > ${preso.presoIl} then ${adesso} else ${prossimoIl}::timestamptz end
		where id = ${preso.id} and prese = ${preso.prese} and stato = 'aperto'`
	);
	if (count === 0) return undefined;
	return { esito: vecchio ? 'ABBANDONATA' : 'NON_ANCORA' };
}

async function postpone(
	dialogo: DialogoBollo,
	preso: AcquistoPreso,
	{ errore, prossimoIl }: { errore: string; prossimoIl?: Date | undefined }
): Promise<SorteBollo | undefined> {
	const quando = prossimoIl ?? new Date(dialogo.clock().getTime() + GIORNO_MS);
	const { count } = await inTx(
		dialogo,
		preso,
		(tx) => tx`
		update acquisto_bollo set tentativi = tentativi + 1, ultimo_errore = ${errore}, prossimo_il = ${quando}
		where id = ${preso.id} and prese = ${preso.prese} and stato = 'aperto'`
	);
	return count === 0 ? undefined : { esito: 'RINVIATA', errore };
}

type DaTenere = {
	dialogo: DialogoBollo;
	preso: AcquistoPreso;
	marca: Marca;
};

type Invio = { id: string; persona: string; servizio: string; impronta: string; stato: StatoInvio };

async function keepMarca(tx: Tx, { dialogo, preso, marca }: DaTenere): Promise<SorteBollo | undefined> {
	const adesso = dialogo.clock();
	const [invio] = await tx<Invio[]>`
		select id, persona_id as persona, servizio, impronta, stato from invio_in_attesa where id = ${preso.invio} for update`;
	if (!invio) throw new Error(`Acquisto senza invio: ${preso.id}`);
	const stessa = isStessaImpronta(marca.impronta, invio.impronta);
	const giusta = stessa && !marca.difetto;
	// A wrong one is asked for again every day: whoever sold it may put it right.
	const { count } = await tx`
		update acquisto_bollo set stato = ${giusta ? 'comprato' : 'aperto'}, marca = ${marca.xml},
			impronta_marca = ${marca.impronta}, comprato_il = ${giusta ? adesso : null}, tentativi = 0,
			ultimo_errore = ${giusta ? null : stessa ? 'FIRMA_NON_VALIDA' : 'IMPRONTA_DIVERSA'}, prossimo_il = ${new Date(adesso.getTime() + GIORNO_MS)}
		where id = ${preso.id} and prese = ${preso.prese} and stato = 'aperto'`;
	if (count === 0) return undefined;
	const { persona, servizio } = invio;
	const daDire = { ente: preso.ente, persona, servizio, istante: adesso, newId: dialogo.newId };
	const caso = { id: dialogo.newId(), acquisto: preso.id, marca, istante: adesso };
	if (!giusta) {
		const esito = stessa ? 'NON_FIRMATA' : 'DIVERSA';
		await openCaso(tx, { ...caso, motivo: stessa ? 'FIRMA' : 'IMPRONTA' });
		if (invio.stato !== 'da_pagare') return { esito };
		await tx`update invio_in_attesa set stato = 'da_verificare' where id = ${invio.id}`;
		await tellBollo(tx, { ...daDire, modello: stessa ? 'BOLLO_FIRMA' : 'BOLLO_DA_VERIFICARE' });
		return { esito };
	}
	await resolveCaso(tx, { acquisto: preso.id, istante: adesso });
	if (invio.stato === 'da_pagare' || invio.stato === 'da_verificare') {
		await tx`
			update invio_in_attesa set stato = 'pagato', acquisto_id = ${preso.id}, prossimo_il = ${adesso}
			where id = ${invio.id}`;
		return { esito: 'COMPRATA' };
	}
	if (invio.stato !== 'annullato') {
		await openCaso(tx, { ...caso, motivo: 'DOPPIA' });
		return { esito: 'DOPPIA' };
	}
	await tellBollo(tx, { ...daDire, modello: 'BOLLO_NON_INVIATA', motivo: 'avevi annullato la conferma.' });
	return { esito: 'TARDI' };
}

/** Whether two hashes are the same, byte for byte and written in the same way. */
export function isStessaImpronta(una: string, altra: string): boolean {
	return una.length === 44 && una === altra;
}

function inTx<T>(
	{ database }: DialogoBollo,
	{ ente }: AcquistoPreso,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return asSystem({ database }, ente, work);
}
