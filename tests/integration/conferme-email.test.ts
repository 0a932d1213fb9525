// An e-mail address becomes of a person by a code alone: how it leaves, how long it is good, how many times it may be asked for and mistaken.
import { beforeEach, describe, expect, it } from 'vitest';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { EsitoLettera, Lettera } from '#lib/server/integrations/email/port.ts';
import { askConferma } from '#lib/server/messaggi/ask-conferma.ts';
import {
	claimConferme,
	listEntiConConferme,
	serveConferma,
	type DialogoConferma
} from '#lib/server/messaggi/conferme-email.ts';
import { closeConferma, proveEmail, readConferma } from '#lib/server/messaggi/prove-email.ts';
import { readRecapito, removeRecapito } from '#lib/server/messaggi/recapito-email.ts';
import { ADESSO, come, comeSistema, entra, impiegato, type Residente } from '#tests/support/mondo.ts';
import { COMUNE_DELLE_LETTERE as COMUNE } from '#tests/support/consegna.ts';
import { marta, mondo } from '#tests/support/scena.ts';

const VIETATO = { code: '42501' };
const INDIRIZZO = 'marta@posta.example';
const CODICE = '042137';

let mario: Residente;
let lettere: Lettera[];

beforeEach(async () => {
	mario = await entra(mondo, 'Mario');
	lettere = [];
	await mondo.owner`delete from conferma_email`;
	await mondo.owner`delete from recapito_email`;
});

/** Moves the clock some minutes after the beginning. */
function dopo(minuti: number): void {
	mondo.sposta(new Date(Date.parse(ADESSO) + minuti * 60_000).toISOString());
}

function chiedi(indirizzo = INDIRIZZO, codice = CODICE, chi = marta) {
	const { newId, clock } = mondo;
	const dati = { ente: chi.ente, persona: chi.personaId, indirizzo, codice, id: newId(), istante: clock() };
	return come(mondo, chi, (tx) => askConferma(tx, dati));
}

type Risposta = EsitoLettera | IntegrationError;

/** The worker's turn: what became of each code that was due. */
async function manda(risposta: Risposta = { esito: 'ACCETTATA', risposta: '250' }, conEmail = true) {
	const dialogo: DialogoConferma = {
		database: mondo.database,
		email: conEmail
			? {
					send(lettera) {
						if (risposta instanceof IntegrationError) return Promise.reject(risposta);
						lettere.push(lettera);
						return Promise.resolve(risposta);
					}
				}
			: undefined,
		comune: COMUNE,
		clock: mondo.clock,
		random: () => 0.5
	};
	const prese = await comeSistema(mondo, 'cassola', (tx) =>
		claimConferme(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 10 })
	);
	return Promise.all(prese.map((presa) => serveConferma(dialogo, presa)));
}

function prova(codice: string, chi = marta) {
	const dati = { ente: chi.ente, persona: chi.personaId, codice, istante: mondo.clock() };
	return come(mondo, chi, (tx) => proveEmail(tx, dati));
}

function recapito(chi = marta) {
	return come(mondo, chi, (tx) => readRecapito(tx, { persona: chi.personaId }));
}

function stato(chi = marta) {
	return come(mondo, chi, (tx) => readConferma(tx, { persona: chi.personaId, istante: mondo.clock() }));
}

