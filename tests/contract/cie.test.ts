// The login with CIE over the wire: our client against the federation of the simulator, and against answers that nobody should believe.
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { FineCie } from '#lib/server/integrations/cie/port.ts';
import { createChiaviCie } from '#lib/server/integrations/cie/chiavi.ts';
import { BREAKAGES } from '#simulators/cie/breakages.ts';
import { createBrowser, ENTE, enter, startCie, type CieDiProva } from '#tests/support/cie.ts';

const MARTA = 'ZNCMRT84C57C037X';
const MARIO = 'RSSMRA80A01C03TU';

let prova: CieDiProva;

beforeAll(async () => {
	prova = await startCie();
	return () => prova.close();
});

async function accedi(persona: string, livello: Livello = 2, rottura = ''): Promise<FineCie> {
	const inizio = await prova.cie.startLogin({ livello });
	const risposta = await enter(prova, inizio, { persona, rottura });
	return prova.cie.finishLogin({ risposta, attesa: inizio.attesa });
}

describe('chi entra con CIE', () => {
	it.each([1, 2, 3] as const)('è riconosciuto al livello %i che il servizio chiede', async (livello) => {
		expect(await accedi(MARTA, livello)).toMatchObject({
			ok: true,
			livello,
			identita: {
				codiceFiscale: MARTA,
				nome: 'Marta',
				cognome: 'Zanchettin',
				dataNascita: '1984-03-17',
				email: 'marta.zanchettin@posta.example'
			}
		});
	});

	it('è riconosciuto anche con un codice con omocodia', async () => {
		expect(await accedi(MARIO)).toMatchObject({ ok: true, identita: { codiceFiscale: MARIO } });
	});

	it('entra anche senza e-mail, e anche se lavora nel Comune', async () => {
		expect(await accedi('MLLZOE04B69I709V')).toMatchObject({ ok: true, identita: { email: undefined } });
		expect(await accedi('MRNGNN83D51C037V')).toMatchObject({ ok: true, identita: { nome: 'Giovanna' } });
	});

	it('lascia nel registro i messaggi, e il suo token in uno solo', async () => {
		const fine = await accedi(MARTA);
		if (!fine.ok) throw new Error('accesso non riuscito');
		expect(fine.traccia.map(({ tipo }) => tipo)).toEqual([
			'RISPOSTA',
			'TOKEN_RICHIESTA',
			'TOKEN_RISPOSTA',
			'USERINFO_RICHIESTA',
			'USERINFO_RISPOSTA'
		]);
		const conToken = fine.traccia.filter(({ contenuto }) => contenuto.includes(fine.accessToken));
		expect(conToken.map(({ tipo }) => tipo)).toEqual(['TOKEN_RISPOSTA']);
		expect(decodeJwt(fine.traccia.at(-1)?.contenuto ?? '')).toMatchObject({ family_name: 'Zanchettin' });
	});

	it('esce revocando il suo token', async () => {
		const fine = await accedi(MARTA);
		if (!fine.ok) throw new Error('accesso non riuscito');
		const { traccia } = await prova.cie.logout(fine.accessToken);
		expect(traccia.map(({ tipo }) => tipo)).toEqual(['REVOCA_RICHIESTA', 'REVOCA_RISPOSTA']);
		const altroUso = await fetch(new URL('/cie/op/me', prova.simulatori), {
			headers: { authorization: `Bearer ${fine.accessToken}` }
		});
		expect(altroUso.status).toBe(401);
	});
});

