// A day on which a line of the school bus does not run: who is told, how often, where it is read, and how it is taken back.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import { answerConferma } from '#lib/server/pratiche/conferme.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { announceFermo, listFermi, withdrawFermo } from '#lib/server/servizi/trasporto-scolastico/fermi.ts';
import { readLista } from '#lib/server/servizi/trasporto-scolastico/lista.ts';
import { listAvvisi, listNote } from '#lib/server/servizi/trasporto-scolastico/note.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import type { Corsa } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import {
	ANA,
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	MATEI,
	TOMMASO
} from '#tests/support/domande-trasporto.ts';
import {
	ADESSO,
	apriMondo,
	attendiBlocco,
	come,
	enteDi,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { contornoDi } from '#tests/support/pratiche.ts';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';

/** Of PostgreSQL: a rule on rows says that this hand may not. */
const VIETATO = { code: '42501' };

const ENTE = 'seveso';
const MERCOLEDI = '2026-11-25';
const capo = impiegato(ENTE, 'responsabile');
const impostazioni = impostazioniDi(ENTE);

let mondo: Mondo;
let giulia: Residente;
let davide: Residente;
let marco: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	[giulia, davide, marco] = [
		await entra(mondo, 'Giulia'),
		await entra(mondo, 'Davide'),
		await entra(mondo, 'Marco')
	];
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
	await mondo.owner`delete from trasporto_fermo_avviso`;
	await mondo.owner`delete from trasporto_fermo`;
});

afterAll(() => mondo.chiudi());

async function ammesso(chi: Residente, ...domanda: Parameters<typeof domandaPer>): Promise<string> {
	const numero = await domandaInCarico(mondo, chi, domandaPer(...domanda));
	await decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
	return numero;
}

async function annuncia(corsa?: Corsa, giorno = MERCOLEDI): Promise<number> {
	const contorno = await contornoDi(mondo, capo);
	const dati = {
		linea: 'rossa',
		giorno: Temporal.PlainDate.from(giorno),
		corsa,
		motivo: 'ghiaccio sulle strade'
	};
	return come(mondo, capo, (tx) => announceFermo(tx, contorno, { ...dati, impostazioni }));
}

async function ritira(): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	const dal = giornoARoma(mondo.clock());
	const [fermo] = await come(mondo, capo, (tx) => listFermi(tx, { dal, impostazioni }));
	await come(mondo, capo, (tx) =>
		withdrawFermo(tx, contorno, { id: fermo?.id ?? mondo.newId(), impostazioni })
	);
}

async function messaggiDi(chi: Residente, numero: string): Promise<string[]> {
	const { messaggi } = await come(mondo, chi, (tx) => readFascicolo(tx, numero));
	return messaggi.map(({ testo }) => testo).filter((testo) => testo.startsWith('Linea rossa'));
}