describe('un indirizzo', () => {
	it('è della persona solo dopo il codice, che parte una volta e poi non resta in chiaro', async () => {
		expect(await chiedi(' marta@POSTA.example ')).toEqual({ ok: true, valore: INDIRIZZO });
		expect(await listEntiConConferme(mondo.database, mondo.clock())).toEqual(['cassola']);
		expect(await prova(CODICE)).toMatchObject({ codice: 'EMAIL_CODICE_NON_PARTITO' });
		expect(await manda()).toEqual([{ esito: 'PARTITA' }]);
		expect(await manda()).toEqual([]);
		expect(await listEntiConConferme(mondo.database, mondo.clock())).toEqual([]);
		expect(lettere).toHaveLength(1);
		expect(lettere[0]).toMatchObject({ destinatario: INDIRIZZO });
		expect(lettere[0]?.testo).toContain(CODICE);
		expect(lettere[0]?.html).toContain(
			`<a href="https://comune.example/area-personale/messaggi/preferenze/email?codice=${CODICE}"`
		);
		const [riga] = await mondo.owner`select codice, codice_hash from conferma_email`;
		expect(riga?.['codice']).toBeNull();
		expect(riga?.['codice_hash']).not.toContain(CODICE);
		expect(await recapito()).toBeUndefined();
		expect(await prova(' 042 137 ')).toEqual({ ok: true, indirizzo: INDIRIZZO });
		expect(await recapito()).toMatchObject({ indirizzo: INDIRIZZO, respintoIl: null });
		expect(await stato()).toEqual({ tipo: 'nessuna' });
		expect(await prova(CODICE)).toMatchObject({ codice: 'EMAIL_NIENTE_DA_CONFERMARE' });
	});

	it('scritto male, o già confermato, non ha un codice', async () => {
		expect(await chiedi('marta')).toMatchObject({ codice: 'EMAIL_FORMATO' });
		await chiedi();
		await manda();
		await prova(CODICE);
		dopo(2);
		expect(await chiedi()).toMatchObject({ codice: 'EMAIL_GIA_CONFERMATA' });
	});

	it('si cambia con un altro codice, e fino ad allora vale il primo', async () => {
		await chiedi();
		await manda();
		await prova(CODICE);
		dopo(2);
		await chiedi('altra@posta.example', '111111');
		await manda();
		expect(await recapito()).toMatchObject({ indirizzo: INDIRIZZO });
		await prova('111111');
		expect(await recapito()).toMatchObject({ indirizzo: 'altra@posta.example' });
		await come(mondo, marta, (tx) => removeRecapito(tx, { persona: marta.personaId }));
		expect(await recapito()).toBeUndefined();
	});

	it('da cui un’e-mail è tornata si conferma di nuovo', async () => {
		await chiedi();
		await manda();
		await prova(CODICE);
		await mondo.owner`update recapito_email set respinto_il = ${mondo.clock()}, respinto_motivo = 'CASELLA_PIENA'`;
		dopo(2);
		expect(await chiedi()).toMatchObject({ ok: true });
		await manda();
		await prova(CODICE);
		expect(await recapito()).toMatchObject({ respintoIl: null, respintoMotivo: null });
	});
});

describe('un codice', () => {
	it('vale trenta minuti', async () => {
		await chiedi();
		await manda();
		dopo(29.9);
		expect(await stato()).toMatchObject({ tipo: 'attesa', partita: true });
		dopo(30);
		expect(await stato()).toMatchObject({ tipo: 'scaduta' });
		expect(await prova(CODICE)).toMatchObject({ codice: 'EMAIL_CODICE_SCADUTO', parametri: { n: 30 } });
	});

	it('sbagliato cinque volte non vale più, e uno scritto a metà non conta', async () => {
		await chiedi();
		await manda();
		expect(await prova('12345')).toMatchObject({ codice: 'EMAIL_CODICE_FORMATO' });
		for (const restano of [4, 3, 2, 1])
			expect(await prova('000000')).toMatchObject({
				codice: 'EMAIL_CODICE_SBAGLIATO',
				parametri: { n: restano }
			});
		expect(await prova('000000')).toMatchObject({ codice: 'EMAIL_CODICE_FINITO' });
		expect(await prova(CODICE)).toMatchObject({ codice: 'EMAIL_CODICE_FINITO' });
		expect(await stato()).toMatchObject({ tipo: 'finita' });
		expect(await recapito()).toBeUndefined();
	});

	it('provato insieme molte volte si sbaglia al massimo cinque volte', async () => {
		await chiedi();
		await manda();
		await mondo.scalda();
		const esiti = await Promise.all(Array.from({ length: 8 }, () => prova('000000')));
		expect(esiti.filter((esito) => !esito.ok && esito.codice === 'EMAIL_CODICE_FINITO')).toHaveLength(4);
		const [riga] = await mondo.owner`select sbagliati from conferma_email`;
		expect(riga).toEqual({ sbagliati: 5 });
	});

	it('nuovo si chiede dopo un minuto, anche con due clic insieme, e quello di prima non vale più', async () => {
		await mondo.scalda();
		const insieme = await Promise.all([chiedi(), chiedi()]);
		expect(insieme.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await chiedi('altra@posta.example')).toMatchObject({ codice: 'EMAIL_CODICE_PRESTO' });
		await manda();
		dopo(1);
		expect(await chiedi(INDIRIZZO, '222222')).toMatchObject({ ok: true });
		await manda();
		expect(await prova(CODICE)).toMatchObject({ codice: 'EMAIL_CODICE_SBAGLIATO' });
		expect(await prova('222222')).toMatchObject({ ok: true });
	});

	it('si chiede dieci volte in un giorno, confermato o no', async () => {
		for (let volta = 0; volta < 10; volta += 1) {
			dopo(volta * 2);
			expect(await chiedi(`casella${volta}@posta.example`)).toMatchObject({ ok: true });
			if (volta === 3) {
				await manda();
				expect(await prova(CODICE)).toMatchObject({ ok: true });
			}
		}
		dopo(60);
		expect(await chiedi()).toMatchObject({ codice: 'EMAIL_CODICI_TROPPI' });
		dopo(24 * 60);
		expect(await chiedi()).toMatchObject({ ok: true });
	});

	it('annullato non parte e non vale', async () => {
		await chiedi();
		await come(mondo, marta, (tx) => closeConferma(tx, { persona: marta.personaId, istante: mondo.clock() }));
		expect(await manda()).toEqual([]);
		expect(await stato()).toEqual({ tipo: 'nessuna' });
	});
});