describe('chi non entra con CIE', () => {
	it.each([25, 21, 23, 1, 22])('torna con il numero %i della tabella di SPID', async (numero) => {
		const inizio = await prova.cie.startLogin({ livello: 2 });
		const browser = createBrowser(prova.simulatori);
		const { uscita } = await browser.press(await browser.go(inizio.indirizzo), { errore: String(numero) });
		const fine = await prova.cie.finishLogin({
			risposta: uscita?.searchParams ?? new URLSearchParams(),
			attesa: inizio.attesa
		});
		expect(fine).toMatchObject({ ok: false, errore: { tipo: 'gestore', numero } });
		expect(fine.traccia.map(({ tipo }) => tipo)).toEqual(['RISPOSTA']);
	});

	it('torna con il suo numero anche se il gestore non ripete il proprio nome', async () => {
		const { attesa } = await prova.cie.startLogin({ livello: 2 });
		const errore = { error: 'access_denied', error_description: 'ErrorCode nr25', state: attesa.stato };
		const leggi = (cambi: object) =>
			prova.cie.finishLogin({ risposta: new URLSearchParams({ ...errore, ...cambi }), attesa });
		expect(await leggi({})).toMatchObject({ errore: { tipo: 'gestore', numero: 25 } });
		expect(await leggi({ iss: 'https://altro.example' })).toMatchObject({ errore: { tipo: 'risposta' } });
		expect(await leggi({ state: 'a'.repeat(32) })).toMatchObject({ errore: { tipo: 'risposta' } });
	});

	it('può rinunciare quando vede i dati che partono', async () => {
		const inizio = await prova.cie.startLogin({ livello: 3 });
		const browser = createBrowser(prova.simulatori);
		const scelta = await browser.press(await browser.go(inizio.indirizzo), { persona: MARTA, rottura: '' });
		expect(scelta.testo).toContain('PIN della carta');
		const consenso = await browser.press(scelta, { passo: 'credenziali' });
		expect(consenso.testo).toContain(MARTA);
		const { uscita } = await browser.press(consenso, { errore: '22' });
		expect(uscita?.searchParams.get('error_description')).toBe('ErrorCode nr22');
	});
});

describe('una risposta che non va creduta', () => {
	it.each(Object.keys(BREAKAGES))('è rifiutata: %s', async (rottura) => {
		const fine = await accedi(MARTA, 2, rottura);
		expect(fine).toMatchObject({ ok: false, errore: { tipo: 'risposta' } });
		const { motivo } = fine.ok || fine.errore.tipo !== 'risposta' ? { motivo: '' } : fine.errore;
		expect(motivo).not.toBe('');
		expect(motivo).not.toMatch(/marta|zanchettin|ZNCMRT/i);
	});

	it('è rifiutata quando arriva una seconda volta', async () => {
		const inizio = await prova.cie.startLogin({ livello: 2 });
		const risposta = await enter(prova, inizio, { persona: MARTA });
		expect(await prova.cie.finishLogin({ risposta, attesa: inizio.attesa })).toMatchObject({ ok: true });
		expect(await prova.cie.finishLogin({ risposta, attesa: inizio.attesa })).toMatchObject({
			ok: false,
			errore: { tipo: 'risposta', motivo: 'token rifiutato: invalid_grant' }
		});
	});

	it("è rifiutata quando appartiene all'accesso di un altro", async () => {
		const mio = await prova.cie.startLogin({ livello: 2 });
		const altrui = await prova.cie.startLogin({ livello: 2 });
		const risposta = await enter(prova, altrui, { persona: MARIO });
		expect(await prova.cie.finishLogin({ risposta, attesa: mio.attesa })).toMatchObject({
			ok: false,
			errore: { tipo: 'risposta' }
		});
		// With the state of the victim too, the code is still bound to the other request.
		risposta.set('state', mio.attesa.stato);
		expect(await prova.cie.finishLogin({ risposta, attesa: mio.attesa })).toMatchObject({
			ok: false,
			errore: { tipo: 'risposta', motivo: 'token rifiutato: invalid_grant' }
		});
	});

	it.each(['code', 'state', 'iss'])('è rifiutata senza %s', async (nome) => {
		const inizio = await prova.cie.startLogin({ livello: 2 });
		const risposta = await enter(prova, inizio, { persona: MARTA });
		risposta.delete(nome);
		expect(await prova.cie.finishLogin({ risposta, attesa: inizio.attesa })).toMatchObject({
			ok: false,
			errore: { tipo: 'risposta' }
		});
	});

	it('è rifiutata se si attendeva un livello più alto', async () => {
		const inizio = await prova.cie.startLogin({ livello: 2 });
		const risposta = await enter(prova, inizio, { persona: MARTA });
		expect(await prova.cie.finishLogin({ risposta, attesa: { ...inizio.attesa, livello: 3 } })).toMatchObject(
			{ ok: false, errore: { tipo: 'risposta', motivo: 'livello non raggiunto' } }
		);
	});
});

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
		const inizio = await altro.startLogin({ livello: 2 });
		const risposta = await enter(prova, inizio, { persona: MARTA });
		expect(await altro.finishLogin({ risposta, attesa: inizio.attesa })).toMatchObject({ ok: true });
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
		await accedi(MARTA);
		await prova.restart();
		// The trust mark of the site is a new one too; the client that logs in still remembers the old chain.
		prova.createAltra({});
		expect(await accedi(MARIO)).toMatchObject({ ok: true });
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
