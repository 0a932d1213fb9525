// Who is suspended or has no roles any more cannot enter, and an ente always has an administrator.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessioniOf, type Sessioni } from '#lib/server/identita/sessioni.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { reinstateOperatore, suspendOperatore } from '#lib/server/incarichi/suspend-operatore.ts';
import { dai, firmaDi, nuovoImpiegato } from '#tests/support/incarichi.ts';
import {
	apriMondo,
	attendiBlocco,
	come,
	comeSistema,
	impiegato,
	type Impiegato,
	type Mondo
} from '#tests/support/mondo.ts';
import { PROVA } from '#tests/support/sessione.ts';

const VIETATO = { code: '42501' };
const NUOVA = 'RSSMRA80A01C037X';
const elisa = impiegato('cassola', 'amministratore');
const giovanna = impiegato('cassola', 'operatore');

let mondo: Mondo;
let sessioni: Sessioni;

beforeEach(async () => {
	mondo = await apriMondo();
	sessioni = sessioniOf({
		database: mondo.database,
		ente: 'cassola',
		clock: mondo.clock,
		newId: mondo.newId
	});
});

afterEach(() => mondo.chiudi());

function sospendi(chi: Impiegato, autore = elisa): Promise<void> {
	return come(mondo, autore, (tx) => suspendOperatore(tx, chi.operatoreId, firmaDi(mondo, autore)));
}

function login(codiceFiscale: string) {
	return comeSistema(mondo, 'cassola', (tx) =>
		completeLogin(tx, {
			ente: 'cassola',
			area: 'operatore',
			identita: {
				nome: 'N',
				cognome: 'C',
				codiceFiscale
			},
			istante: mondo.clock(),
			newId: mondo.newId
		})
	);
}

async function ruoliDi(chi: Impiegato): Promise<readonly string[]> {
	const [riga] = await mondo.owner<{ ruoli: string[] }[]>`
		select ruoli from operatore where id = ${chi.operatoreId}`;
	return riga?.ruoli ?? [];
}

describe('chi è sospeso', () => {
	it('esce subito, non rientra, e riprende i suoi ruoli quando la sospensione finisce', async () => {
		const id = await sessioni.open({ operatoreId: giovanna.operatoreId }, PROVA);
		await sospendi(giovanna);
		expect((await sessioni.read(id)).utente).toBeNull();
		expect(await mondo.owner`select from sessione where operatore_id = ${giovanna.operatoreId}`).toHaveLength(
			0
		);
		await expect(login('MRNGNN83D51C037V')).rejects.toMatchObject({ codice: 'NON_OPERATORE' });
		await expect(sessioni.open({ operatoreId: giovanna.operatoreId }, PROVA)).rejects.toMatchObject(VIETATO);
		await come(mondo, elisa, (tx) => reinstateOperatore(tx, giovanna.operatoreId, firmaDi(mondo, elisa)));
		expect(await login('MRNGNN83D51C037V')).toEqual({ operatoreId: giovanna.operatoreId });
		expect(await ruoliDi(giovanna)).toEqual(['operatore']);
	});

	it('non si sospende due volte', async () => {
		await sospendi(giovanna);
		await expect(sospendi(giovanna)).rejects.toMatchObject({ codice: 'SOSPENSIONE_CAMBIATA' });
	});

	it('non rientra con un accesso fatto nello stesso momento', async () => {
		const { operatoreId } = giovanna;
		const lavoro = Promise.withResolvers<undefined>();
		const pronta = Promise.withResolvers<undefined>();
		const sospensione = come(mondo, elisa, async (tx) => {
			await suspendOperatore(tx, operatoreId, firmaDi(mondo, elisa));
			pronta.resolve(undefined);
			await lavoro.promise;
		});
		await pronta.promise;
		const accesso = sessioni.open({ operatoreId }, PROVA);
		const rifiutato = expect(accesso).rejects.toMatchObject(VIETATO);
		await attendiBlocco(mondo);
		lavoro.resolve(undefined);
		await sospensione;
		await rifiutato;
	});

	it('con l’ultimo ruolo perde anche la sessione', async () => {
		const irene = await nuovoImpiegato(mondo, { codiceFiscale: NUOVA, ufficio: 'urp', ruoli: ['operatore'] });
		const id = await sessioni.open({ operatoreId: irene.operatoreId }, PROVA);
		await dai(mondo, irene, { ufficio: 'urp', ruoli: [] });
		expect((await sessioni.read(id)).utente).toBeNull();
	});
});

describe('l’ultimo amministratore', () => {
	it('non si toglie il ruolo e non si sospende da solo', async () => {
		await expect(dai(mondo, elisa, { ufficio: 'segreteria', ruoli: ['auditor'] })).rejects.toMatchObject({
			codice: 'ULTIMO_AMMINISTRATORE'
		});
		await expect(sospendi(elisa)).rejects.toMatchObject({ codice: 'ULTIMO_AMMINISTRATORE' });
		expect(await ruoliDi(elisa)).toEqual(['amministratore']);
	});

	it('non si toglie nemmeno con una domanda diretta alla banca dati', async () => {
		await expect(
			come(
				mondo,
				elisa,
				(tx) => tx`
					insert into cambio_incarico (id, ente_id, operatore_id, tipo, motivo, autore_id, autore, avvenuto_il)
					values (${mondo.newId()}, 'cassola', ${elisa.operatoreId}, 'SOSPENSIONE', 'perché sì',
						${elisa.operatoreId}, 'Elisa Bordignon', now())`
			)
		).rejects.toThrow('almeno un amministratore');
	});

	it('può lasciare il ruolo in un ufficio se lo ha in un altro', async () => {
		await dai(mondo, elisa, { ufficio: 'urp', ruoli: ['amministratore'] });
		await dai(mondo, elisa, { ufficio: 'segreteria', ruoli: [] });
		expect(await ruoliDi(elisa)).toEqual(['amministratore']);
	});

	it('resta quando due amministratori si tolgono a vicenda nello stesso momento', async () => {
		const altra = await nuovoImpiegato(mondo, {
			codiceFiscale: NUOVA,
			ufficio: 'segreteria',
			ruoli: ['amministratore']
		});
		await mondo.scalda();
		const esiti = await Promise.allSettled([
			dai(mondo, altra, { ufficio: 'segreteria', ruoli: [], autore: elisa }),
			dai(mondo, elisa, { ufficio: 'segreteria', ruoli: [], autore: altra })
		]);
		expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect([...(await ruoliDi(elisa)), ...(await ruoliDi(altra))]).toEqual(['amministratore']);
	});
});
