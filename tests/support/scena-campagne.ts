// The scene of the tests of campaigns: importing it opens a world for the test file, without people and messages at the beginning of each test.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { autoreDi, svuota } from './campagne.ts';
import { ADESSO, apriMondo, come, impiegato, type Mondo } from './mondo.ts';

export const capo = impiegato('cassola', 'responsabile');

export let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await svuota(mondo);
});

afterAll(async () => {
	await mondo.chiudi();
});

/** A clerk moves a campaign. */
export function fai(mossa: typeof startCampagna, id: string, chi = capo): Promise<void> {
	return come(mondo, chi, (tx) => mossa(tx, autoreDi(mondo, chi), id));
}

/** How many deliveries are in each state. */
export async function conta(): Promise<Record<string, number>> {
	const righe = await mondo.owner<{ stato: string; quante: number }[]>`
		select stato, count(*)::int as quante from spedizione group by stato`;
	return Object.fromEntries(righe.map(({ stato, quante }) => [stato, quante]));
}

/** As if the outbox had brought the first of them to App IO. */
export async function consegna(quante: number): Promise<void> {
	await mondo.owner`
		update spedizione set stato = 'accettata'
		where id in (select id from spedizione where stato = 'in_coda' order by id limit ${quante})`;
}
