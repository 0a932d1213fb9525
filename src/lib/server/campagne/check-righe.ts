// Checks the next rows of a campaign and writes what is wrong with them; after the last one the campaign is ready. Called by serve-campagna.ts with the campaign held.
import type { CercaBelfiore } from '#lib/domain/codice-fiscale.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import {
	checkRiga,
	problemaRiga,
	type RigaControllata,
	type RigaScritta,
	type RigaValida
} from '#lib/domain/righe-campagna.ts';
import type { Tx } from '../db/connection.ts';
import { noteEvento } from './evento.ts';

/** Rows checked in one transaction. */
const INSIEME = 2_000;

export type Controllo = { ente: string; campagna: string; istante: Date; esisteBelfiore: CercaBelfiore };

type Controllata = RigaControllata & { n: number };

/** How many rows were checked, at least one when the campaign became ready. */
export async function checkRighe(tx: Tx, controllo: Controllo): Promise<number> {
	const { ente, campagna, istante, esisteBelfiore } = controllo;
	const righe = await tx<{ n: number; scritta: RigaScritta }[]>`
		select n, scritta from campagna_riga
		where ente_id = ${ente} and campagna_id = ${campagna} and stato = 'da_controllare' order by n limit ${INSIEME}`;
	if (righe.length === 0) return closeControllo(tx, controllo);
	const oggi = giornoARoma(istante);
	const lette = righe.map(({ n, scritta }) => ({ n, ...checkRiga(scritta, { oggi, esisteBelfiore }) }));
	const prime = await findPrime(tx, controllo, lette);
	await store(
		tx,
		controllo,
		lette.map((letta) => withoutDoppia(letta, prime))
	);
	return righe.length;
}

/** By person and notice, the number of the first row that has them: in the rows checked before, else in these. */
async function findPrime(
	tx: Tx,
	{ ente, campagna }: Controllo,
	lette: readonly Controllata[]
): Promise<Map<string, number>> {
	const prime = new Map<string, number>();
	for (const { n, riga } of lette) if (riga && !prime.has(keyOf(riga))) prime.set(keyOf(riga), n);
	const persone = lette.flatMap(({ riga }) => (riga ? [riga.codiceFiscale] : []));
	// Person by person ("offset 0" keeps it so): right after the file was loaded the database would rather read all its rows again each time.
	const gia = await tx<{ codiceFiscale: string; nav: string | null; n: number }[]>`
		select r.cf as "codiceFiscale", r.nav, r.n from unnest(${persone}::text[]) as c (cf)
		cross join lateral (
			select cf, nav, n from campagna_riga
			where ente_id = ${ente} and campagna_id = ${campagna} and cf = c.cf and stato in ('valida', 'accodata') offset 0
		) r`;
	for (const { n, ...riga } of gia) prime.set(keyOf(riga), n);
	return prime;
}

function keyOf({ codiceFiscale, nav }: Pick<RigaValida, 'codiceFiscale' | 'nav'>): string {
	return `${codiceFiscale} ${nav ?? ''}`;
}

function withoutDoppia(letta: Controllata, prime: ReadonlyMap<string, number>): Controllata {
	const { n, riga, problemi } = letta;
	const prima = riga && prime.get(keyOf(riga));
	if (!riga || prima === undefined || prima === n) return letta;
	const { codiceFiscale: valore } = riga;
	return {
		n,
		riga: undefined,
		problemi: [...problemi, problemaRiga('riga', 'CAMPAGNA_RIGA_DOPPIA', { riga: prima, valore })]
	};
}

// The range of the numbers leads to them by the index, also right after the file was loaded, when the database knows nothing of the table yet.
async function store(tx: Tx, { ente, campagna }: Controllo, righe: readonly Controllata[]): Promise<void> {
	const scritte = righe.map(({ n, riga, problemi }) => ({ n, problemi, ...colonneDi(riga) }));
	await tx`
		update campagna_riga r
		set scritta = null, stato = c.stato, cf = c.cf, nome = coalesce(c.nome, ''), cent = c.cent, scadenza = c.scadenza,
			nav = c.nav, causale = coalesce(c.causale, ''), problemi = c.problemi
		from jsonb_to_recordset(${tx.json(scritte)}::jsonb) as c (n integer, stato text, cf text, nome text, cent integer,
			scadenza date, nav text, causale text, problemi jsonb)
		where r.ente_id = ${ente} and r.campagna_id = ${campagna} and r.n = c.n and r.stato = 'da_controllare'
			and r.n between ${righe[0]?.n ?? 0} and ${righe.at(-1)?.n ?? 0}`;
	const valide = righe.filter(({ riga }) => riga);
	const cent = valide.reduce((somma, { riga }) => somma + (riga?.cent ?? 0), 0);
	await tx`
		update campagna
		set valide = valide + ${valide.length}, scartate = scartate + ${righe.length - valide.length},
			avvertite = avvertite + ${valide.filter(({ problemi }) => problemi.length > 0).length},
			totale_cent = totale_cent + ${cent}
		where ente_id = ${ente} and id = ${campagna}`;
}

function colonneDi(riga: RigaValida | undefined) {
	if (!riga) return { stato: 'scartata' };
	const { codiceFiscale: cf, ...altro } = riga;
	return { stato: 'valida', cf, ...altro };
}

async function closeControllo(tx: Tx, { ente, campagna, istante }: Controllo): Promise<number> {
	await tx`update campagna set stato = 'pronta' where ente_id = ${ente} and id = ${campagna}`;
	await noteEvento(tx, { ente, campagna, tipo: 'CONTROLLATA', istante });
	return 1;
}
