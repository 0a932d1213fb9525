// School transport from the request to the seat: one enrolment for a child, the ranking, the waiting list, offers, renunciations, delegates.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflitto, NonTrovato, TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { MOSSE } from '#lib/domain/procedimento.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import {
	closeGraduatoria,
	computeGraduatoria,
	publishGraduatoria
} from '#lib/server/servizi/trasporto-scolastico/graduatoria.ts';
import { answerOfferta, listOfferte } from '#lib/server/servizi/trasporto-scolastico/offerte.ts';
import { listPubbliche } from '#lib/server/servizi/trasporto-scolastico/pubbliche.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import {
	ANA,
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	giroDeiPosti,
	lasciaPosti,
	MATEI,
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
import { bozzaPronta, contornoDi, invia, leggi, praticaInviata } from '#tests/support/pratiche.ts';
import { ricordaNeiGiorni, ricordati } from '#tests/support/promemoria.ts';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';

const ENTE = 'seveso';
const ANNO = '2026/2027';
const capo = impiegato(ENTE, 'responsabile');
const DOPO_LE_OSSERVAZIONI = '2026-12-05T09:00:00Z';

let mondo: Mondo;
let giulia: Residente;
let marco: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	[giulia, marco, davide] = [
		await entra(mondo, 'Giulia'),
		await entra(mondo, 'Marco'),
		await entra(mondo, 'Davide')
	];
	await lasciaPosti(mondo, ENTE, 1);
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
});

afterAll(async () => {
	await mondo.chiudi();
});

const impostazioni = { ...impostazioniDi(ENTE) };
impostazioni.linee = impostazioni.linee.map((linea) =>
	linea.id === 'rossa' ? { ...linea, posti: 1 } : linea
);
const dati = { anno: ANNO, impostazioni };

async function graduatoria(passo: 'calcola' | 'pubblica' | 'chiudi'): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	await come(mondo, capo, async (tx) => {
		if (passo === 'calcola') await computeGraduatoria(tx, contorno, dati);
		if (passo === 'pubblica') await publishGraduatoria(tx, contorno, dati);
		if (passo === 'chiudi') await closeGraduatoria(tx, contorno, { ...dati, firmatario: capo });
	});
}

/** Admits the first and puts the others on the waiting list. */
async function decidiTutte(): Promise<void> {
	await graduatoria('calcola');
	await graduatoria('pubblica');
	mondo.sposta(DOPO_LE_OSSERVAZIONI);
	await graduatoria('chiudi');
}

function offerteDi(chi: Residente) {
	return come(mondo, chi, (tx) =>
		listOfferte(tx, { persona: chi.personaId, oggi: giornoARoma(mondo.clock()) })
	);
}

async function rispondi(chi: Residente, accetta: boolean): Promise<void> {
	const [offerta] = await offerteDi(chi);
	const contorno = await contornoDi(mondo, chi);
	await come(mondo, chi, (tx) => answerOfferta(tx, contorno, { id: offerta?.id ?? mondo.newId(), accetta }));
}

async function statoDi(numero: string): Promise<string> {
	return (await leggi(mondo, ENTE, numero)).stato;
}

function rinuncia(chi: Residente, iscrizione: string): Promise<string> {
	return praticaInviata(mondo, chi, { tipoDomanda: 'RINUNCIA', iscrizione }, TRASPORTO);
}

