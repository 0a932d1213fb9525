// Roles given and taken by administrators: who may, what is written of it, who can no longer enter.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessioniOf, type Sessioni } from '#lib/server/identita/sessioni.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { addOperatore } from '#lib/server/incarichi/add-operatore.ts';
import { assignRuoli } from '#lib/server/incarichi/assign-ruoli.ts';
import { listCambi } from '#lib/server/incarichi/list-cambi.ts';
import { findOperatore, listOperatori } from '#lib/server/incarichi/operatori.ts';
import { suspendOperatore } from '#lib/server/incarichi/suspend-operatore.ts';
import { dai, firmaDi, MOTIVO, nuovoImpiegato } from '#tests/support/incarichi.ts';
import { apriMondo, come, comeSistema, impiegato, type Mondo } from '#tests/support/mondo.ts';
import { PROVA } from '#tests/support/sessione.ts';

const VIETATO = { code: '42501' };
const NUOVA = 'RSSMRA80A01C037X';
const elisa = impiegato('cassola', 'amministratore');
const giovanna = impiegato('cassola', 'operatore');
const auditor = impiegato('cassola', 'auditor');

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

describe('i ruoli', () => {
	it('di una persona nuova valgono dal primo accesso', async () => {
		const nuova = await nuovoImpiegato(mondo, {
			codiceFiscale: NUOVA,
			ufficio: 'urp',
			ruoli: ['cassa', 'operatore']
		});
		expect(await login(NUOVA)).toEqual({ operatoreId: nuova.operatoreId });
		const { utente } = await sessioni.read(await sessioni.open({ operatoreId: nuova.operatoreId }, PROVA));
		expect(utente).toMatchObject({ ufficio: 'urp', ruoli: ['operatore', 'cassa'] });
	});

	it('possono essere diversi in più uffici, e cambiano subito per chi sta lavorando', async () => {
		const id = await sessioni.open({ operatoreId: giovanna.operatoreId }, PROVA);
		await dai(mondo, giovanna, { ufficio: 'tributi', ruoli: ['responsabile'] });
		expect((await sessioni.read(id)).utente).toMatchObject({ ruoli: ['operatore', 'responsabile'] });
		const { incarichi } = await come(mondo, elisa, (tx) => findOperatore(tx, giovanna.operatoreId));
		expect(incarichi.find(({ ufficio }) => ufficio === 'tributi')?.ruoli).toEqual(['responsabile']);
		expect(incarichi.find(({ ufficio }) => ufficio === 'urp')?.ruoli).toEqual(['operatore']);
	});

	it('non si danno due volte alla stessa persona con un altro nome', async () => {
		await nuovoImpiegato(mondo, { codiceFiscale: NUOVA, ufficio: 'urp', ruoli: ['operatore'] });
		await expect(
			nuovoImpiegato(mondo, { codiceFiscale: NUOVA, ufficio: 'tributi', ruoli: ['cassa'] })
		).rejects.toMatchObject({ codice: 'OPERATORE_PRESENTE' });
	});

	it('non si cambiano se intanto li ha cambiati un collega', async () => {
		await dai(mondo, giovanna, { ufficio: 'urp', ruoli: ['responsabile'] });
		const tardi = come(mondo, elisa, (tx) =>
			assignRuoli(
				tx,
				{ operatore: giovanna.operatoreId, ufficio: 'urp', visti: ['operatore'], ruoli: ['cassa'] },
				firmaDi(mondo, elisa)
			)
		);
		await expect(tardi).rejects.toMatchObject({ codice: 'RUOLI_CAMBIATI' });
	});

	it.each(['operatore', 'responsabile', 'cassa', 'protocollo', 'auditor', 'redattore'] as const)(
		'non li assegna chi è %s, nemmeno a sé',
		async (ruolo) => {
			const chi = impiegato('cassola', ruolo);
			await expect(
				dai(mondo, chi, { ufficio: 'urp', ruoli: ['amministratore'], autore: chi })
			).rejects.toThrow();
			await expect(
				come(
					mondo,
					chi,
					(tx) => tx`
						insert into cambio_incarico (id, ente_id, operatore_id, tipo, ufficio, prima, dopo, motivo, autore_id, autore,
							avvenuto_il)
						values (${mondo.newId()}, 'cassola', ${chi.operatoreId}, 'RUOLI', 'edilizia', '{}', '{amministratore}', 'perché sì',
							${chi.operatoreId}, 'Io', now())`
				)
			).rejects.toMatchObject(VIETATO);
			await expect(
				come(
					mondo,
					chi,
					(tx) => tx`update operatore set ruoli = '{amministratore}' where id = ${chi.operatoreId}`
				)
			).rejects.toMatchObject(VIETATO);
		}
	);

	it('di un altro Comune non si vedono e non si toccano', async () => {
		const matteo = impiegato('seveso', 'amministratore');
		const visti = await come(mondo, matteo, listOperatori);
		expect(visti.map(({ id }) => id)).not.toContain(giovanna.operatoreId);
		await expect(
			come(mondo, matteo, (tx) => suspendOperatore(tx, giovanna.operatoreId, firmaDi(mondo, matteo)))
		).rejects.toMatchObject({ codice: 'NON_TROVATO' });
	});

	it('nemmeno il sistema li assegna', async () => {
		await expect(
			comeSistema(
				mondo,
				'cassola',
				(tx) => tx`
					insert into operatore (id, ente_id, codice_fiscale, nome, cognome, ufficio)
					values (${mondo.newId()}, 'cassola', ${NUOVA}, 'N', 'C', 'urp')`
			)
		).rejects.toMatchObject(VIETATO);
	});
});

