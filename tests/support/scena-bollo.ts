// The scene of the tests of the stamp bought online: importing it gives each test a person of its own and a pagoPA to lead by hand.
import { createHash } from 'node:crypto';
import { beforeEach, expect } from 'vitest';
import { omocodici } from '#lib/domain/codice-fiscale-calcolo.ts';
import { comeBackBollo } from '#lib/server/pagamenti/buy-bollo.ts';
import { giveUpInvio } from '#lib/server/pratiche/invio-in-attesa.ts';
import { compra, CON_BOLLO_ONLINE, vistaBollo } from './bollo-domanda.ts';
import { come, entraCon, type Residente } from './mondo.ts';
import { pagopaFinta, type PagopaFinta } from './pagopa-finta.ts';
import { bozzaPronta, invia } from './pratiche.ts';
import { marta, mondo } from './scena.ts';

export const MINUTO = 60_000;
/** New before each test. */
export let pagopa: PagopaFinta;
export let chi: Residente;
let quanti = 0;

// Each test has a person of its own: a draft that waits is nobody else's business.
beforeEach(async () => {
	pagopa = pagopaFinta();
	chi = await nuovaPersona();
	// What other tests left waiting is waited for no more.
	await mondo.owner`update acquisto_bollo set stato = 'abbandonato' where stato = 'aperto'`;
	await mondo.owner`update invio_in_attesa set prossimo_il = null where stato = 'pagato'`;
});

export async function nuovaPersona(): Promise<Residente> {
	const codiceFiscale = omocodici(marta.codiceFiscale)[quanti] ?? '';
	quanti += 1;
	return entraCon(mondo, { ente: 'cassola', nome: 'Marta', cognome: 'Zanchettin', codiceFiscale });
}

export function passano(minuti: number): void {
	mondo.sposta(new Date(mondo.clock().getTime() + minuti * MINUTO).toISOString());
}

export async function confermata(persona = chi): Promise<string> {
	const bozza = await bozzaPronta(mondo, persona, CON_BOLLO_ONLINE);
	expect(await invia(mondo, persona, bozza)).toEqual({ tipo: 'da-pagare' });
	return bozza;
}

/** Confirmed, with a purchase begun; its NAV. */
export async function inAcquisto(persona = chi): Promise<{ bozza: string; acquisto: string; nav: string }> {
	const bozza = await confermata(persona);
	const esito = await compra(mondo, pagopa, { chi: persona, bozza });
	if (esito.tipo !== 'vai') throw new Error(esito.tipo);
	return { bozza, acquisto: esito.acquisto, nav: ultimoNav() };
}

export function ultimoNav(): string {
	return [...pagopa.bolliChiesti.keys()].at(-1) ?? '';
}

export function torna(dati: {
	bozza: string;
	acquisto: string;
	come: 'ok' | 'annullato' | 'errore';
}): Promise<void> {
	return come(mondo, chi, (tx) => comeBackBollo(tx, { ...dati, istante: mondo.clock() }));
}

export function annulla(bozza: string, persona = chi) {
	return come(mondo, persona, (tx) => giveUpInvio(tx, { bozza, istante: mondo.clock() }));
}

export async function stato(bozza: string): Promise<string> {
	return (await vistaBollo(mondo, chi, bozza)).invio.stato;
}

export async function pratiche(bozza: string): Promise<string[]> {
	const rows = await mondo.owner<{ numero: string }[]>`select numero from pratica where bozza_id = ${bozza}`;
	return rows.map(({ numero }) => numero);
}

export function sha256(byte: Uint8Array): string {
	return createHash('sha256').update(byte).digest('base64');
}
