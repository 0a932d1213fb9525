// The register of the protocol as the database keeps it: numbers only forward and without gaps, times in the order of numbers.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seedDemo } from '#cli/seed.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { migrate } from '#lib/server/db/migrations.ts';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import { registraProtocollo } from '#lib/server/protocollo/registra-protocollo.ts';
import { takeNumero } from '#lib/server/protocollo/take-numero.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import {
	apriMondo,
	attendiBlocco,
	come,
	comeSistema,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { bozzaPronta, invia, invioDi, leggi, praticaInviata } from '#tests/support/pratiche.ts';

const VIETATO = { code: '42501' };
const ROTTO = { code: '23000' };

let mondo: Mondo;
let marta: Residente;
let mario: Residente;
let pratica: string;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
	pratica = (await leggi(mondo, 'cassola', await praticaInviata(mondo, marta))).id;
});

afterAll(async () => {
	await mondo.chiudi();
});

function daRegistrare(istante: Date, verso: 'E' | 'U' = 'E') {
	return { ente: 'cassola', verso, oggetto: 'x', pratica, persona: marta.personaId, istante };
}

describe('i contatori', () => {
	it('non si spostano a mano, da nessuno', async () => {
		for (const cambio of [
			'update contatore set ultimo = 1',
			'update contatore set ultimo = ultimo + 1',
			"insert into contatore values ('cassola', 'altro', 2026, 1)",
			'delete from contatore'
		]) {
			await expect(come(mondo, marta, (tx) => tx.unsafe(cambio))).rejects.toMatchObject(VIETATO);
			await expect(
				come(mondo, impiegato('cassola', 'responsabile'), (tx) => tx.unsafe(cambio))
			).rejects.toMatchObject(VIETATO);
			await expect(comeSistema(mondo, 'cassola', (tx) => tx.unsafe(cambio))).rejects.toMatchObject(VIETATO);
		}
	});

	it('danno numeri a chi agisce in un ente, non a chi non ha detto chi è', async () => {
		const anonimo = inEnte(mondo.database, { ente: 'cassola', attore: { ruolo: 'anonimo' } }, (tx) =>
			takeNumero(tx, { registro: 'prova', anno: 2026 })
		);
		await expect(anonimo).rejects.toMatchObject(VIETATO);
		await expect(mondo.database.sql`select prossimo_numero('prova', 2026)`).rejects.toMatchObject(VIETATO);
		const presi = await come(mondo, marta, async (tx) => [
			await takeNumero(tx, { registro: 'prova', anno: 2026 }),
			await takeNumero(tx, { registro: 'prova', anno: 2026 }),
			await takeNumero(tx, { registro: 'prova', anno: 2027 })
		]);
		expect(presi).toEqual([1, 2, 1]);
		const altrove = await comeSistema(mondo, 'seveso', (tx) =>
			takeNumero(tx, { registro: 'prova', anno: 2026 })
		);
		expect(altrove).toBe(1);
	});
});

