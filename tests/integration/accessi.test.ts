// What the database keeps of a login: taken once, sealed, tied to a browser; its register; the keys of the enti.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeAccesso, takeCompiuto } from '#lib/server/identita/accessi-in-corso.ts';
import { findGestoriInDifficolta } from '#lib/server/identita/andamento-gestori.ts';
import { readChiavi, readScadenze } from '#lib/server/identita/chiavi-ente.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { createCifrario } from '#lib/server/identita/cifrario.ts';
import { apriTraccia, registraAccesso, scartaAccessi } from '#lib/server/identita/registro-accessi.ts';
import { readRegistro, writeRegistro } from '#lib/server/identita/registro-gestori.ts';
import { BROWSER, CIFRARIO, comincia, compie, mettiChiave, REGISTRO } from '#tests/support/accessi.ts';
import {
	ADESSO,
	apriMondo,
	come,
	comeSistema,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';

let mondo: Mondo;
let marta: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`truncate accesso_in_corso, accesso_compiuto, registro_accessi, chiave_ente, sessione`;
});

afterAll(async () => {
	await mondo.chiudi();
});

const MINUTO = 60_000;

function dopo(millisecondi: number): void {
	mondo.sposta(new Date(Date.parse(ADESSO) + millisecondi).toISOString());
}

function prendi(id: string, ente = 'cassola') {
	return comeSistema(mondo, ente, (tx) => takeAccesso(tx, { id, adesso: mondo.clock(), cifrario: CIFRARIO }));
}

describe('un accesso in corso', () => {
	it('si prende una volta sola, anche da due processi insieme', async () => {
		await comincia(mondo);
		await mondo.scalda();
		const presi = await Promise.all([prendi('richiesta-1'), prendi('richiesta-1')]);
		expect(presi.filter(Boolean)).toMatchObject([{ id: 'richiesta-1', attesa: { segreto: 'del client' } }]);
		expect(await prendi('richiesta-1')).toBeUndefined();
	});

	it('dopo un quarto d’ora non vale più', async () => {
		await comincia(mondo);
		dopo(15 * MINUTO);
		expect(await prendi('richiesta-1')).toBeUndefined();
	});

	it('di un Comune non si prende in un altro', async () => {
		await comincia(mondo);
		expect(await prendi('richiesta-1', 'seveso')).toBeUndefined();
		expect(await prendi('richiesta-1')).toBeDefined();
	});

	it('nella banca dati non ha in chiaro né il segreto del browser né quello del client', async () => {
		await comincia(mondo);
		const righe = await mondo.owner`select *, encode(attesa, 'escape') as scritta from accesso_in_corso`;
		expect(JSON.stringify(righe)).not.toContain(BROWSER);
		expect(JSON.stringify(righe)).not.toContain('del client');
	});
});

describe('un accesso compiuto', () => {
	function ritira(codice: string) {
		return comeSistema(mondo, 'cassola', (tx) => takeCompiuto(tx, { codice, adesso: mondo.clock() }));
	}

	it('si ritira una volta, con il suo codice, entro due minuti', async () => {
		await compie(mondo, marta, 'codice-1');
		await compie(mondo, marta, 'codice-2');
		expect(await ritira('codice-sbagliato')).toBeUndefined();
		expect(await ritira('codice-1')).toMatchObject({
			titolare: { personaId: marta.personaId },
			area: 'cittadino'
		});
		expect(await ritira('codice-1')).toBeUndefined();
		dopo(2 * MINUTO);
		expect(await ritira('codice-2')).toBeUndefined();
	});

	it('nella banca dati non ha il codice', async () => {
		await compie(mondo, marta, 'codice-segretissimo');
		expect(JSON.stringify(await mondo.owner`select * from accesso_compiuto`)).not.toContain('segretissimo');
	});
});

