// The login with CIE over the wire: our client against the federation of the simulator, and against answers that nobody should believe.
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { FineCie } from '#lib/server/integrations/cie/port.ts';
import { ANOMALIE } from '#simulators/cie/anomalie.ts';
import { createBrowser, enter, startCie, type CieDiProva } from '#tests/support/cie.ts';

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
	it.each(Object.keys(ANOMALIE))('è rifiutata: %s', async (rottura) => {
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
