// The scene of the tests of the common procedure: importing it opens a world for the test file, with Marta who asks and the clerks who answer.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readFascicolo, type Fascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { ADESSO, apriMondo, come, entra, impiegato, type Mondo, type Residente } from './mondo.ts';

/** Its clock is put back before each test. */
export let mondo: Mondo;
export let marta: Residente;
export const anna = impiegato('cassola', 'operatore');
export const capo = impiegato('cassola', 'responsabile');

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(async () => {
	await mondo.chiudi();
});

/** The file of a request as Marta reads it. */
export function fascicolo(numero: string): Promise<Fascicolo> {
	return come(mondo, marta, (tx) => readFascicolo(tx, numero));
}