describe('il registro degli accessi', () => {
	it('si apre solo con la chiave privata, che il portale non ha', async () => {
		await comincia(mondo);
		const [riga] = await mondo.owner<{ contenuto: string }[]>`select contenuto from registro_accessi`;
		expect(riga?.contenuto).not.toContain('richiesta');
		expect(await apriTraccia(riga?.contenuto ?? '', REGISTRO.privata)).toEqual({ xml: '<richiesta/>' });
		const altra = { ...REGISTRO.privata, d: Buffer.alloc(32, 1).toString('base64url') };
		await expect(apriTraccia(riga?.contenuto ?? '', altra)).rejects.toThrow();
	});

	it('dal portale non si legge nel contenuto, non si cambia e non si toglie', async () => {
		await comincia(mondo);
		for (const vietata of [
			'select contenuto from registro_accessi',
			"update registro_accessi set esito = 'NEGATO'"
		])
			await expect(comeSistema(mondo, 'cassola', (tx) => tx.unsafe(vietata))).rejects.toThrow(
				/permission denied/
			);
		const tolte = await comeSistema(mondo, 'cassola', (tx) => tx`delete from registro_accessi`);
		expect(tolte.count).toBe(0);
	});

	it('si scarta dopo 24 mesi, non prima', async () => {
		mondo.sposta('2024-01-15T10:00:00Z');
		await comincia(mondo, { id: 'vecchia' });
		mondo.sposta(ADESSO);
		await comincia(mondo, { id: 'nuova' });
		const scarta = (adesso: string) =>
			comeSistema(mondo, 'cassola', (tx) => scartaAccessi(tx, new Date(adesso)));
		expect(await scarta('2026-01-15T09:59:59Z')).toBe(0);
		expect(await scarta('2026-01-15T10:00:01Z')).toBe(1);
		// Whoever moves the clock of the portal ahead removes nothing before its time.
		expect(await scarta('2036-01-15T10:00:00Z')).toBe(0);
		expect(await mondo.owner`select richiesta from registro_accessi`).toMatchObject([{ richiesta: 'nuova' }]);
	});
});

describe('un gestore in difficoltà', () => {
	async function accessi(gestore: string, { quanti, riusciti }: { quanti: number; riusciti: number }) {
		await comeSistema(mondo, 'cassola', async (tx) => {
			for (let n = 0; n < quanti; n += 1) {
				const voce = {
					ente: 'cassola',
					metodo: 'spid',
					gestore,
					richiesta: `${gestore}-${n}`,
					traccia: {}
				} as const;
				const [id, altro] = [mondo.newId(), mondo.newId()];
				const istante = mondo.clock();
				const chiave = REGISTRO.pubblica;
				await registraAccesso(tx, { id, chiave, voce: { ...voce, istante, esito: 'RICHIESTA' } });
				const esito = n < riusciti ? 'RIUSCITO' : 'NEGATO';
				await registraAccesso(tx, { id: altro, chiave, voce: { ...voce, istante, esito } });
			}
		});
	}

	it('è quello in cui meno di metà degli accessi dell’ultima ora è riuscita, se sono abbastanza', async () => {
		await accessi('guasto', { quanti: 8, riusciti: 3 });
		await accessi('sano', { quanti: 8, riusciti: 4 });
		await accessi('poco usato', { quanti: 7, riusciti: 0 });
		dopo(10 * MINUTO);
		expect(await findGestoriInDifficolta(mondo.database, mondo.clock())).toEqual(new Set(['guasto']));
		dopo(61 * MINUTO);
		expect(await findGestoriInDifficolta(mondo.database, mondo.clock())).toEqual(new Set());
	});
});

