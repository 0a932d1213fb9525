// The open sessions of a person: seen, closed one by one, closed by who proved the identity.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessioniOf } from '#lib/server/identita/sessioni.ts';
import { ADESSO, apriMondo, entra, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { PROVA } from '#tests/support/sessione.ts';

let mondo: Mondo;
let marta: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`truncate sessione`;
});

afterAll(async () => {
	await mondo.chiudi();
});

const MINUTO = 60_000;

function dopo(millisecondi: number): void {
	mondo.sposta(new Date(Date.parse(ADESSO) + millisecondi).toISOString());
}

describe('i dispositivi', () => {
	const sessioni = () =>
		sessioniOf({ database: mondo.database, ente: 'cassola', clock: mondo.clock, newId: mondo.newId });

	it('si vedono tutti e si disconnettono, ma solo i propri', async () => {
		const mario = await entra(mondo, 'Mario');
		const [uno, altro] = await Promise.all(
			['Firefox', 'Safari'].map((dispositivo) =>
				sessioni().open({ personaId: marta.personaId }, { ...PROVA, dispositivo })
			)
		);
		const aperte = await sessioni().list(marta);
		expect(aperte.map(({ dispositivo }) => dispositivo).sort()).toEqual(['Firefox', 'Safari']);
		expect(await sessioni().list(mario)).toEqual([]);
		const daTogliere = aperte.find(({ dispositivo }) => dispositivo === 'Safari')?.id ?? '';
		expect(await sessioni().disconnect(mario, daTogliere)).toBe(false);
		expect(await sessioni().disconnect(marta, daTogliere)).toBe(true);
		expect(await sessioni().disconnect(marta, 'non un uuid')).toBe(false);
		expect((await sessioni().read(uno ?? '')).utente).not.toBeNull();
		expect((await sessioni().read(altro ?? '')).utente).toBeNull();
	});

	it('si chiudono quando lo chiede il gestore, solo per quel soggetto di quel gestore', async () => {
		const con = (soggetto: string, gestore: string) =>
			sessioni().open({ personaId: marta.personaId }, { ...PROVA, soggetto, gestore });
		const ids = [await con('s1', 'g1'), await con('s1', 'g2'), await con('s2', 'g1')];
		expect(await sessioni().closeSubject({ gestore: 'g1', soggetto: 's1' })).toBe(1);
		const vive = await Promise.all(ids.map(async (id) => (await sessioni().read(id)).utente !== null));
		expect(vive).toEqual([false, true, true]);
	});

	it('chiedere quanto resta non allunga la sessione', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		dopo(20 * MINUTO);
		const { sessione } = await sessioni().read(id, { rinnova: false });
		expect(sessione?.finisceIl).toEqual(new Date(Date.parse(ADESSO) + 30 * MINUTO));
		expect((await sessioni().read(id)).sessione?.finisceIl).toEqual(
			new Date(Date.parse(ADESSO) + 50 * MINUTO)
		);
	});
});
