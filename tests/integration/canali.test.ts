// Where a message goes when the first channel does not bring it, who decides it, and what is asked afterwards.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import { enqueueMessaggio } from '#lib/server/messaggi/enqueue-messaggio.ts';
import { deliver } from '#lib/server/spedizioni/deliver.ts';
import { noteRimbalzo } from '#lib/server/spedizioni/note-rimbalzo.ts';
import { readConsegne } from '#lib/server/spedizioni/consegne.ts';
import { markSpedita, retrySpedizione } from '#lib/server/spedizioni/riprendi.ts';
import { claimVerifiche, listEntiDaVerificare, verify } from '#lib/server/spedizioni/verifiche.ts';
import { appIoFinta, guastoIo, type AppIoFinta } from '#tests/support/app-io.ts';
import {
	consegnaCon,
	consegnaTutto,
	emailFinta,
	prendi,
	prendiUna,
	SENZA_FRENO,
	type EmailFinta
} from '#tests/support/consegna.ts';
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

const INDIRIZZO = 'marta@posta.example';

let mondo: Mondo;
let marta: Residente;
let io: AppIoFinta;
let email: EmailFinta;

beforeEach(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	io = appIoFinta();
	email = emailFinta();
});

afterEach(async () => {
	await mondo.chiudi();
});

const PARAMETRI = {
	nome: 'Mario Rossi',
	pratica: 'AA-2026-000001',
	servizio: 'Accesso agli atti',
	ufficio: 'URP',
	importo: '15,00',
	entro: '10/12/2026',
	cosa: 'rispondere alla richiesta di documenti',
	data: '24/11/2026',
	linea: 'Linea 1',
	corse: 'non passa',
	motivo: 'neve'
};

/** A message of a template, to Marta or to another. */
function scrivi(modello: ModelloMessaggio, persona = marta.personaId): Promise<void> {
	return comeSistema(mondo, 'cassola', (tx) =>
		enqueueMessaggio(tx, {
			ente: 'cassola',
			persona,
			pratica: null,
			modello,
			parametri: PARAMETRI,
			istante: mondo.clock(),
			newId: mondo.newId
		})
	);
}

function conEmail(): Promise<unknown> {
	return mondo.owner`
		insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
		values ('cassola', ${marta.personaId}, ${INDIRIZZO}, ${mondo.clock()})`;
}

function sceglie(argomento: string, appIo: boolean, perEmail: boolean): Promise<unknown> {
	return mondo.owner`
		insert into preferenza_messaggi (ente_id, persona_id, argomento, app_io, email, cambiata_il)
		values ('cassola', ${marta.personaId}, ${argomento}, ${appIo}, ${perEmail}, ${mondo.clock()})`;
}

function consegna() {
	return consegnaCon(mondo, { io, posta: email });
}

async function dove(): Promise<string[]> {
	const righe = await mondo.owner<{ canale: string; stato: string }[]>`
		select canale, stato from spedizione order by array_position(array['app-io', 'email', 'posta'], canale)`;
	return righe.map(({ canale, stato }) => `${canale} ${stato}`);
}

function dopo(secondi: number): void {
	mondo.sposta(new Date(Date.parse(ADESSO) + secondi * 1000).toISOString());
}

describe('un messaggio che App IO non porta', () => {
	it('va per e-mail a chi ha un indirizzo confermato', async () => {
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
		expect(email.ricevute).toMatchObject([
			{ destinatario: INDIRIZZO, oggetto: expect.stringContaining('esito') }
		]);
	});

	it('va nell’elenco della posta quando la legge lo vuole e non c’è altro', async () => {
		io.destinatario = 'BLOCCATO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'posta da_spedire']);
	});

	it('resta nell’area personale quando è solo un promemoria', async () => {
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile']);
	});

	it('va avanti anche se la chiave è sbagliata: la persona non deve rimetterci', async () => {
		await conEmail();
		io.poi = [guastoIo(false)];
		await scrivi('IO04');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io fallita', 'email accettata']);
	});

	it('di esito incerto va per e-mail e mai per posta', async () => {
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
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		email.risposta = { esito: 'RIFIUTATA', codice: '552 5.2.2', motivo: 'CASELLA_PIENA' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await mondo.owner`select 1 from recapito_email where respinto_il is not null`).toHaveLength(0);
	});
});

describe('le scelte della persona', () => {
	it('tolgono App IO a un argomento e lasciano l’e-mail', async () => {
		await conEmail();
		await sceglie('promemoria', false, true);
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		expect(io.ricevuti).toEqual([]);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
	});

	it('possono togliere tutti e due: il messaggio si legge nell’area personale', async () => {
		await conEmail();
		await sceglie('promemoria', false, false);
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile']);
	});

	it('non tolgono quello che la legge vuole: va per posta', async () => {
		await sceglie('pratiche', false, false);
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io non_recapitabile', 'posta da_spedire']);
	});
});

