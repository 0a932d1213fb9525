// Where a message goes when the first channel does not bring it, what the person chose, and at what pace messages leave.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#lib/server/spedizioni/deliver.ts';
import { guastoIo } from '#tests/support/app-io.ts';
import { consegnaTutto, prendi, prendiUna } from '#tests/support/consegna.ts';
import { come, impiegato } from '#tests/support/mondo.ts';
import { apriScenaCanali, EMAIL_DI_MARTA, type ScenaCanali } from '#tests/support/scena-canali.ts';

let scena: ScenaCanali;

beforeEach(async () => {
	scena = await apriScenaCanali();
});

afterEach(async () => {
	await scena.mondo.chiudi();
});

describe('un messaggio che App IO non porta', () => {
	it('va per e-mail a chi ha un indirizzo confermato', async () => {
		const { mondo, io, email, scrivi, conEmail, consegna, dove } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
		expect(email.ricevute).toMatchObject([{ destinatario: EMAIL_DI_MARTA }]);
	});

	it('va nell’elenco della posta quando la legge lo vuole e non c’è altro', async () => {
		const { mondo, io, scrivi, consegna, dove } = scena;
		io.destinatario = 'BLOCCATO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'posta da_spedire']);
	});

	it('resta nell’area personale quando è solo un promemoria', async () => {
		const { mondo, io, scrivi, consegna, dove } = scena;
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile']);
	});

	it('va avanti anche se la chiave è sbagliata: la persona non deve rimetterci', async () => {
		const { mondo, io, scrivi, conEmail, consegna, dove } = scena;
		await conEmail();
		io.poi = [guastoIo(false)];
		await scrivi('IO04');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io fallita', 'email accettata']);
	});

	it('di esito incerto va per e-mail e mai per posta', async () => {
		const { mondo, io, scrivi, conEmail, consegna, dove } = scena;
		io.poi = ['incerto'];
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io incerta']);
		await conEmail();
		io.poi = ['incerto'];
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io incerta', 'app-io incerta', 'email accettata']);
	});

	it('per e-mail, se l’indirizzo non esiste più, passa alla posta e l’indirizzo non si usa più', async () => {
		const { mondo, io, email, scrivi, conEmail, consegna, dove } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		email.risposta = { esito: 'RIFIUTATA', codice: '550 5.1.1', motivo: 'INDIRIZZO_SCONOSCIUTO' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email respinta', 'posta da_spedire']);
		const [recapito] = await mondo.owner`select respinto_motivo from recapito_email`;
		expect(recapito).toEqual({ respinto_motivo: 'INDIRIZZO_SCONOSCIUTO' });
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect((await dove()).filter((uno) => uno.startsWith('email'))).toEqual(['email respinta']);
	});

	it('per e-mail a una casella piena non fa perdere l’indirizzo', async () => {
		const { mondo, io, email, scrivi, conEmail, consegna } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		email.risposta = { esito: 'RIFIUTATA', codice: '552 5.2.2', motivo: 'CASELLA_PIENA' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await mondo.owner`select 1 from recapito_email where respinto_il is not null`).toHaveLength(0);
	});
});

describe('una lettera in coda', () => {
	it('non parte verso un indirizzo che la persona ha tolto', async () => {
		const { mondo, io, email, scrivi, conEmail, consegna, dove } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await deliver(consegna(), await prendiUna(mondo));
		await mondo.owner`delete from recapito_email`;
		await consegnaTutto(mondo, consegna());
		expect(email.ricevute).toEqual([]);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email non_recapitabile', 'posta da_spedire']);
	});

	it('segue la persona che intanto ha confermato un altro indirizzo', async () => {
		const { mondo, io, email, scrivi, conEmail, consegna } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await deliver(consegna(), await prendiUna(mondo));
		await mondo.owner`update recapito_email set indirizzo = 'altra@posta.example'`;
		await consegnaTutto(mondo, consegna());
		expect(email.ricevute).toMatchObject([{ destinatario: 'altra@posta.example' }]);
		expect(await mondo.owner`select recapito from spedizione where canale = 'email'`).toEqual([
			{ recapito: 'altra@posta.example' }
		]);
	});

	it('non parte se intanto la persona non vuole più e-mail di quell’argomento', async () => {
		const { mondo, io, email, scrivi, conEmail, sceglie, consegna, dove } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO09');
		await deliver(consegna(), await prendiUna(mondo));
		await sceglie('promemoria', { appIo: true, email: false });
		await consegnaTutto(mondo, consegna());
		expect(email.ricevute).toEqual([]);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email non_recapitabile']);
	});
});

describe('le scelte della persona', () => {
	it('tolgono App IO a un argomento e lasciano l’e-mail', async () => {
		const { mondo, io, scrivi, conEmail, sceglie, consegna, dove } = scena;
		await conEmail();
		await sceglie('promemoria', { appIo: false, email: true });
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		expect(io.ricevuti).toEqual([]);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
	});

	it('possono togliere tutti e due: il messaggio si legge nell’area personale', async () => {
		const { mondo, scrivi, conEmail, sceglie, consegna, dove } = scena;
		await conEmail();
		await sceglie('promemoria', { appIo: false, email: false });
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile']);
	});

	it('non tolgono quello che la legge vuole: va per posta', async () => {
		const { mondo, scrivi, sceglie, consegna, dove } = scena;
		await sceglie('pratiche', { appIo: false, email: false });
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'posta da_spedire']);
	});
});

