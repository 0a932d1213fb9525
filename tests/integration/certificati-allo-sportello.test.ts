// The end of a certificate, told on the desk to who has it renewed and to nobody else.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { avvisiCertificati } from '#lib/server/http/scadenze.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { mettiChiave } from '#tests/support/accessi.ts';
import { testApp } from '#tests/support/api.ts';
import {
	ADESSO,
	apriMondo,
	come,
	enteDi,
	impiegato,
	type Impiegato,
	type Mondo
} from '#tests/support/mondo.ts';
import { load } from '../../src/routes/operatore/+page.server.ts';

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(async () => {
	await mondo.owner`truncate chiave_ente`;
});

afterAll(async () => {
	await mondo.chiudi();
});

const fra = (giorni: number): Date => new Date(Date.parse(ADESSO) + giorni * 86_400_000);

async function evento(utente: Impiegato): Promise<never> {
	const ente = await enteDi(mondo, utente.ente);
	const app = { ...testApp(mondo.database), clock: mondo.clock, porta: findPorta };
	const url = new URL(`http://${utente.ente}.localhost/operatore`);
	return { url, params: {}, locals: { app, ente, utente, richiesta: 'prova' } } as never;
}

async function avvisi(utente: Impiegato): Promise<string[]> {
	return avvisiCertificati(await evento(utente), utente);
}

describe('un certificato che finisce entro 90 giorni', () => {
	it('è detto all’amministratore, con il giorno e dove leggere', async () => {
		await mettiChiave(mondo, { scadeIl: fra(45) });
		expect(await avvisi(impiegato('cassola', 'amministratore'))).toEqual([
			expect.stringMatching(/^Il certificato SPID scade il 8 gennaio 2027: .*docs\/accesso\.md/)
		]);
	});

	it('sta sulla sua scrivania', async () => {
		await mettiChiave(mondo, { scadeIl: fra(45) });
		const pagina = await load(await evento(impiegato('cassola', 'amministratore')));
		expect(pagina).toMatchObject({ certificati: [expect.stringContaining('certificato SPID')] });
	});

	it('più lontano non è detto, e nemmeno quando la chiave nuova è pronta', async () => {
		await mettiChiave(mondo, { scadeIl: fra(92) });
		expect(await avvisi(impiegato('cassola', 'amministratore'))).toEqual([]);
		await mettiChiave(mondo, { scadeIl: fra(20), firmaDal: fra(-1000) });
		expect(await avvisi(impiegato('cassola', 'amministratore'))).toEqual([]);
	});

	it('non è detto agli altri, né agli amministratori di un altro Comune', async () => {
		await mettiChiave(mondo, { scadeIl: fra(-2) });
		for (const ruolo of ['operatore', 'responsabile', 'cassa', 'auditor'] as const)
			expect(await avvisi(impiegato('cassola', ruolo))).toEqual([]);
		expect(await avvisi(impiegato('seveso', 'amministratore'))).toEqual([]);
	});

	it('nella banca dati un amministratore non legge le chiavi: ne sa solo il giorno', async () => {
		await mettiChiave(mondo, { scadeIl: fra(5) });
		const righe = await come(
			mondo,
			impiegato('cassola', 'amministratore'),
			(tx) => tx`select 1 from chiave_ente`
		);
		expect(righe).toHaveLength(0);
	});
});