describe('quando e quanto in fretta', () => {
	it('fuori orario partono le emergenze e le risposte, il resto aspetta', async () => {
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
		await scrivi('IO08');
		dopo(1);
		await scrivi('TS_FERMO');
		expect((await prendiUna(mondo)).oggetto).toContain('servizio sospeso');
	});

	it('la chiave si usa al suo ritmo, anche con più lavoratori', async () => {
		for (let volta = 0; volta < 5; volta += 1) await scrivi('IO08');
		const ritmo = { quante: 10, perSecondo: 4 };
		expect(await prendi(mondo, ritmo)).toHaveLength(2);
		expect(await Promise.all([prendi(mondo, ritmo), prendi(mondo, ritmo)])).toEqual([[], []]);
		dopo(1);
		expect(await prendi(mondo, ritmo)).toHaveLength(2);
		dopo(2);
		expect(await prendi(mondo, ritmo)).toHaveLength(1);
	});

	it('quando App IO chiede di rallentare aspettano tutti quelli della chiave, e gli altri no', async () => {
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

describe('che cosa ne è stato', () => {
	async function chiedi(): Promise<string[]> {
		const prese = await comeSistema(mondo, 'cassola', (tx) =>
			claimVerifiche(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 10, ritmo: SENZA_FRENO })
		);
		return Promise.all(prese.map((presa) => verify({ ...mondo, appIo: () => io }, presa)));
	}

	it('si chiede dopo un minuto, non prima, e una volta basta', async () => {
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		dopo(59);
		expect(await chiedi()).toEqual([]);
		dopo(60);
		expect(await listEntiDaVerificare(mondo.database, mondo.clock())).toEqual(['cassola']);
		expect(await chiedi()).toEqual(['CONSEGNATO']);
		expect(await dove()).toEqual(['app-io consegnata']);
		dopo(7_200);
		expect(await chiedi()).toEqual([]);
	});

	it('si richiede dopo dieci minuti e dopo un’ora se è ancora in viaggio, poi basta', async () => {
		io.stato = { esito: 'IN_CORSO' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const volte: number[] = [];
		for (let minuto = 1; minuto <= 200; minuto += 1) {
			dopo(minuto * 60);
			if ((await chiedi()).length > 0) volte.push(minuto);
		}
		expect(volte).toEqual([1, 11, 71]);
		expect(await dove()).toEqual(['app-io accettata']);
	});

	it('se App IO lo rifiuta dopo, il messaggio passa al canale che segue', async () => {
		await conEmail();
		io.stato = { esito: 'RESPINTO', motivo: 'BLOCCATO' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		dopo(60);
		await chiedi();
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io respinta', 'email accettata']);
	});

	it('una lettera che torna indietro passa alla posta; un ritardo non cambia niente', async () => {
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const [lettera] = email.ricevute;
		const rimbalzo = {
			spedizione: lettera?.id ?? '',
			codice: '5.1.1',
			motivo: 'INDIRIZZO_SCONOSCIUTO' as const
		};
		expect(await noteRimbalzo(mondo, { ...rimbalzo, definitivo: false })).toBe(true);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
		expect(await noteRimbalzo(mondo, { ...rimbalzo, definitivo: true })).toBe(true);
		expect(await noteRimbalzo(mondo, { ...rimbalzo, definitivo: true })).toBe(true);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email respinta', 'posta da_spedire']);
		expect(await noteRimbalzo(mondo, { ...rimbalzo, spedizione: mondo.newId(), definitivo: true })).toBe(
			false
		);
	});
});

describe('l’operatore', () => {
	const urp = () => impiegato('cassola', 'operatore');

	it('riprova quello che è fallito, da capo, e non quello che è arrivato', async () => {
		io.poi = [guastoIo(false)];
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		const [fallita] = await mondo.owner<{ id: string }[]>`select id from spedizione`;
		const dati = { id: fallita?.id ?? '', istante: mondo.clock() };
		await come(mondo, urp(), (tx) => retrySpedizione(tx, dati));
		const presa = await prendiUna(mondo);
		expect(presa).toMatchObject({ tentativi: 2, prove: 1 });
		await deliver(consegna(), presa);
		expect(await dove()).toEqual(['app-io accettata']);
		await expect(come(mondo, urp(), (tx) => retrySpedizione(tx, dati))).rejects.toMatchObject({
			codice: 'SPEDIZIONE_CAMBIATA'
		});
	});

	it('segna spedita per posta una volta sola, e si sa chi', async () => {
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const [posta] = await mondo.owner<{ id: string }[]>`select id from spedizione where canale = 'posta'`;
		const chi = urp();
		const dati = { id: posta?.id ?? '', operatore: chi.operatoreId, istante: mondo.clock() };
		await come(mondo, chi, (tx) => markSpedita(tx, dati));
		const [riga] = await mondo.owner`select stato, spedita_da from spedizione where canale = 'posta'`;
		expect(riga).toEqual({ stato: 'spedita', spedita_da: chi.operatoreId });
		await expect(come(mondo, chi, (tx) => markSpedita(tx, dati))).rejects.toMatchObject({
			codice: 'SPEDIZIONE_CAMBIATA'
		});
	});

	it('legge ogni tentativo con la sua causa', async () => {
		io.poi = [guastoIo(true), guastoIo(false)];
		await scrivi('IO08');
		await deliver(consegna(), await prendiUna(mondo));
		dopo(10);
		await deliver(consegna(), await prendiUna(mondo));
		const [messaggio] = await mondo.owner<{ id: string }[]>`select id from messaggio`;
		const letto = await come(mondo, urp(), (tx) => readConsegne(tx, messaggio?.id ?? ''));
		expect(letto.tentativi.map(({ motivo }) => motivo)).toEqual(['TROPPE_RICHIESTE', 'CHIAVE_RIFIUTATA']);
	});

	it('di un altro Comune non legge e non tocca niente', async () => {
		io.poi = [guastoIo(false)];
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const altrove = impiegato('seveso', 'responsabile');
		const [messaggio] = await mondo.owner<{ id: string }[]>`select id from messaggio`;
		const [fallita] = await mondo.owner<{ id: string }[]>`select id from spedizione where stato = 'fallita'`;
		await expect(come(mondo, altrove, (tx) => readConsegne(tx, messaggio?.id ?? ''))).rejects.toThrow();
		await expect(
			come(mondo, altrove, (tx) => retrySpedizione(tx, { id: fallita?.id ?? '', istante: mondo.clock() }))
		).rejects.toThrow();
	});
});