describe('quando e quanto in fretta', () => {
	it('fuori orario partono le emergenze e le risposte, il resto aspetta', async () => {
		const { mondo, scrivi } = scena;
		await scrivi('IO08');
		await scrivi('TS_FERMO');
		await scrivi('DELEGA_REVOCATA');
		const prese = await prendi(mondo, { quante: 10, fuoriOrario: true });
		expect(prese.map(({ oggetto }) => oggetto).sort()).toEqual([
			'Delega revocata da Mario Rossi',
			'Trasporto scolastico: servizio sospeso il 24/11/2026'
		]);
		expect(await prendi(mondo, { quante: 10 })).toHaveLength(1);
	});

	it('le urgenze passano davanti', async () => {
		const { mondo, scrivi, dopo } = scena;
		await scrivi('IO08');
		dopo(1);
		await scrivi('TS_FERMO');
		expect((await prendiUna(mondo)).oggetto).toContain('servizio sospeso');
	});

	it('la chiave si usa al suo ritmo, anche con più lavoratori', async () => {
		const { mondo, scrivi, dopo } = scena;
		for (let volta = 0; volta < 5; volta += 1) await scrivi('IO08');
		const ritmo = { quante: 10, perSecondo: 4 };
		expect(await prendi(mondo, ritmo)).toHaveLength(2);
		await mondo.scalda();
		expect(await Promise.all([prendi(mondo, ritmo), prendi(mondo, ritmo)])).toEqual([[], []]);
		dopo(1);
		expect(await prendi(mondo, ritmo)).toHaveLength(2);
		dopo(2);
		expect(await prendi(mondo, ritmo)).toHaveLength(1);
	});

	it('un orologio che correva avanti non ferma la chiave per tutti', async () => {
		const { mondo, scrivi, dopo } = scena;
		for (let uno = 0; uno < 3; uno += 1) await scrivi('IO09');
		dopo(3_600);
		expect(await prendi(mondo, { quante: 1, perSecondo: 1 })).toHaveLength(1);
		dopo(1);
		expect(await prendi(mondo, { quante: 1, perSecondo: 1 })).toHaveLength(1);
		expect(await prendi(mondo, { quante: 1, perSecondo: 1 })).toHaveLength(0);
		dopo(4);
		expect(await prendi(mondo, { quante: 1, perSecondo: 1 })).toHaveLength(1);
	});

	it('quando App IO chiede di rallentare aspettano tutti quelli della chiave, e gli altri no', async () => {
		const { mondo, io, scrivi, consegna, dopo } = scena;
		await scrivi('IO08');
		await scrivi('IO09');
		io.poi = [guastoIo(true, 30)];
		const proprie = { proprie: ['pratiche', 'promemoria'] };
		await deliver(consegna(), await prendiUna(mondo, proprie));
		await scrivi('IO08');
		dopo(20);
		const prese = await prendi(mondo, { quante: 10, ...proprie });
		expect(prese.map(({ chiave }) => chiave)).toEqual(['promemoria']);
		dopo(31);
		expect(await prendi(mondo, { quante: 10, ...proprie })).toHaveLength(2);
	});
});

describe('indirizzi e scelte delle persone', () => {
	it('li legge chi segue i messaggi, e nessun altro operatore', async () => {
		const { mondo, conEmail, sceglie } = scena;
		await conEmail();
		await sceglie('promemoria', { appIo: true, email: false });
		const lette = (ruolo: Parameters<typeof impiegato>[1], ente = 'cassola'): Promise<number> =>
			come(mondo, impiegato(ente, ruolo), async (tx) => {
				const [recapiti, scelte] = [
					await tx`select 1 from recapito_email`,
					await tx`select 1 from preferenza_messaggi`
				];
				return recapiti.length + scelte.length;
			});
		for (const ruolo of ['operatore', 'responsabile', 'auditor'] as const) expect(await lette(ruolo)).toBe(2);
		for (const ruolo of ['cassa', 'redattore', 'amministratore', 'protocollo'] as const)
			expect(await lette(ruolo), ruolo).toBe(0);
		expect(await lette('responsabile', 'seveso')).toBe(0);
	});
});
