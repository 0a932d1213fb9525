// The federation of CIE over the wire: whom the simulator lets in, what our client asks and states.
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createChiaviCie } from '#lib/server/integrations/cie/chiavi.ts';
import type { FineCie } from '#lib/server/integrations/cie/port.ts';
import { createBrowser, ENTE, enter, startCie, type CieDiProva } from '#tests/support/cie.ts';

const MARTA = 'ZNCMRT84C57C037X';

let prova: CieDiProva;

beforeAll(async () => {
	prova = await startCie();
	return () => prova.close();
});

async function accedi(cie = prova.cie): Promise<FineCie> {
	const inizio = await cie.startLogin({ livello: 2 });
	const risposta = await enter(prova, inizio, { persona: MARTA });
	return cie.finishLogin({ risposta, attesa: inizio.attesa });
}

/** What the simulator writes in its log about a site that it does not let in. */
async function refused(indirizzo: string): Promise<string> {
	const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	try {
		expect((await createBrowser(prova.simulatori).go(indirizzo)).stato).toBe(400);
		return log.mock.calls.flat().join(' ');
	} finally {
		log.mockRestore();
	}
}

describe('la federazione di prova', () => {
	it('non lascia entrare un sito che non è di questa macchina', async () => {
		const estranea = prova.createAltra({
			clientId: 'https://comune.altrove.example/accesso/cie',
			ritorno: 'https://comune.altrove.example/accesso/cie/risposta'
		});
		const { indirizzo } = await estranea.startLogin({ livello: 2 });
		expect(await refused(indirizzo)).toMatch('non è di questa macchina');
		prova.createAltra({});
	});

	it('non lascia entrare un sito senza trust mark', async () => {
		const senza = prova.createAltra({ trustMarks: [] });
		const { indirizzo } = await senza.startLogin({ livello: 2 });
		expect(await refused(indirizzo)).toMatch('non ha il suo trust mark');
		prova.createAltra({});
	});

	it('non accetta una richiesta firmata con chiavi che il sito non pubblica', async () => {
		const { indirizzo } = await prova
			.createAltra({ chiavi: await createChiaviCie() })
			.startLogin({ livello: 2 });
		prova.createAltra({});
		const vista = await createBrowser(prova.simulatori).go(indirizzo);
		expect(vista.uscita?.searchParams.get('error') ?? String(vista.stato)).toBe('invalid_request_object');
	});

	it.each(['localhost', '127.0.0.1', 'seveso.localhost'])('fa entrare il sito che sta a %s', async (nome) => {
		const clientId = prova.opzioni.clientId.replace('cassola.localhost', nome);
		const altro = prova.createAltra({ clientId, ritorno: `${clientId}/risposta` });
		expect(await accedi(altro)).toMatchObject({ ok: true });
		prova.createAltra({});
	});

	it('dice che cosa chiede il sito e chi è', async () => {
		const { indirizzo } = await prova.cie.startLogin({ livello: 2 });
		const { testo } = await createBrowser(prova.simulatori).go(indirizzo);
		expect(testo).toContain(`${ENTE.nome} chiede un accesso di livello 2`);
		// The people of the Comune that asks come first.
		expect(testo.indexOf('Marta Zanchettin')).toBeLessThan(testo.indexOf('Paolo Crespi'));
	});

	it('non tiene aperta una pagina già usata', async () => {
		const { indirizzo } = await prova.cie.startLogin({ livello: 2 });
		const browser = createBrowser(prova.simulatori);
		const pagina = await browser.go(indirizzo);
		await browser.press(pagina, { errore: '25' });
		expect((await browser.press(pagina, { persona: MARTA, rottura: '' })).stato).toBe(400);
	});

	it('fa entrare anche dopo che il gestore ha cambiato chiavi', async () => {
		await accedi();
		await prova.restart();
		// The trust mark of the site is a new one too; the client that logs in still remembers the old chain.
		prova.createAltra({});
		expect(await accedi()).toMatchObject({ ok: true });
	});
});

