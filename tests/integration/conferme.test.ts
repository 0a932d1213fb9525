// The other parent confirms with a login of their own that a child goes home alone: who may, how often, until when, and what waits for it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import {
	answerConferma,
	findConferma,
	listConferme,
	type EsitoConferma
} from '#lib/server/pratiche/conferme.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import { decidiDomanda, domandaInCarico } from '#tests/support/domande-trasporto.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { leggi } from '#tests/support/pratiche.ts';
import { V2 } from '#tests/support/trasporto-scolastico.ts';

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
});

afterAll(async () => {
	await mondo.chiudi();
});

describe("la conferma dell'altro genitore", () => {
	const CESANO = 'cesano-maderno';
	const capoDiCesano = impiegato(CESANO, 'responsabile');
	let andrea: Residente;
	let elisa: Residente;
	let lorenzo: Residente;
	let numero: string;
	let codice: string;

	beforeEach(async () => {
		[andrea, elisa, lorenzo] = [
			await entra(mondo, 'Andrea'),
			await entra(mondo, 'Elisa'),
			await entra(mondo, 'Lorenzo')
		];
		numero = await domandaInCarico(mondo, andrea, readJson(V2) as Grezzi);
		const [chiesta] = await come(mondo, andrea, async (tx) => {
			const { id } = await findPratica(tx, { numero });
			return listConferme(tx, id, giornoARoma(mondo.clock()));
		});
		codice = chiesta?.codice ?? '';
	});

	function apri(chi: Residente) {
		return come(mondo, chi, (tx) =>
			findConferma(tx, { codice, persona: chi, oggi: giornoARoma(mondo.clock()) })
		);
	}

	function conferma(chi: Residente, esito: EsitoConferma) {
		return come(mondo, chi, (tx) =>
			answerConferma(tx, { codice, persona: chi, esito, istante: mondo.clock() })
		);
	}

	function ammetti(): Promise<void> {
		return decidiDomanda(mondo, capoDiCesano, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
	}

	it('la apre solo la persona indicata, con un codice che non si indovina', async () => {
		expect(codice).toMatch(/^[\w-]{43}$/);
		expect(await apri(elisa)).toMatchObject({ stato: 'ATTESA', entro: '2026-12-04' });
		for (const altro of [andrea, lorenzo]) await expect(apri(altro)).rejects.toThrow(NonTrovato);
	});

	it('si dà una volta sola, e finché si aspetta la domanda non è ammessa', async () => {
		await expect(ammetti()).rejects.toMatchObject({ codice: 'CONFERMA_ATTESA' });
		await expect(conferma(lorenzo, 'CONFERMATA')).rejects.toThrow(NonTrovato);
		await conferma(elisa, 'CONFERMATA');
		await expect(conferma(elisa, 'RIFIUTATA')).rejects.toMatchObject({ codice: 'CONFERMA_CHIUSA' });
		await ammetti();
		expect((await leggi(mondo, CESANO, numero)).stato).toBe('ATTESA_PAGAMENTO');
	});

	it('dopo dieci giorni è tardi, e la domanda va avanti senza il rientro da solo', async () => {
		mondo.sposta('2026-12-05T09:00:00Z');
		await expect(conferma(elisa, 'CONFERMATA')).rejects.toMatchObject({ codice: 'CONFERMA_CHIUSA' });
		await ammetti();
		expect((await leggi(mondo, CESANO, numero)).stato).toBe('ATTESA_PAGAMENTO');
	});
});