describe('la sospensione di un giorno', () => {
	it('la sa chi viaggia quel giorno su quella linea e su quella corsa, e nessun altro', async () => {
		const viaggia = await ammesso(giulia, TOMMASO);
		const altroGiorno = await ammesso(davide, MATEI, { giorni: ['LUN'] });
		const altraLinea = await ammesso(marco, ANA, {
			linea: 'verde',
			fermataAndata: 'verde-cascina',
			fermataRitorno: 'verde-mulino'
		});
		expect(await annuncia()).toBe(1);
		expect(await messaggiDi(giulia, viaggia)).toEqual([
			'Linea rossa: il 25 novembre 2026 le corse di andata e di ritorno non si fanno. Motivo: ghiaccio sulle strade. Per quel viaggio organizzati in un altro modo. Trovi gli avvisi anche nella tua area personale.'
		]);
		expect(await messaggiDi(davide, altroGiorno)).toEqual([]);
		expect(await messaggiDi(marco, altraLinea)).toEqual([]);
		const partite = await mondo.owner`
			select s.canale from spedizione s join messaggio m on m.id = s.messaggio_id where m.modello = 'TS_FERMO'`;
		expect(partite).toEqual([{ canale: 'app-io' }]);
	});

	it('di una corsa sola non riguarda chi fa solo l’altra', async () => {
		await ammesso(giulia, TOMMASO, { servizio: 'SOLO_RITORNO' });
		expect(await annuncia('ANDATA')).toBe(0);
		expect(await annuncia('RITORNO')).toBe(1);
	});

	it('chi ha due figli sulla linea riceve un messaggio solo', async () => {
		await ammesso(giulia, TOMMASO);
		await ammesso(giulia, MATEI);
		expect(await annuncia()).toBe(1);
	});

	it('la sa anche l’altro genitore, se ha dato la sua conferma', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await mondo.owner`
			insert into conferma (codice, ente_id, pratica_id, persona_id, codice_fiscale, testo, chiesta_il, entro)
			select ${'c'.repeat(43)}, ente_id, id, persona_id, ${marco.codiceFiscale}, 'di prova', ${mondo.clock()}, '2026-12-04'
			from pratica where ente_id = ${ENTE} and numero = ${numero}`;
		const persona = { codice: 'c'.repeat(43), persona: marco, istante: mondo.clock() };
		await come(mondo, marco, (tx) => answerConferma(tx, { ...persona, esito: 'CONFERMATA' }));
		await decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
		expect(await annuncia()).toBe(2);
		const suoi = async () => (await come(mondo, marco, (tx) => listMessaggi(tx, { quanti: 9 }))).righe;
		const primo = (await suoi())[0];
		expect(primo?.testo).toContain('non si fanno');
		expect(primo?.pratica).toBeNull();
		await ritira();
		expect((await suoi()).filter(({ testo }) => testo.startsWith('Linea rossa'))).toHaveLength(2);
		expect(await messaggiDi(giulia, numero)).toHaveLength(2);
	});

	it('non si annuncia due volte, nemmeno da due operatori insieme', async () => {
		await ammesso(giulia, TOMMASO);
		await annuncia();
		for (const corsa of [undefined, 'ANDATA'] as const)
			await expect(annuncia(corsa)).rejects.toMatchObject({ codice: 'TS_FERMO_ANNUNCIATO' });
		const contorno = await contornoDi(mondo, capo);
		const dati = {
			linea: 'rossa',
			giorno: Temporal.PlainDate.from('2026-11-26'),
			corsa: undefined,
			motivo: 'neve forte'
		};
		let seconda: Promise<unknown> | undefined;
		await come(mondo, capo, async (tx) => {
			await announceFermo(tx, contorno, { ...dati, impostazioni });
			seconda = annuncia('RITORNO', '2026-11-26').catch((refusal: unknown) => refusal);
			await attendiBlocco(mondo);
		});
		expect(await seconda).toMatchObject({ codice: 'TS_FERMO_ANNUNCIATO' });
	});

	it('ritirata, la sa chi l’aveva saputa, e si può annunciare di nuovo corretta', async () => {
		const viaggia = await ammesso(giulia, TOMMASO);
		await annuncia();
		await ritira();
		await expect(ritira()).rejects.toMatchObject({ codice: 'NON_TROVATO' });
		const messaggi = await messaggiDi(giulia, viaggia);
		expect(messaggi).toHaveLength(2);
		expect(messaggi.join()).toContain("l'avviso di sospensione per il 25 novembre 2026 è ritirato");
		expect(await annuncia('RITORNO')).toBe(1);
	});
});

describe('l’avviso', () => {
	const frase =
		'Linea rossa: il 25 novembre 2026 la corsa di andata non si fa. Motivo: ghiaccio sulle strade.';

	it('si legge nella scheda fino a quel giorno, e nella pagina di chi viaggia', async () => {
		const numero = await ammesso(giulia, TOMMASO);
		const lunedi = await ammesso(davide, MATEI, { giorni: ['LUN'] });
		await annuncia('ANDATA');
		const ente = await enteDi(mondo, ENTE);
		const inScheda = (oggi: string) =>
			inEnte(mondo.database, { ente: ENTE, attore: { ruolo: 'anonimo' } }, (tx) =>
				listAvvisi(tx, { ente, oggi: Temporal.PlainDate.from(oggi) })
			);
		expect(await inScheda(MERCOLEDI)).toEqual([frase]);
		expect(await inScheda('2026-11-26')).toEqual([]);
		const note = async (chi: Residente, una: string) =>
			come(mondo, chi, async (tx) => {
				const { pratica } = await readFascicolo(tx, una);
				return listNote(tx, pratica, { ente, oggi: giornoARoma(mondo.clock()) });
			});
		expect(await note(giulia, numero)).toEqual([frase]);
		expect(await note(davide, lunedi)).toEqual([]);
	});

	it('è in testa alla lista del giorno, che non ha più i passeggeri di quella corsa', async () => {
		await ammesso(giulia, TOMMASO);
		await annuncia('ANDATA');
		mondo.sposta('2026-11-25T06:00:00Z');
		const contorno = await contornoDi(mondo, capo);
		const lista = await come(mondo, capo, (tx) =>
			readLista(tx, contorno, { linea: 'rossa', oggi: giornoARoma(mondo.clock()), impostazioni })
		);
		expect(lista.fermi).toEqual([frase]);
		expect(lista.fermate.map(({ corsa }) => corsa)).toEqual(['RITORNO']);
	});

	it('non lo scrive un cittadino, né un operatore con il nome di un altro', async () => {
		const scrive = (chi: Parameters<typeof come>[1], operatore: string) =>
			come(
				mondo,
				chi,
				(tx) => tx`
					insert into trasporto_fermo (id, ente_id, linea, giorno, motivo, annunciato_il, operatore_id)
					values (${mondo.newId()}, ${ENTE}, 'rossa', ${MERCOLEDI}, 'neve forte', ${mondo.clock()}, ${operatore})`
			);
		await expect(scrive(giulia, capo.operatoreId)).rejects.toMatchObject(VIETATO);
		const altra = impiegato(ENTE, 'operatore');
		await expect(scrive(capo, altra.operatoreId)).rejects.toMatchObject(VIETATO);
	});
});
