// Requests for the school bus before they are decided: who may act for the child, corrections while enrolments are open, stops that change with the day.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { MOSSE } from '#lib/domain/procedimento.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import {
	computeGraduatoria,
	listGraduatorie,
	listVoci
} from '#lib/server/servizi/trasporto-scolastico/graduatoria.ts';
import { pannello } from '#lib/server/servizi/trasporto-scolastico/pannello.ts';
import { listPasseggeri } from '#lib/server/servizi/trasporto-scolastico/passeggeri.ts';
import { listDaVerificare, verify } from '#lib/server/servizi/trasporto-scolastico/responsabilita.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import { giornoDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import {
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	MATEI,
	TOMMASO,
	TRASPORTO
} from '#tests/support/domande-trasporto.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { prendi } from '#tests/support/mosse.ts';
import {
	bozzaPronta,
	contornoDi,
	invia,
	leggi,
	praticaInCarico,
	praticaInviata
} from '#tests/support/pratiche.ts';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';

/** Of PostgreSQL: a rule on rows or a trigger says that this hand may not. */
const VIETATO = { code: '42501' };

const ENTE = 'seveso';
const ANNO = '2026/2027';
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
});

afterAll(() => mondo.chiudi());

/** The requests of the ranking as it would be now, in their order. */
async function inGraduatoria(): Promise<string[]> {
	const contorno = await contornoDi(mondo, capo);
	return come(mondo, capo, async (tx) => {
		await computeGraduatoria(tx, contorno, { anno: ANNO, impostazioni });
		const [prima] = await listGraduatorie(tx, ANNO);
		return (await listVoci(tx, prima?.id ?? '')).map(({ pratica }) => pratica);
	});
}

async function verifica(numero: string): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	await come(mondo, capo, (tx) => verify(tx, contorno, { numero }));
}

describe('la responsabilità genitoriale', () => {
	it('va verificata prima di ammettere e di entrare in graduatoria', async () => {
		const numero = await praticaInCarico(mondo, giulia, domandaPer(TOMMASO), TRASPORTO);
		expect(await inGraduatoria()).toEqual([]);
		const ammetti = () => decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
		await expect(ammetti()).rejects.toMatchObject({ codice: 'RESPONSABILITA_DA_VERIFICARE' });
		await verifica(numero);
		await expect(verifica(numero)).rejects.toMatchObject({ codice: 'NON_TROVATO' });
		expect(await inGraduatoria()).toEqual([numero]);
		await ammetti();
		expect((await leggi(mondo, ENTE, numero)).stato).toBe('ATTESA_PAGAMENTO');
	});

	it('chi altro ha nominato il bambino si vede, qualunque sia stata la sorte della sua domanda', async () => {
		const prima = await praticaInCarico(mondo, marco, domandaPer(MATEI), TRASPORTO);
		await decidiDomanda(mondo, capo, { numero: prima, mossa: MOSSE.RIGETTA });
		const numero = await praticaInviata(mondo, davide, domandaPer(MATEI), TRASPORTO);
		const [riga] = await come(mondo, capo, (tx) => listDaVerificare(tx, ANNO));
		const marcoIntero = `${marco.nome} ${marco.cognome}`;
		expect(riga).toMatchObject({ numero, titolo: 'GENITORE', altri: [{ numero: prima, nome: marcoIntero }] });
		const vista = await come(mondo, capo, async (tx) =>
			pannello(tx, await findPratica(tx, { numero }), { oggi: giornoARoma(mondo.clock()) })
		);
		expect(vista?.righe.slice(0, 2).map(({ valore }) => valore)).toEqual([
			'da verificare prima di ammettere',
			`${marcoIntero} (${prima})`
		]);
	});

	it('non la verifica chi chiede, né un operatore con il nome di un altro', async () => {
		const numero = await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO);
		const firma = (chi: Parameters<typeof come>[1], operatore: string) =>
			come(
				mondo,
				chi,
				(tx) => tx`
					update trasporto_iscrizione set responsabilita_il = ${mondo.clock()}, responsabilita_da = ${operatore}
					where numero = ${numero}`
			);
		await expect(firma(giulia, capo.operatoreId)).rejects.toMatchObject(VIETATO);
		await expect(firma(capo, impiegato(ENTE, 'operatore').operatoreId)).rejects.toMatchObject(VIETATO);
	});
});