describe('il registro di protocollo', () => {
	it('non ha buchi: un numero preso e non registrato non si conferma', async () => {
		const preso = come(mondo, marta, (tx) => takeNumero(tx, { registro: 'protocollo', anno: 2026 }));
		await expect(preso).rejects.toMatchObject(ROTTO);
		const [anno] = await mondo.owner`
			select ultimo, (select max(numero) from protocollo where ente_id = 'cassola' and anno = 2026) as registrato
			from contatore where ente_id = 'cassola' and registro = 'protocollo' and anno = 2026`;
		expect(anno?.ultimo).toBe(anno?.registrato);
	});

	it('non accetta dal cittadino e dall’operatore un numero che il contatore non ha appena dato', async () => {
		for (const chi of [marta, impiegato('cassola', 'responsabile')])
			for (const salto of [1, 1000])
				await expect(
					come(
						mondo,
						chi,
						(tx) => tx`
							insert into protocollo
							select 'cassola', anno, ultimo + ${salto}::int, 'E', ${mondo.clock()}, 'x', ${pratica}::uuid, ${marta.personaId}::uuid
							from contatore where registro = 'protocollo' and anno = 2026`
					)
				).rejects.toMatchObject(ROTTO);
	});

	it('non accetta dal cittadino un atto in uscita', async () => {
		const esce = come(mondo, marta, (tx) => registraProtocollo(tx, daRegistrare(mondo.clock(), 'U')));
		await expect(esce).rejects.toMatchObject(VIETATO);
	});

	it('non accetta un’ora di un altro anno', async () => {
		const registrata = come(mondo, marta, async (tx) => {
			const numero = await takeNumero(tx, { registro: 'protocollo', anno: 2026 });
			await tx`insert into protocollo values ('cassola', 2026, ${numero}, 'E', '2027-01-01T00:00:00Z', 'x', ${pratica}, ${marta.personaId})`;
		});
		await expect(registrata).rejects.toMatchObject({ code: '23514' });
	});

	it('non va indietro nel tempo: chi ha aspettato il suo numero porta l’ora di quello prima, e la data di invio resta la sua', async () => {
		const prima = await bozzaPronta(mondo, marta);
		const seconda = await bozzaPronta(mondo, mario);
		const tardi = new Date(mondo.clock().getTime() + 5000);
		const invio = { ...(await invioDi(mondo, marta, prima)), istante: tardi };
		let dopo: ReturnType<typeof invia> | undefined;
		await come(mondo, marta, async (tx) => {
			await submitPratica(tx, invio);
			dopo = invia(mondo, mario, seconda);
			await attendiBlocco(mondo);
		});
		const esito = await dopo;
		const numero = esito?.tipo === 'inviata' ? esito.numero : '';
		const inviata = await leggi(mondo, 'cassola', numero);
		expect(inviata.presentataIl).toEqual(mondo.clock());
		const righe = await mondo.owner<{ numero: number; quando: Date }[]>`
			select numero, registrato_il as quando from protocollo where ente_id = 'cassola' and anno = 2026 order by numero`;
		expect(righe.at(-1)).toEqual({ numero: inviata.protocollo.numero, quando: tardi });
		const ore = righe.map(({ quando }) => quando.getTime());
		expect(ore).toEqual(ore.toSorted((a, b) => a - b));
	});
});

describe('con un proprietario della banca dati che non è superutente', () => {
	it('una richiesta prende i suoi numeri, in ordine di tempo', async () => {
		const nome = `comune_${randomBytes(6).toString('hex')}`;
		const test = await createTestDatabase(inject('serverUrl'), 'template0');
		await mondo.owner.unsafe(`create role ${nome} login createrole password 'prova'`);
		await mondo.owner.unsafe(`create database ${nome} owner ${nome}`);
		const ownerUrl = new URL(test.ownerUrl);
		Object.assign(ownerUrl, { username: nome, password: 'prova', pathname: `/${nome}` });
		const appUrl = new URL(test.appUrl);
		appUrl.pathname = `/${nome}`;
		const database = openDatabase({ url: appUrl.href, massimoConnessioni: 2, annuncia: () => undefined });
		try {
			await migrate({
				ownerUrl: ownerUrl.href,
				folder: path.resolve('migrations'),
				annuncia: () => undefined
			});
			await seedDemo({ ownerUrl: ownerUrl.href });
			const altrove = { ...mondo, database };
			const lei = await entra(altrove, 'Marta');
			const lui = await entra(altrove, 'Mario');
			const piuTardi = new Date(mondo.clock().getTime() + 5000);
			await invia(altrove, lei, await bozzaPronta(altrove, lei), { istante: piuTardi });
			await praticaInviata(altrove, lui);
			const righe = await comeSistema(
				altrove,
				'cassola',
				(tx) => tx<{ numero: number; quando: Date }[]>`
					select numero, registrato_il as quando from protocollo order by numero`
			);
			expect([...righe]).toEqual([
				{ numero: 1, quando: piuTardi },
				{ numero: 2, quando: piuTardi }
			]);
		} finally {
			await database.close();
			await mondo.owner.unsafe(`drop database ${nome} with (force)`);
			await mondo.owner.unsafe(`drop role ${nome}`);
			await test.drop();
		}
	});
});