describe('le chiavi di un ente', () => {
	const leggi = (cifrario = CIFRARIO) =>
		comeSistema(mondo, 'cassola', (tx) =>
			readChiavi(tx, { ente: 'cassola', adesso: mondo.clock(), cifrario })
		);

	it('nella banca dati sono chiuse, e si aprono con la chiave del file', async () => {
		await mettiChiave(mondo, { privata: 'segretissima' });
		const [riga] = await mondo.owner<{ privata: Uint8Array }[]>`select privata from chiave_ente`;
		expect(Buffer.from(riga?.privata ?? []).toString('latin1')).not.toContain('segretissima');
		expect(await leggi()).toMatchObject([{ privata: 'segretissima' }]);
		await expect(leggi(createCifrario(Buffer.alloc(32, 8)))).rejects.toThrow();
	});

	it('firma quella il cui giorno è venuto per ultimo; la prossima è già pubblicata', async () => {
		await mettiChiave(mondo, { pubblica: 'vecchia', firmaDal: new Date('2020-01-01T00:00:00Z') });
		await mettiChiave(mondo, { pubblica: 'prossima', firmaDal: new Date('2027-01-01T00:00:00Z') });
		await mettiChiave(mondo, { pubblica: 'di ora', firmaDal: new Date('2026-01-01T00:00:00Z') });
		expect((await leggi()).map(({ pubblica }) => pubblica)).toEqual(['di ora', 'vecchia', 'prossima']);
		mondo.sposta('2027-01-01T00:00:00Z');
		expect((await leggi()).at(0)?.pubblica).toBe('prossima');
	});

	it('spostate sotto un altro ente o un altro uso non si aprono', async () => {
		await mettiChiave(mondo);
		await mondo.owner`update chiave_ente set uso = 'CIE_FIRMA'`;
		await expect(leggi()).rejects.toThrow();
	});

	it('dicono quando finiscono senza aprirsi', async () => {
		const scadeIl = new Date('2027-05-01T00:00:00Z');
		await mettiChiave(mondo, { scadeIl });
		await mettiChiave(mondo, { scadeIl: null });
		expect(await comeSistema(mondo, 'cassola', (tx) => readScadenze(tx, 'cassola'))).toMatchObject([
			{ scadeIl }
		]);
	});
});

describe('i gestori di identità', () => {
	it('restano quelli dell’ultima lettura, gli stessi per ogni ente', async () => {
		expect(await readRegistro(mondo.database, 'SPID')).toBeUndefined();
		const gestore = { entityId: 'https://g', nome: 'G', sso: {}, slo: {}, certificati: [], tolleranze: {} };
		await writeRegistro(mondo.database, { fonte: 'SPID', gestori: [], lettoIl: mondo.clock() });
		await writeRegistro(mondo.database, { fonte: 'SPID', gestori: [gestore], lettoIl: mondo.clock() });
		expect(await readRegistro(mondo.database, 'SPID')).toEqual({
			gestori: [gestore],
			lettoIl: mondo.clock()
		});
	});

	it('li scrive solo il sistema: di chi fidarsi non lo decide chi ha una pagina aperta', async () => {
		await writeRegistro(mondo.database, { fonte: 'SPID', gestori: [], lettoIl: mondo.clock() });
		for (const chi of [marta, impiegato('cassola', 'amministratore')]) {
			const scritti = await come(mondo, chi, (tx) => tx`update registro_gestori set letto_il = now()`);
			expect(scritti.count).toBe(0);
			await expect(
				come(
					mondo,
					chi,
					(tx) => tx`insert into registro_gestori (fonte, gestori, letto_il) values ('CIE_SAML', '[]', now())`
				)
			).rejects.toThrow('row-level security');
		}
	});
});

describe('chi entra senza codice fiscale', () => {
	it('è ritrovato dal suo identificativo, e non si confonde con altri', async () => {
		const entra = (identificativoEstero: string) =>
			comeSistema(mondo, 'cassola', (tx) =>
				completeLogin(tx, {
					...{ ente: 'cassola', area: 'cittadino', istante: mondo.clock(), newId: mondo.newId },
					identita: { identificativoEstero, nome: 'Jean', cognome: 'Dupont', dataNascita: '1980-02-03' }
				})
			);
		const primo = await entra('FR/IT/1');
		expect(await entra('FR/IT/1')).toEqual(primo);
		expect(await entra('FR/IT/2')).not.toEqual(primo);
	});

	it('non è un operatore', async () => {
		await expect(
			comeSistema(mondo, 'cassola', (tx) =>
				completeLogin(tx, {
					...{ ente: 'cassola', area: 'operatore', istante: mondo.clock(), newId: mondo.newId },
					identita: { identificativoEstero: 'FR/IT/1', nome: 'Jean', cognome: 'Dupont' }
				})
			)
		).rejects.toMatchObject({ codice: 'NON_OPERATORE' });
	});
});