describe('finché le iscrizioni sono aperte', () => {
	async function correggi(grezzi: Grezzi): Promise<string> {
		const bozza = await bozzaPronta(mondo, giulia, grezzi, TRASPORTO);
		expect(await invia(mondo, giulia, bozza)).toMatchObject({ tipo: 'da-confermare', mancanti: ['avvisi'] });
		const esito = await invia(mondo, giulia, bozza, { avvisiLetti: true });
		if (esito.tipo !== 'inviata') throw new Error(`Correzione non inviata: ${esito.tipo}`);
		await prendi(mondo, impiegato(ENTE, 'operatore'), { numero: esito.numero });
		await verifica(esito.numero);
		return esito.numero;
	}

	/** Two requests alike but for their arrival. */
	async function dueUguali(): Promise<[string, string]> {
		const prima = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		mondo.sposta('2026-11-25T09:00:00Z');
		const dopo = await domandaInCarico(mondo, davide, domandaPer(MATEI));
		mondo.sposta('2026-11-26T09:00:00Z');
		return [prima, dopo];
	}

	it('la domanda si corregge, e conserva il suo ordine di arrivo anche due volte', async () => {
		const [prima, dopo] = await dueUguali();
		const corretta = await correggi(domandaPer(TOMMASO, { sezione: 'C' }));
		expect((await leggi(mondo, ENTE, prima)).stato).toBe('RITIRATA');
		expect(await inGraduatoria()).toEqual([corretta, dopo]);
		const ancora = await correggi(domandaPer(TOMMASO, { sezione: 'D' }));
		expect(await inGraduatoria()).toEqual([ancora, dopo]);
	});

	it('con un’altra fermata conta da quando è corretta', async () => {
		const [, dopo] = await dueUguali();
		const corretta = await correggi(domandaPer(TOMMASO, { fermataAndata: 'rossa-parco' }));
		expect(await inGraduatoria()).toEqual([dopo, corretta]);
	});

	it('chiuse le iscrizioni la seconda domanda è un doppione', async () => {
		await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		mondo.sposta('2027-02-01T09:00:00Z');
		const iseeDopo = { iseeProtocollo: 'INPS-ISEE-2027-12345A789-00' };
		const bozza = await bozzaPronta(mondo, giulia, domandaPer(TOMMASO, iseeDopo), TRASPORTO);
		expect(JSON.stringify(await invia(mondo, giulia, bozza, { avvisiLetti: true }))).toContain(
			'TS_DUPLICATO'
		);
	});

	it('nessuno prende l’arrivo della domanda di un altro', async () => {
		const altrui = await leggi(mondo, ENTE, await domandaInCarico(mondo, davide, domandaPer(MATEI)));
		const sua = await leggi(mondo, ENTE, await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO));
		const ruba = come(
			mondo,
			giulia,
			(tx) => tx`
				insert into trasporto_iscrizione (pratica_id, ente_id, persona_id, numero, anno, alunno_codice_fiscale,
					alunno_nome, scuola, linea, servizio, giorni, rientro_autonomo, arrivo_di)
				values (${sua.id}, ${ENTE}, ${giulia.personaId}, ${sua.numero}, ${ANNO}, 'RVITMS18D11D286U', 'Tommaso', 'x',
					'rossa', 'ANDATA_RITORNO', '{LUN}', false, ${altrui.id})`
		);
		await expect(ruba).rejects.toMatchObject(VIETATO);
	});
});

describe('la seconda fermata', () => {
	it('vale nei suoi giorni, e il posto resta uno', async () => {
		const numero = await domandaInCarico(
			mondo,
			giulia,
			domandaPer(TOMMASO, {
				secondaFermata: 'SI',
				altriGiorni: ['MER', 'GIO'],
				altraFermataRitorno: 'rossa-parco'
			})
		);
		await decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
		const fermate = async (giorno: string) =>
			(await come(mondo, capo, (tx) => listPasseggeri(tx, { linea: 'rossa', giorno: giornoDi(giorno) }))).map(
				({ andata, ritorno }) => [andata, ritorno]
			);
		expect(await fermate('2026-11-24')).toEqual([['rossa-stazione', 'rossa-stazione']]);
		expect(await fermate('2026-11-25')).toEqual([['rossa-stazione', 'rossa-parco']]);
		const cambio = await domandaInCarico(mondo, giulia, {
			tipoDomanda: 'CAMBIO_FERMATA',
			iscrizione: numero,
			nuovaFermataAndata: 'verde-cascina',
			nuovaFermataRitorno: 'verde-mulino'
		});
		await decidiDomanda(mondo, capo, { numero: cambio, mossa: MOSSE.ACCOGLI });
		const [dopo] = await come(mondo, capo, (tx) =>
			listPasseggeri(tx, { linea: 'verde', giorno: giornoDi('2026-11-25') })
		);
		expect(dopo).toMatchObject({ andata: 'verde-cascina', ritorno: 'verde-mulino' });
	});
});