describe('il registro dei ruoli', () => {
	it('dice chi, a chi, che cosa prima e dopo, perché e quando', async () => {
		await dai(mondo, giovanna, { ufficio: 'urp', ruoli: ['operatore', 'responsabile'] });
		const { righe } = await come(mondo, auditor, (tx) => listCambi(tx, { operatore: giovanna.operatoreId }));
		expect(righe[0]).toMatchObject({
			nome: 'Giovanna Marin',
			ufficio: 'urp',
			prima: ['operatore'],
			dopo: ['operatore', 'responsabile'],
			motivo: MOTIVO,
			autore: 'Elisa Bordignon',
			avvenutoIl: mondo.clock()
		});
	});

	it('lo leggono solo amministratori e auditor', async () => {
		for (const ruolo of ['operatore', 'responsabile', 'cassa', 'protocollo', 'redattore'] as const)
			expect(
				(await come(mondo, impiegato('cassola', ruolo), (tx) => listCambi(tx, {}))).righe,
				ruolo
			).toEqual([]);
		for (const chi of [elisa, auditor])
			expect((await come(mondo, chi, (tx) => listCambi(tx, {}))).righe.length).toBeGreaterThan(0);
	});

	it('non lo cambia e non lo cancella nessuno, nemmeno il proprietario', async () => {
		await expect(
			come(mondo, elisa, (tx) => tx`update cambio_incarico set motivo = 'altro'`)
		).rejects.toMatchObject(VIETATO);
		await expect(come(mondo, elisa, (tx) => tx`delete from cambio_incarico`)).rejects.toMatchObject(VIETATO);
		await expect(come(mondo, elisa, (tx) => tx`delete from incarico`)).rejects.toMatchObject(VIETATO);
		await expect(mondo.owner`update cambio_incarico set motivo = 'altro'`).rejects.toThrow(
			'non si modificano'
		);
		await expect(mondo.owner`truncate cambio_incarico`).rejects.toThrow('non si modificano');
	});

	it('non si scrive con il nome di un collega', async () => {
		await expect(
			come(
				mondo,
				elisa,
				(tx) => tx`
					insert into cambio_incarico (id, ente_id, operatore_id, tipo, motivo, autore_id, autore, avvenuto_il)
					values (${mondo.newId()}, 'cassola', ${giovanna.operatoreId}, 'SOSPENSIONE', 'perché sì',
						${auditor.operatoreId}, 'Un altro', now())`
			)
		).rejects.toMatchObject(VIETATO);
	});
});

describe('un amministratore', () => {
	it('aggiunge persone senza ruoli propri: i ruoli li dà il registro', async () => {
		await expect(
			come(
				mondo,
				elisa,
				(tx) => tx`
					insert into operatore (id, ente_id, codice_fiscale, nome, cognome, ufficio, ruoli)
					values (${mondo.newId()}, 'cassola', ${NUOVA}, 'N', 'C', 'urp', '{responsabile}')`
			)
		).rejects.toMatchObject(VIETATO);
		await expect(
			come(mondo, elisa, (tx) =>
				addOperatore(
					tx,
					{
						codiceFiscale: NUOVA,
						nome: 'N',
						cognome: 'C',
						email: 'n@esempio.it',
						ufficio: 'urp',
						ruoli: ['cassa']
					},
					firmaDi(mondo, elisa)
				)
			)
		).resolves.toBeTypeOf('string');
	});
});