describe('la richiesta di accesso', () => {
	it('è firmata, ripete i parametri che il profilo vuole e chiede i soli dati che servono', async () => {
		const { indirizzo, id, attesa, traccia } = await prova.cie.startLogin({ livello: 2 });
		const { searchParams } = new URL(indirizzo);
		const richiesta = decodeJwt(searchParams.get('request') ?? '');
		for (const nome of ['scope', 'client_id', 'response_type', 'code_challenge', 'code_challenge_method'])
			expect(searchParams.get(nome)).toBe(richiesta[nome]);
		expect(richiesta).toMatchObject({
			scope: 'openid',
			code_challenge_method: 'S256',
			prompt: 'consent login',
			acr_values: 'https://www.spid.gov.it/SpidL2',
			aud: prova.opzioni.provider,
			iss: prova.opzioni.clientId,
			state: id,
			nonce: attesa.nonce
		});
		expect(Object.keys((richiesta.claims as { userinfo: object }).userinfo)).toEqual([
			'given_name',
			'family_name',
			'https://attributes.eid.gov.it/fiscal_number',
			'birthdate',
			'email'
		]);
		expect(id).toMatch(/^[0-9a-f]{32,}$/);
		expect(traccia.map(({ tipo }) => tipo)).toEqual(['CATENA', 'RICHIESTA']);
		expect(traccia[0]?.contenuto.split('\n')).toHaveLength(3);
	});

	it('al livello 1 non pretende di ripetere le credenziali', async () => {
		const { indirizzo } = await prova.cie.startLogin({ livello: 1 });
		expect(decodeJwt(new URL(indirizzo).searchParams.get('request') ?? '').prompt).toBe('consent');
	});

	it('non parte se la federazione non risponde', async () => {
		const sola = prova.createAltra({ trustAnchor: 'http://127.0.0.1:9/ta' });
		prova.createAltra({});
		await expect(sola.startLogin({ livello: 2 })).rejects.toMatchObject({
			name: 'IntegrationError',
			integrazione: 'cie',
			temporaneo: true
		});
	});

	it('non parte se il gestore non è della federazione', async () => {
		const estranea = prova.createAltra({ provider: prova.opzioni.trustAnchor });
		prova.createAltra({});
		await expect(estranea.startLogin({ livello: 2 })).rejects.toMatchObject({
			name: 'IntegrationError',
			temporaneo: false
		});
	});
});

describe('quello che il sito dice di sé', () => {
	it('porta il trust mark avuto dalla federazione', async () => {
		const { trust_marks: segni, authority_hints: autorita } = decodeJwt<{
			trust_marks: { id: string; trust_mark: string }[];
			authority_hints: string[];
		}>(await prova.cie.entityConfiguration());
		expect(autorita).toEqual([prova.opzioni.trustAnchor]);
		expect(segni.map(({ id }) => id)).toEqual([`${prova.opzioni.trustAnchor}/openid_relying_party/public`]);
		expect(decodeJwt(segni[0]?.trust_mark ?? '').sub).toBe(prova.opzioni.clientId);
	});

	it('riporta la catena del gestore già incontrato, e di nessun altro', async () => {
		const { provider: sub, trustAnchor } = prova.opzioni;
		const nuova = prova.createAltra({});
		expect(await nuova.resolve({ sub, trustAnchor })).toBeUndefined();
		await nuova.startLogin({ livello: 2 });
		const catena = decodeJwt<{ trust_chain: string[] }>((await nuova.resolve({ sub, trustAnchor })) ?? '');
		expect(catena.trust_chain.map((jwt) => decodeJwt(jwt).sub)).toEqual([sub, sub, trustAnchor]);
		expect(await nuova.resolve({ sub: 'https://altro.example', trustAnchor })).toBeUndefined();
	});
});
