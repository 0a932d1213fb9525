// Asks for sums with pagoPA: makes notices of what is due and leaves them to the worker. Called with the act, and again when a part was paid in another way.
import { randomBytes } from 'node:crypto';
import { navDi } from '#lib/domain/avviso.ts';
import { sommaCent } from '#lib/domain/denaro.ts';
import type { Tx } from '../db/connection.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Voce } from '../integrations/pagopa/port.ts';
import { findPersonaDi } from '../pratiche/find-persona.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import type { Contorno } from '../servizi/porta.ts';
import type { Pagamento } from './pagamento.ts';
import type { Debitore } from './posizione.ts';

const VOCI_MASSIME = 5;
const CAUSALE_MASSIMA = 140;

/** What a position is made of; `pagamenti` are the rows it asks for. */
export type DaAprire = {
	persona: string | null;
	pratica: string | null;
	gettone: string;
	debitore: Debitore;
	causale: string;
	voci: readonly Voce[];
	/** ISO date. */
	scadenza: string;
	scade: boolean;
	pagamenti: readonly string[];
};

export type Aperta = { gettone: string; nav: string; cent: number; scadenza: string };

/**
 * One notice for what is due by the same day. Nothing where the Comune has no pagoPA, and nothing for what the official
 * list has no code for: that is paid at the counter.
 */
export async function openPosizioni(
	tx: Tx,
	contorno: Contorno,
	{ pratica, pagamenti }: { pratica: Pratica; pagamenti: readonly Pagamento[] }
): Promise<Aperta[]> {
	const { pagopa } = contorno.ente.impostazioni;
	if (!pagopa) return [];
	const debitore = await debitoreDi(tx, pratica.personaId);
	const aperte: Aperta[] = [];
	for (const gruppo of gruppiDi(pagamenti)) {
		const gettone = createGettone();
		for (const insieme of aPezzi(gruppo))
			aperte.push(
				await openPosizione(tx, contorno, {
					persona: pratica.personaId,
					pratica: pratica.id,
					gettone,
					debitore,
					causale: causaleDi(pratica, insieme),
					voci: insieme.map((pagamento) => voceDi(pagamento, contorno.ente.impostazioni)),
					scadenza: insieme[0].scadenza,
					scade: insieme.some(({ scade }) => scade),
					pagamenti: insieme.map(({ id }) => id)
				})
			);
	}
	return aperte;
}

/** Makes the notice and keeps it for the worker. */
export async function openPosizione(
	tx: Tx,
	{ ente, istante, newId }: Pick<Contorno, 'ente' | 'istante' | 'newId'>,
	daAprire: DaAprire
): Promise<Aperta> {
	const { gettone, voci, scadenza } = daAprire;
	const id = newId();
	const nav = await takeNav(tx, ente.impostazioni);
	const cent = sommaCent(voci.map((voce) => voce.cent));
	await tx`
		insert into posizione (id, ente_id, persona_id, pratica_id, gettone, nav, cf_ente, debitore, causale, cent, voci,
			scadenza, scade, prossimo_il, creata_il)
		values (${id}, ${ente.id}, ${daAprire.persona}, ${daAprire.pratica}, ${gettone}, ${nav},
			${ente.impostazioni.codiceFiscale}, ${tx.json(daAprire.debitore)}, ${daAprire.causale}, ${cent},
			${tx.json([...voci])}, ${scadenza}, ${daAprire.scade}, ${istante}, ${istante})`;
	if (daAprire.pagamenti.length > 0)
		await tx`update pagamento set posizione_id = ${id} where id = any (${[...daAprire.pagamenti]}::uuid[])`;
	return { gettone, nav, cent, scadenza };
}

/** The secret part of the address of a payment. */
export function createGettone(): string {
	return randomBytes(18).toString('base64url');
}

async function takeNav(tx: Tx, { pagopa }: Impostazioni): Promise<string> {
	if (!pagopa) throw new Error('Il Comune non usa pagoPA');
	const [row] = await tx<{ base: string }[]>`select nextval('avviso_base')::text as base`;
	return navDi({ segregazione: pagopa.segregazione, base: row?.base ?? '' });
}

async function debitoreDi(tx: Tx, persona: string): Promise<Debitore> {
	const { nome, cognome, codiceFiscale } = await findPersonaDi(tx, persona);
	// Who has none, as with eIDAS, is written so by the rules of pagoPA.
	return { tipo: 'F', codiceFiscale: codiceFiscale ?? 'ANONIMO', nome: `${nome} ${cognome}`.slice(0, 70) };
}

type NonVuoto = [Pagamento, ...Pagamento[]];

function gruppiDi(pagamenti: readonly Pagamento[]): Pagamento[][] {
	const gruppi = Map.groupBy(
		pagamenti.filter(({ tassonomia }) => tassonomia !== null),
		({ scadenza }) => scadenza
	);
	return [...gruppi.values()];
}

// A stamp stands alone: of what holds one there is no notice on paper.
function aPezzi(gruppo: readonly Pagamento[]): NonVuoto[] {
	const pezzi: NonVuoto[] = [];
	for (const pagamento of gruppo.filter(({ impronta }) => !impronta)) {
		const ultimo = pezzi.at(-1);
		if (ultimo && ultimo.length < VOCI_MASSIME) ultimo.push(pagamento);
		else pezzi.push([pagamento]);
	}
	return [...pezzi, ...gruppo.filter(({ impronta }) => impronta).map((bollo): NonVuoto => [bollo])];
}

function causaleDi(pratica: Pratica, [prima, ...altre]: NonVuoto): string {
	const cosa = altre.length === 0 ? prima.causale : servizioDi(pratica).scheda.titolo;
	const numero = ` - ${pratica.numero}`;
	return cosa.slice(0, CAUSALE_MASSIMA - numero.length) + numero;
}

function voceDi(
	{ cent, causale, tassonomia, impronta }: Pagamento,
	{ pagopa, provincia }: Impostazioni
): Voce {
	const comune = { cent, causale: causale.slice(0, CAUSALE_MASSIMA), tassonomia: tassonomia ?? '' };
	// The province is where the stamp is bought for: that of the Comune to which the document belongs.
	return impronta ? { ...comune, bollo: { impronta, provincia } } : { ...comune, iban: pagopa?.iban ?? '' };
}