describe('la lettera con il codice', () => {
	const guasto = (temporaneo: boolean) =>
		new IntegrationError('E-mail: non risponde', { integrazione: 'email', temporaneo });

	it('si riprova quando il guasto può passare, finché il codice vale', async () => {
		await chiedi();
		expect(await manda(guasto(true))).toMatchObject([{ esito: 'RINVIATA' }]);
		expect(await manda()).toEqual([]);
		dopo(1);
		expect(await manda()).toEqual([{ esito: 'PARTITA' }]);
		expect(await prova(CODICE)).toMatchObject({ ok: true });
	});

	it('rifiutata, senza rimedio o troppo tardi non parte più, e la persona lo legge', async () => {
		const casi: [Risposta, boolean, number][] = [
			[{ esito: 'RIFIUTATA', codice: '550', motivo: 'INDIRIZZO_SCONOSCIUTO' }, true, 0],
			[guasto(false), true, 2],
			[guasto(true), false, 4]
		];
		for (const [risposta, conEmail, minuto] of casi) {
			dopo(minuto);
			await chiedi();
			expect(await manda(risposta, conEmail)).toMatchObject([{ esito: 'NON_PARTITA' }]);
			expect(await stato()).toMatchObject({ tipo: 'non_partita', indirizzo: INDIRIZZO });
		}
		dopo(6);
		await chiedi();
		dopo(40);
		expect(await manda()).toMatchObject([{ esito: 'NON_PARTITA', motivo: 'SCADUTA' }]);
	});

	it('di esito incerto conta come partita', async () => {
		await chiedi();
		expect(await manda({ esito: 'INCERTA', cause: undefined })).toEqual([{ esito: 'PARTITA' }]);
		expect(await prova(CODICE)).toMatchObject({ ok: true });
	});

	it('di un codice già sostituito non cambia quello nuovo', async () => {
		await chiedi();
		const [vecchia] = await comeSistema(mondo, 'cassola', (tx) =>
			claimConferme(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 1 })
		);
		if (!vecchia) throw new Error('Niente da mandare');
		dopo(1);
		await chiedi('altra@posta.example', '333333');
		const dialogo = {
			database: mondo.database,
			email: undefined,
			comune: COMUNE,
			clock: mondo.clock,
			random: () => 0.5
		};
		expect(await serveConferma(dialogo, vecchia)).toBeUndefined();
		expect(await stato()).toMatchObject({ tipo: 'attesa', indirizzo: 'altra@posta.example' });
	});
});

describe('la banca dati', () => {
	it('non lascia scrivere un recapito senza un codice partito, né dirlo partito', async () => {
		await chiedi();
		const chi = { ente_id: 'cassola', persona_id: marta.personaId };
		const riga = { ...chi, indirizzo: INDIRIZZO, confermato_il: mondo.clock() };
		await expect(
			come(mondo, marta, (tx) => tx`insert into recapito_email ${tx(riga)}`)
		).rejects.toMatchObject(VIETATO);
		await expect(
			come(mondo, marta, (tx) => tx`update conferma_email set inviata_il = ${mondo.clock()}`)
		).rejects.toMatchObject(VIETATO);
		await manda();
		await expect(
			come(mondo, marta, (tx) => tx`update conferma_email set indirizzo = 'altra@posta.example'`)
		).rejects.toMatchObject(VIETATO);
	});

	it('non mostra i codici e gli indirizzi ad altri cittadini, agli operatori e ad altri Comuni', async () => {
		await chiedi();
		await manda();
		await prova(CODICE);
		for (const chi of [mario, { ...marta, ente: 'seveso' }, impiegato('seveso', 'responsabile')]) {
			expect(await come(mondo, chi, (tx) => tx`select from conferma_email`)).toHaveLength(0);
			expect(await come(mondo, chi, (tx) => tx`select from recapito_email`)).toHaveLength(0);
		}
		const operatore = impiegato('cassola', 'responsabile');
		expect(await come(mondo, operatore, (tx) => tx`select from conferma_email`)).toHaveLength(0);
	});
});
