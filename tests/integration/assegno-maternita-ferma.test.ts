// A granted allowance that INPS cannot pay: put right at the desk and sent again, or revoked; and which moves are offered then.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { mosseAperte } from '#lib/server/pratiche/mosse-aperte.ts';
import type { Pratica } from '#lib/server/pratiche/pratica.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import {
	enteDi,
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import {
	concessa,
	correggi,
	creaLotto,
	liberaFigli,
	registra,
	scarica
} from '#tests/support/mosse-maternita.ts';
import { decidi } from '#tests/support/mosse.ts';
import { contornoDi, leggi, praticaInCarico } from '#tests/support/pratiche.ts';

const ALTRO_IBAN = 'IT60X0542811101000000123456';
const capo = impiegato('cassola', 'responsabile');
const revoca = assegnoMaternita.procedura.mosse.find(({ id }) => id === 'REVOCA') ?? fail('manca la revoca');

function fail(message: string): never {
	throw new Error(message);
}

/** The moves that the desk offers to who decides. */
async function offerte(pratica: Pratica): Promise<string[]> {
	const { chi } = await contornoDi(mondo, capo);
	return mosseAperte(findPorta(pratica.servizio), { pratica, chi }).map(({ id }) => id);
}

let mondo: Mondo;
let chiara: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	chiara = await entra(mondo, 'Chiara');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterEach(async () => {
	await liberaFigli(mondo);
});

afterAll(async () => {
	await mondo.chiudi();
});

describe('l’assegno che INPS non ha potuto pagare', () => {
	it('chi dice il nuovo IBAN allo sportello non deve anche rispondere: corretto, l’assegno torna da inviare', async () => {
		const numero = await concessa(mondo, chiara);
		const primo = await creaLotto(mondo);
		await registra(mondo, primo, [{ numero, esito: 'PROBLEMA', motivo: 'IBAN non intestato alla persona' }]);
		await correggi(mondo, numero, { valore: ALTRO_IBAN });
		const corretta = await leggi(mondo, 'cassola', numero);
		expect(corretta).toMatchObject({ stato: 'IN_CARICO', esito: 'ACCOLTA', integrazione: undefined });
		expect(await offerte(corretta)).toEqual(['TRASMETTI_INPS', 'REVOCA']);
		expect(await scarica(mondo, await creaLotto(mondo), 'csv')).toContain(ALTRO_IBAN);
	});

	it('chi ha già avuto un altro assegno lo perde: si revoca anche mentre INPS aspetta i dati', async () => {
		const numero = await concessa(mondo, chiara);
		const codice = await creaLotto(mondo);
		await registra(mondo, codice, [{ numero, esito: 'PROBLEMA', motivo: 'Assegno dello Stato già pagato' }]);
		const ferma = await leggi(mondo, 'cassola', numero);
		expect(await offerte(ferma)).toEqual(['RIPRENDI_CORRETTA', 'REVOCA']);
		await decidi(mondo, capo, { numero, revisione: ferma.revisione, mossa: revoca });
		const revocata = await leggi(mondo, 'cassola', numero);
		expect(revocata).toMatchObject({ stato: 'REVOCATA', esito: 'REVOCATA' });
		expect(await offerte(revocata)).toEqual([]);
		const oggi = giornoARoma(mondo.clock());
		const pannello = await come(mondo, capo, async (tx) =>
			findPorta(assegnoMaternita.id).pannello?.(tx, revocata, { ente: await enteDi(mondo), oggi })
		);
		expect(pannello?.righe).toEqual(
			expect.arrayContaining([
				{ etichetta: 'Importo revocato', valore: '4.131,00 €' },
				{ etichetta: 'Da segnalare', valore: expect.stringContaining('Procura della Repubblica') as string }
			])
		);
	});

	it('prima della concessione non si revoca e non si invia niente', async () => {
		const numero = await praticaInCarico(mondo, chiara, assegnoMaternita.esempio, assegnoMaternita.id);
		const pratica = await leggi(mondo, 'cassola', numero);
		const mosse = await offerte(pratica);
		expect(mosse).toContain('ACCOGLI');
		expect(mosse).not.toContain('REVOCA');
		await expect(
			decidi(mondo, capo, { numero, revisione: pratica.revisione, mossa: revoca })
		).rejects.toMatchObject({ codice: 'MA_NON_CONCESSO' });
	});
});
