// Standing deleghe: who sees them, who answers, what may be sent with them, and what is told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { listDeleghe, listEventi } from '#lib/server/deleghe/delega.ts';
import { registerDelega } from '#lib/server/deleghe/register-delega.ts';
import { tellDeleghe } from '#lib/server/deleghe/tell-deleghe.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import {
	SERVIZIO_DELEGATO,
	registraDelega,
	revocaDelega,
	rispondiADelega,
	statoDelega
} from '#tests/support/deleghe.ts';
import {
	apriMondo,
	come,
	comeSistema,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';

const VIETATO = { code: '42501' };

let mondo: Mondo;
let marta: Residente;
let mario: Residente;
let altra: Residente;
let delega: string;

beforeEach(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Davide', 'cassola');
	altra = await entra(mondo, 'Chiara', 'cassola');
	delega = await registra();
});

afterEach(() => mondo.chiudi());

function registra(dati = {}): Promise<string> {
	return registraDelega(mondo, { delegante: marta, delegato: mario }, dati);
}

function rispondi(chi: Residente, accetta = true, id = delega): Promise<void> {
	return rispondiADelega(mondo, chi, { id, accetta });
}

function revoca(chi: Residente): Promise<void> {
	return revocaDelega(mondo, chi, delega);
}

function stato(): Promise<string> {
	return statoDelega(mondo, marta, delega);
}

