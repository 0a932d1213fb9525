// Changes of an enrolment to school transport: delegates from the next working day, stops where there is a seat, and only of one's own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { MOSSE } from '#lib/domain/procedimento.ts';
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { isBloccante } from '#lib/forms/validate.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { repeatPratica } from '#lib/server/pratiche/repeat-pratica.ts';
import { initialRisposte } from '#lib/server/profilo/riuso.ts';
import { pannello } from '#lib/server/servizi/trasporto-scolastico/pannello.ts';
import { findServizio } from '#lib/services/index.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import {
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	TOMMASO,
	TRASPORTO
} from '#tests/support/domande-trasporto.ts';
import {
	ADESSO,
	apriMondo,
	come,
	enteDi,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { compilazioneDi, leggi, praticaInviata } from '#tests/support/pratiche.ts';

const ENTE = 'seveso';
const capo = impiegato(ENTE, 'responsabile');

let mondo: Mondo;
let giulia: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	[giulia, davide] = [await entra(mondo, 'Giulia'), await entra(mondo, 'Davide')];
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
});

afterAll(async () => {
	await mondo.chiudi();
});

describe('i cambi', () => {
	it('i nuovi delegati valgono dal giorno lavorativo dopo, i vecchi restano nella storia', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		mondo.sposta('2026-12-04T09:00:00Z');
		const delegati = [
			{ nome: 'Ada', cognome: 'Conti', codiceFiscale: 'CNTDAA62B42F205H', telefono: '3331234569' }
		];
		await praticaInviata(
			mondo,
			giulia,
			{ tipoDomanda: 'CAMBIO_DELEGATI', iscrizione: numero, delegati },
			TRASPORTO
		);
		const { id } = await leggi(mondo, ENTE, numero);
		const storia = await mondo.owner`
			select dal::text, delegati -> 0 ->> 'nome' as nome from trasporto_delegati where pratica_id = ${id} order by dal`;
		expect(storia).toEqual([
			{ dal: '2026-11-24', nome: 'Franca Galli' },
			{ dal: '2026-12-07', nome: 'Ada Conti' }
		]);
		const vista = await come(mondo, capo, async (tx) =>
			pannello(tx, await findPratica(tx, { numero }), { oggi: giornoARoma(mondo.clock()) })
		);
		expect(vista?.righe.filter(({ etichetta }) => etichetta.startsWith('Delegati'))).toEqual([
			{ etichetta: 'Delegati dal 07/12/2026', valore: 'Ada Conti' },
			{ etichetta: 'Delegati dal 24/11/2026', valore: 'Franca Galli' }
		]);
	});

	it('la nuova fermata vale quando il cambio è accolto, e su un’altra linea ci vuole il posto', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
		const cambio = await domandaInCarico(mondo, giulia, {
			tipoDomanda: 'CAMBIO_FERMATA',
			iscrizione: numero,
			nuovaFermataAndata: 'verde-cascina',
			nuovaFermataRitorno: 'verde-mulino'
		});
		await expect(
			decidiDomanda(mondo, capo, { numero: cambio, mossa: MOSSE_TRASPORTO.AMMETTI })
		).rejects.toThrow(TransizioneVietata);
		await decidiDomanda(mondo, capo, { numero: cambio, mossa: MOSSE.ACCOGLI });
		const [riga] = await mondo.owner`
			select linea, fermata_andata as andata, fermata_ritorno as ritorno from trasporto_iscrizione where numero = ${numero}`;
		expect(riga).toEqual({ linea: 'verde', andata: 'verde-cascina', ritorno: 'verde-mulino' });
	});

	it('non si cambia né si rinuncia a quello che è di un altro', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const rinuncia = { tipoDomanda: 'RINUNCIA', iscrizione: numero };
		await expect(praticaInviata(mondo, davide, rinuncia, TRASPORTO)).rejects.toThrow('incompleta');
	});
});

describe("l'anno dopo", () => {
	it('la domanda si rifà con gli stessi dati, e chiede di nuovo solo quello che cambia', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		mondo.sposta('2027-05-03T08:00:00Z');
		const { bozza, nuova } = await come(mondo, giulia, async (tx) =>
			repeatPratica(tx, {
				ente: ENTE,
				persona: giulia.personaId,
				numero,
				mondo: { ente: await enteDi(mondo, ENTE), oggi: giornoARoma(mondo.clock()), luoghi: mondo.luoghi },
				istante: mondo.clock(),
				newId: mondo.newId
			})
		);
		expect(nuova).toBe(true);
		const { risposte } = await come(mondo, giulia, (tx) => findBozza(tx, bozza));
		expect(risposte).toMatchObject({
			...TOMMASO,
			scuola: 'primaria',
			linea: 'rossa',
			fermataRitorno: 'rossa-stazione',
			iseeProtocollo: 'INPS-ISEE-2026-12345A789-00'
		});
		const compilazione = await compilazioneDi(mondo, giulia, bozza);
		const bloccanti = compilazione.validazione.problemi.filter(isBloccante);
		expect(bloccanti.map(({ campo, codice }) => `${campo} ${codice}`)).toEqual([
			'annoScolastico CAMPO_OBBLIGATORIO',
			'classe CAMPO_OBBLIGATORIO',
			'iseeProtocollo ISEE_SCADUTO',
			'regole DICH_MANCANTE',
			'impegnoFermata DICH_MANCANTE',
			'pagamentiPassati DICH_MANCANTE'
		]);
	});

	it("l'ISEE detto una volta torna nelle altre bozze, quando si sa che è di chi compila", async () => {
		await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const servizio = findServizio(TRASPORTO);
		if (!servizio) throw new Error('manca il servizio');
		const iniziali = await come(mondo, giulia, (tx) =>
			initialRisposte(tx, {
				servizio,
				persona: giulia.personaId,
				risposte: { titolo: 'GENITORE' }
			})
		);
		expect(iniziali).toMatchObject({ iseeTipo: 'ORDINARIO', iseeOmissioni: 'no' });
		expect(iniziali).not.toHaveProperty('annoScolastico');
	});
});

describe('le mani del cittadino', () => {
	it('non si danno un posto da sole', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const sposta = (stato: string) =>
			come(
				mondo,
				giulia,
				(tx) => tx`update trasporto_iscrizione set stato = ${stato} where numero = ${numero}`
			);
		await expect(sposta('AMMESSA')).rejects.toThrow('non è del cittadino');
	});
});
