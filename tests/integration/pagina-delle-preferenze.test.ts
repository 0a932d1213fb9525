// The page of the preferences: what is saved at once, and the emergencies, which are given up only by saying so once more.
import { beforeEach, describe, expect, it } from 'vitest';
import { ARGOMENTI, type Argomento } from '#lib/domain/argomenti.ts';
import { readPreferenze } from '#lib/server/messaggi/preferenze.ts';
import { paths } from '#lib/paths.ts';
import { come } from '#tests/support/mondo.ts';
import { esitoDi, eventoDi } from '#tests/support/pagine.ts';
import { marta, mondo } from '#tests/support/scena.ts';
import { actions, load } from '../../src/routes/area-personale/messaggi/preferenze/+page.server.ts';

beforeEach(async () => {
	await mondo.owner`delete from preferenza_messaggi`;
	await mondo.owner`delete from recapito_email`;
});

function evento(ricerca = '', body: [string, string][] = []) {
	const indirizzo = paths.preferenzeMessaggi + ricerca;
	const app = { appIo: () => ({}), email: () => ({}) };
	return eventoDi(mondo, { chi: marta, indirizzo, body, app });
}

const TUTTI = Object.keys(ARGOMENTI) as Argomento[];

type Tolte = Partial<Record<'appIo' | 'email', Argomento[]>>;

/** Sends the form with every tick but these. */
async function salva({ appIo = [], email = [] }: Tolte) {
	const spunte = (nome: 'appIo' | 'email', tolte: Argomento[]) =>
		TUTTI.filter((uno) => !tolte.includes(uno)).map((uno): [string, string] => [nome, uno]);
	return esitoDi(
		actions['scelte']?.(await evento('', [...spunte('appIo', appIo), ...spunte('email', email)]))
	);
}

async function conferma(rimasta: string, campi: [string, string][] = [['sicuro', 'si']]) {
	return esitoDi(actions['senzaEmergenze']?.(await evento(`?/senzaEmergenze&emergenze=${rimasta}`, campi)));
}

async function scelta(argomento: Argomento) {
	const tutte = await come(mondo, marta, (tx) => readPreferenze(tx, { persona: marta.personaId }));
	const { appIo, email } = tutte.find((una) => una.argomento === argomento) ?? {};
	return [appIo, email];
}

async function conEmail(): Promise<void> {
	await mondo.owner`
		insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
		values ('cassola', ${marta.personaId}, 'marta@posta.example', ${mondo.clock()})`;
}

const SALVATE = { status: 303, location: `${paths.preferenzeMessaggi}?fatto=scelte` };

describe('le preferenze', () => {
	it('si salvano subito, emergenze comprese se arrivano ancora', async () => {
		await conEmail();
		expect(await salva({ appIo: ['eventi', 'emergenze'], email: ['eventi'] })).toMatchObject(SALVATE);
		expect(await scelta('eventi')).toEqual([false, false]);
		expect(await scelta('emergenze')).toEqual([false, true]);
	});

	it('senza più le emergenze si chiedono una volta, e il resto è salvato', async () => {
		await conEmail();
		const tolte: Tolte = { appIo: ['strade', 'emergenze'], email: ['strade', 'emergenze'] };
		expect(await salva(tolte)).toMatchObject({
			status: 303,
			location: `${paths.preferenzeMessaggi}?fatto=tranne&emergenze=niente`
		});
		expect(await scelta('strade')).toEqual([false, false]);
		expect(await scelta('emergenze')).toEqual([true, true]);
		expect(await load(await evento('?fatto=tranne&emergenze=niente'))).toMatchObject({
			senzaEmergenze: 'niente',
			fatto: expect.stringContaining('Per le emergenze ti chiediamo una conferma') as string
		});
		expect(await conferma('niente', [])).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'sicuro', messaggio: 'Per continuare spunta la casella di conferma.' }] }
		});
		expect(await scelta('emergenze')).toEqual([true, true]);
		expect(await conferma('niente')).toMatchObject(SALVATE);
		expect(await scelta('emergenze')).toEqual([false, false]);
		expect(await salva(tolte)).toMatchObject(SALVATE);
	});

	it('la spunta dell’e-mail non basta a chi non ha un indirizzo confermato, ma resta per quando l’avrà', async () => {
		expect(await salva({ appIo: ['emergenze'] })).toMatchObject({
			location: `${paths.preferenzeMessaggi}?fatto=tranne&emergenze=email`
		});
		expect(await conferma('email')).toMatchObject(SALVATE);
		expect(await scelta('emergenze')).toEqual([false, true]);
	});

	it('senza toccare le emergenze non chiedono niente', async () => {
		expect(await salva({ appIo: ['eventi'], email: ['emergenze'] })).toMatchObject(SALVATE);
		expect((await load(await evento())) as object).toMatchObject({ senzaEmergenze: undefined });
	});
});