describe('una domanda per bambino e anno', () => {
	it("la seconda, dell'altro genitore, trova la prima", async () => {
		await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO);
		const bozza = await bozzaPronta(mondo, marco, domandaPer(TOMMASO), TRASPORTO);
		expect(await invia(mondo, marco, bozza)).toMatchObject({
			tipo: 'problemi',
			problemi: [{ campo: 'alunnoCodiceFiscale', codice: 'TS_DUPLICATO', severita: 'block' }]
		});
	});

	it('di due inviate insieme ne resta una', async () => {
		const bozze = [giulia, marco].map(async (chi) => ({
			chi,
			bozza: await bozzaPronta(mondo, chi, domandaPer(TOMMASO), TRASPORTO)
		}));
		const pronte = await Promise.all(bozze);
		await mondo.scalda();
		const esiti = await Promise.allSettled(pronte.map(({ chi, bozza }) => invia(mondo, chi, bozza)));
		const riusciti = esiti.filter((esito) => esito.status === 'fulfilled' && esito.value.tipo === 'inviata');
		expect(riusciti).toHaveLength(1);
		const [aperte] =
			await mondo.owner`select count(*)::int as n from trasporto_iscrizione where stato <> 'CHIUSA'`;
		expect(aperte?.n).toBe(1);
	});

	it('chi iscrive non è il bambino', async () => {
		const grezzi = {
			...domandaPer(TOMMASO),
			alunnoCodiceFiscale: giulia.codiceFiscale,
			alunnoNascita: '2018-10-02'
		};
		const bozza = await bozzaPronta(mondo, giulia, grezzi, TRASPORTO);
		const esito = await invia(mondo, giulia, bozza, { avvisiLetti: true });
		expect(JSON.stringify(esito)).toContain('TS_PERSONA_RIPETUTA');
	});

	it('ritirata, il bambino può avere una domanda nuova', async () => {
		const prima = await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO);
		await rinuncia(giulia, prima);
		await giroDeiPosti(mondo, ENTE);
		expect(await statoDi(prima)).toBe('RINUNCIATA');
		expect(await praticaInviata(mondo, marco, domandaPer(TOMMASO), TRASPORTO)).toMatch(/^TS-2026-/);
	});
});

describe('la graduatoria', () => {
	it('ammette chi ha più punti, con le rate da pagare, e mette gli altri in lista', async () => {
		const fuori = await domandaInCarico(
			mondo,
			davide,
			domandaPer(MATEI, { alunnoResidenza: { via: 'Via Po', cap: '20811', comune: 'C566' } })
		);
		const residente = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await decidiTutte();
		expect(await statoDi(residente)).toBe('ATTESA_PAGAMENTO');
		expect(await statoDi(fuori)).toBe('LISTA_ATTESA');
		const { pratica, messaggi } = await come(mondo, giulia, (tx) => readFascicolo(tx, residente));
		const rate = await come(mondo, giulia, (tx) => listPagamenti(tx, pratica.id));
		expect(rate.map(({ cent, scadenza }) => [cent, scadenza])).toEqual([
			[5450, '2027-01-04'],
			[5450, '2027-02-15']
		]);
		expect(messaggi.map(({ oggetto }) => oggetto)).toContain('Trasporto scolastico 2026/2027: esito');
	});

	it('è pubblica senza nomi, solo dopo la pubblicazione', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await mondo.owner`alter table trasporto_graduatoria disable trigger all`;
		await mondo.owner`delete from trasporto_graduatoria`;
		await mondo.owner`alter table trasporto_graduatoria enable trigger all`;
		const ente = await enteDi(mondo, ENTE);
		const leggiPubblica = () =>
			inEnte(mondo.database, { ente: ENTE, attore: { ruolo: 'anonimo' } }, (tx) =>
				listPubbliche(tx, { ente })
			);
		await graduatoria('calcola');
		expect(await leggiPubblica()).toEqual([]);
		await graduatoria('pubblica');
		const [pubblica] = await leggiPubblica();
		expect(pubblica?.gruppi).toEqual([
			{ titolo: 'Linea rossa', righe: [{ posto: 1, pratica: numero, punti: '110', esito: 'Ammessa' }] }
		]);
		expect(JSON.stringify(pubblica)).not.toMatch(/Tommaso|RVI/);
	});

	it('diventa definitiva solo dopo il tempo delle osservazioni, e solo se pubblicata', async () => {
		await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await graduatoria('calcola');
		await expect(graduatoria('chiudi')).rejects.toThrow(NonTrovato);
		await graduatoria('pubblica');
		mondo.sposta('2026-12-04T22:00:00Z');
		await expect(graduatoria('chiudi')).rejects.toThrow(Conflitto);
		mondo.sposta(DOPO_LE_OSSERVAZIONI);
		await graduatoria('chiudi');
		await expect(graduatoria('chiudi')).rejects.toThrow(NonTrovato);
	});

	it('oltre i posti nessuno è ammesso, nemmeno a mano', async () => {
		const prima = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const seconda = await domandaInCarico(mondo, davide, domandaPer(MATEI));
		await decidiDomanda(mondo, capo, { numero: prima, mossa: MOSSE_TRASPORTO.AMMETTI });
		await expect(
			decidiDomanda(mondo, capo, { numero: seconda, mossa: MOSSE_TRASPORTO.AMMETTI })
		).rejects.toMatchObject({
			codice: 'POSTI_ESAURITI'
		});
		await expect(decidiDomanda(mondo, capo, { numero: seconda, mossa: MOSSE.ACCOGLI })).rejects.toThrow(
			TransizioneVietata
		);
	});
});