describe('una delega', () => {
	it('la vedono solo chi la dà e chi la riceve', async () => {
		const oggi = giornoARoma(mondo.clock());
		const viste = (chi: Residente) =>
			come(mondo, chi, async (tx) =>
				(await listDeleghe(tx, { persona: chi.personaId, oggi })).map(({ parte }) => parte)
			);
		expect(await viste(marta)).toEqual(['DELEGANTE']);
		expect(await viste(mario)).toEqual(['DELEGATO']);
		expect(await viste(altra)).toEqual([]);
	});

	it('non la vedono operatori che non seguono una sua pratica, né altri Comuni', async () => {
		const quante = (chi: Residente | Impiegato) =>
			come(mondo, chi, async (tx) => {
				const eventi = await tx`select from delega_evento`;
				return (await tx`select from delega`).length + eventi.length;
			});
		for (const ruolo of [
			'operatore',
			'responsabile',
			'cassa',
			'protocollo',
			'amministratore',
			'auditor',
			'redattore'
		] as const)
			expect(await quante(impiegato('cassola', ruolo)), ruolo).toBe(0);
		expect(await quante(await entra(mondo, 'Davide'))).toBe(0);
	});

	it('si registra solo a proprio nome e con i propri dati', async () => {
		const scrivi = (delegante: string, nome: string) =>
			come(
				mondo,
				altra,
				(tx) => tx`
					insert into delega (id, ente_id, delegante_id, delegante_codice_fiscale, delegante_nome, delegante_cognome,
						delegato_codice_fiscale, delegato_nome, delegato_cognome, servizi, dal, fino_al, registrata_il)
					values (${mondo.newId()}, 'cassola', ${delegante}, ${altra.codiceFiscale}, ${nome}, ${altra.cognome},
						${mario.codiceFiscale}, 'N', 'C', ${[SERVIZIO_DELEGATO]}, '2026-11-24', '2027-11-24', now())`
			);
		await expect(scrivi(marta.personaId, altra.nome)).rejects.toMatchObject(VIETATO);
		await expect(scrivi(altra.personaId, 'Sindaco')).rejects.toMatchObject(VIETATO);
	});

	it('non dura più di due anni', async () => {
		await expect(registra({ servizi: ['occupazione-suolo'], finoAl: '2028-11-25' })).rejects.toThrow('check');
		await expect(registra({ servizi: ['occupazione-suolo'], finoAl: '2028-11-24' })).resolves.toBeDefined();
	});

	it('non si registra due volte uguale', async () => {
		await expect(registra()).rejects.toMatchObject({ codice: 'DELEGA_PRESENTE' });
	});

	it('non si registrano senza fine in un giorno: ognuna scrive a chi è nominato', async () => {
		for (let giorno = 1; giorno < 10; giorno += 1) await registra({ finoAl: `2027-12-0${String(giorno)}` });
		await expect(registra({ finoAl: '2027-12-10' })).rejects.toMatchObject({ codice: 'DELEGHE_TROPPE' });
		mondo.sposta('2026-11-25T09:31:00Z');
		await expect(registra({ finoAl: '2027-12-10' })).resolves.toBeDefined();
	});

	it('non la dà chi è entrato da un altro Stato senza un codice fiscale', async () => {
		const identita = { identificativoEstero: 'FR/IT/1', nome: 'Jean', cognome: 'Dupont' };
		const titolare = await comeSistema(mondo, 'cassola', (tx) =>
			completeLogin(tx, {
				...{ ente: 'cassola', area: 'cittadino', identita, istante: mondo.clock(), newId: mondo.newId }
			})
		);
		const personaId = 'personaId' in titolare ? titolare.personaId : '';
		const data = come(mondo, { ...marta, personaId }, (tx) =>
			registerDelega(tx, {
				...{ id: mondo.newId(), ente: 'cassola', delegato: mario, servizi: [SERVIZIO_DELEGATO] },
				...{ dal: '2026-11-24', finoAl: '2027-11-24', istante: mondo.clock() },
				delegante: { personaId, nome: 'Jean', cognome: 'Dupont', codiceFiscale: null }
			})
		);
		await expect(data).rejects.toMatchObject({ codice: 'DELEGA_SENZA_CODICE' });
	});

	it('non ha risposta da nessuno', async () => {
		await expect(
			come(
				mondo,
				mario,
				(tx) =>
					tx`update delega set stato = 'RIFIUTATA', delegato_id = null, risposta_il = now() where id = ${delega}`
			)
		).rejects.toMatchObject(VIETATO);
	});

	it('la accetta solo chi è nominato, una volta sola anche da due finestre', async () => {
		await expect(rispondi(marta)).rejects.toMatchObject({ codice: 'NON_TROVATO' });
		await expect(rispondi(altra)).rejects.toMatchObject({ codice: 'NON_TROVATO' });
		await mondo.scalda();
		const esiti = await Promise.allSettled([rispondi(mario), rispondi(mario)]);
		expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(esiti.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { codice: 'DELEGA_CHIUSA' }
		});
		expect(await stato()).toBe('ACCETTATA');
	});

	it('non la accetta chi la dà, nemmeno con una domanda diretta alla banca dati', async () => {
		await expect(
			come(
				mondo,
				marta,
				(tx) => tx`
					update delega set stato = 'ACCETTATA', delegato_id = ${marta.personaId}, risposta_il = now() where id = ${delega}`
			)
		).rejects.toMatchObject(VIETATO);
	});

	it.each(['marta', 'mario'] as const)('la revoca subito anche %s', async (chi) => {
		await rispondi(mario);
		await revoca(chi === 'marta' ? marta : mario);
		expect(await stato()).toBe('REVOCATA');
		await expect(rispondi(mario)).rejects.toMatchObject({ codice: 'DELEGA_CHIUSA' });
	});

	it('scaduta non si accetta più', async () => {
		mondo.sposta('2027-11-25T09:30:00Z');
		expect(await stato()).toBe('SCADUTA');
		await expect(rispondi(mario)).rejects.toMatchObject({ codice: 'DELEGA_CHIUSA' });
	});

	it('tiene la sua storia, che nessuno cambia', async () => {
		await rispondi(mario);
		await revoca(marta);
		const eventi = await come(mondo, mario, (tx) => listEventi(tx, delega));
		expect(eventi.map(({ tipo, parte }) => [tipo, parte])).toEqual([
			['REGISTRATA', 'DELEGANTE'],
			['ACCETTATA', 'DELEGATO'],
			['REVOCATA', 'DELEGANTE']
		]);
		await expect(mondo.owner`update delega_evento set tipo = 'USATA'`).rejects.toThrow('non si modificano');
		await expect(mondo.owner`delete from delega_evento`).rejects.toThrow('non si modificano');
		expect(await come(mondo, altra, (tx) => listEventi(tx, delega))).toEqual([]);
	});
});

describe('i messaggi di una delega', () => {
	it('vanno all’altra persona, una volta sola', async () => {
		const dilli = () =>
			comeSistema(mondo, 'cassola', (tx) =>
				tellDeleghe(tx, { ente: 'cassola', istante: mondo.clock(), newId: mondo.newId })
			);
		const oggetti = (chi: Residente) =>
			come(mondo, chi, async (tx) => (await listMessaggi(tx)).righe.map(({ oggetto }) => oggetto));
		await mondo.scalda();
		expect(await Promise.all([dilli(), dilli()]).then((quanti) => quanti.toSorted())).toEqual([0, 1]);
		expect(await oggetti(mario)).toEqual(['Delega: Marta Zanchettin ti chiede di agire per suo conto']);
		await rispondi(mario);
		expect(await dilli()).toBe(1);
		expect(await oggetti(marta)).toEqual([`Delega accettata da ${mario.nome} ${mario.cognome}`]);
		expect(await dilli()).toBe(0);
	});
});
