// What is seen of occupied ground: by anyone on the map and by code, by clerks in the panel and in the list.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { listConcesse } from '#lib/server/servizi/occupazione-suolo/concesse.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { call, testApp } from '#tests/support/api.ts';
import {
	apriMondo,
	come,
	enteDi,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { dehors, ENTE, SUOLO, suoloConcesso, suoloInviato } from '#tests/support/suolo.ts';
import { GET } from '../../src/routes/servizi/[servizio]/occupate/+server.ts';

const porta = findPorta(SUOLO);
let mondo: Mondo;
let omar: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	omar = await entra(mondo, 'Omar');
	davide = await entra(mondo, 'Davide');
});

afterAll(() => mondo.chiudi());

/** A place for each test, away from the others. */
let strada = 0;
function altrove(): { est: number } {
	strada += 60;
	return { est: strada - 600 };
}

describe('la mappa del suolo occupato', () => {
	it('mostra a tutti dove e quando, mai di chi', async () => {
		await suoloConcesso(
			mondo,
			omar,
			dehors(altrove(), { orario: 'FASCIA', dalleOre: '08:00', alleOre: '13:00' })
		);
		const app = { ...testApp(mondo.database), porta: findPorta };
		const rotta = (servizio: string) =>
			call((evento: { params: object }) => GET({ ...evento, params: { servizio } } as never), {
				app,
				ente
			});
		const ente = await enteDi(mondo, ENTE);
		const risposta = await rotta(SUOLO);
		const testo = await risposta.text();
		expect(JSON.parse(testo)).toMatchObject({
			type: 'FeatureCollection',
			features: [
				{
					properties: { tipo: 'occupata', quando: 'dal 01/05/2027 al 31/05/2027, dalle 08:00 alle 13:00' },
					geometry: { type: 'Polygon' }
				}
			]
		});
		expect(testo).not.toMatch(/OSP-|Benali|BNLMRO/);
		expect((await rotta('accesso-atti')).status).toBe(404);
	});

	it('chi non è entrato non legge le righe del suolo, e un altro Comune non ha le sue aree', async () => {
		const anonimo = { ruolo: 'anonimo' } as const;
		const rows = await inEnte(
			mondo.database,
			{ ente: ENTE, attore: anonimo },
			(tx) => tx`select 1 from occupazione`
		);
		expect(rows).toHaveLength(0);
		const altrui = await inEnte(mondo.database, { ente: 'cassola', attore: anonimo }, async (tx) =>
			porta.mappa?.(tx, { oggi: Temporal.PlainDate.from('2026-11-24') })
		);
		expect(altrui).toMatchObject({ features: [] });
	});
});

describe('il pannello dell’operatore', () => {
	it('dice chi ha già il posto e chi altro lo chiede, il canone e l’ordinanza che manca', async () => {
		const qui = altrove();
		const aperta = await suoloInviato(mondo, omar, dehors(qui));
		const mia = await suoloInviato(mondo, davide, dehors(qui, { viabilita: 'DIVIETO_SOSTA' }));
		const dopo = await suoloInviato(mondo, omar, dehors({ ...qui, nord: 4.4 }));
		const concessa = await suoloConcesso(mondo, omar, dehors(qui));
		const ente = await enteDi(mondo, ENTE);
		const pannello = await come(mondo, impiegato(ENTE, 'responsabile'), async (tx) =>
			porta.pannello?.(tx, await findPratica(tx, { numero: mia }), {
				ente,
				oggi: Temporal.PlainDate.from('2026-11-24')
			})
		);
		expect(pannello?.righe).toEqual([
			{ etichetta: 'Superficie dichiarata', valore: '20 m²' },
			{ etichetta: 'Area', valore: 'disegnata, 4 punti' },
			{ etichetta: 'Occupazioni concesse a meno di 0,50 m nello stesso tempo', valore: concessa },
			{
				etichetta: 'Altre domande a meno di 0,50 m nello stesso tempo',
				valore: `${aperta} (presentata prima), ${dopo} (presentata dopo)`
			},
			{ etichetta: 'Canone', valore: '0,00 €' },
			{ etichetta: 'Ordinanza', valore: 'da collegare prima di accogliere' }
		]);
	});

	it('l’elenco dell’operatore mostra le occupazioni da un giorno in poi', async () => {
		const numero = await suoloConcesso(
			mondo,
			omar,
			dehors(altrove(), { dal: '2027-07-01', al: '2027-07-01' })
		);
		const elenco = (dal: string) => come(mondo, impiegato(ENTE, 'operatore'), (tx) => listConcesse(tx, dal));
		expect(await elenco('2027-07-01')).toEqual([
			{ numero, oggetto: 'Nuova occupazione - dehors e tavoli - Via Roma', quando: 'il 01/07/2027' }
		]);
		expect(await elenco('2027-07-02')).toEqual([]);
	});
});