describe('il posto che si libera', () => {
	async function dueInFila() {
		const primo = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const secondo = await domandaInCarico(mondo, davide, domandaPer(MATEI));
		const terzo = await domandaInCarico(mondo, marco, domandaPer(ANA));
		await decidiTutte();
		expect(await Promise.all([primo, secondo, terzo].map(statoDi))).toEqual([
			'ATTESA_PAGAMENTO',
			'LISTA_ATTESA',
			'LISTA_ATTESA'
		]);
		await rinuncia(giulia, primo);
		await giroDeiPosti(mondo, ENTE);
		return { primo, secondo, terzo };
	}

	it('va al primo della lista, che lo accetta ed è ammesso', async () => {
		const { primo, secondo, terzo } = await dueInFila();
		expect(await statoDi(primo)).toBe('RINUNCIATA');
		expect(await offerteDi(davide)).toMatchObject([{ pratica: secondo, entro: '2026-12-10' }]);
		expect(await offerteDi(marco)).toEqual([]);
		await rispondi(davide, true);
		await giroDeiPosti(mondo, ENTE);
		expect(await statoDi(secondo)).toBe('ATTESA_PAGAMENTO');
		expect(await statoDi(terzo)).toBe('LISTA_ATTESA');
		expect(await giroDeiPosti(mondo, ENTE)).toBe(0);
	});

	it('si ricorda due giorni prima a chi non ha risposto', async () => {
		const { secondo } = await dueInFila();
		const giorni = ['2026-12-06', '2026-12-07', '2026-12-08', '2026-12-09'];
		expect(await ricordaNeiGiorni(mondo, ENTE, giorni)).toEqual([0, 0, 1, 0]);
		expect((await ricordati(mondo, davide.personaId)).at(-1)?.testo).toContain(
			`per la richiesta ${secondo} c'è una scadenza il 10/12/2026: devi dire se vuoi il posto che si è liberato sul trasporto scolastico 2026/2027.`
		);
	});

	it('lasciato non si ricorda più', async () => {
		await dueInFila();
		await rispondi(davide, false);
		expect(await ricordaNeiGiorni(mondo, ENTE, ['2026-12-08'])).toEqual([0]);
	});

	it('lasciato passa al successivo', async () => {
		const { terzo } = await dueInFila();
		await rispondi(davide, false);
		await giroDeiPosti(mondo, ENTE);
		expect(await offerteDi(marco)).toMatchObject([{ pratica: terzo }]);
	});

	it('scaduto passa al successivo, e chi tarda non lo prende più', async () => {
		const { terzo } = await dueInFila();
		mondo.sposta('2026-12-11T00:30:00Z');
		await expect(rispondi(davide, true)).rejects.toThrow(NonTrovato);
		await giroDeiPosti(mondo, ENTE);
		expect(await offerteDi(marco)).toMatchObject([{ pratica: terzo }]);
	});

	it('nessuno risponde per un altro', async () => {
		await dueInFila();
		const [offerta] = await offerteDi(davide);
		const contorno = await contornoDi(mondo, marco);
		const rubata = come(mondo, marco, (tx) =>
			answerOfferta(tx, contorno, { id: offerta?.id ?? '', accetta: true })
		);
		await expect(rubata).rejects.toThrow(NonTrovato);
	});
});
