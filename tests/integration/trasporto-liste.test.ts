// What clerks see of school transport: seats, distances that weigh in the ranking, and the list of the day for the bus, with who opened it.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { MOSSE } from '#lib/domain/procedimento.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { answerConferma, listConferme } from '#lib/server/pratiche/conferme.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { readLista } from '#lib/server/servizi/trasporto-scolastico/lista.ts';
import { pannello } from '#lib/server/servizi/trasporto-scolastico/pannello.ts';
import { keepDistanza, listDaMisurare, readQuadro } from '#lib/server/servizi/trasporto-scolastico/quadro.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import { decidiDomanda, domandaInCarico, domandaPer, TOMMASO } from '#tests/support/domande-trasporto.ts';
import {
	apriMondo,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { contornoDi } from '#tests/support/pratiche.ts';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';
import { V2 } from '#tests/support/trasporto-scolastico.ts';

const ANNO = '2026/2027';

let mondo: Mondo;
let giulia: Residente;
let andrea: Residente;
let elisa: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	[giulia, andrea, elisa] = [
		await entra(mondo, 'Giulia'),
		await entra(mondo, 'Andrea'),
		await entra(mondo, 'Elisa')
	];
});

afterAll(async () => {
	await mondo.chiudi();
});

function ammetti(capo: Impiegato, numero: string): Promise<void> {
	return decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
}

async function listaDi(capo: Impiegato, linea: string) {
	const contorno = await contornoDi(mondo, capo);
	const dati = { linea, oggi: giornoARoma(mondo.clock()), impostazioni: impostazioniDi(capo.ente) };
	return come(mondo, capo, (tx) => readLista(tx, contorno, dati));
}

describe('a Seveso', () => {
	const capo = impiegato('seveso', 'responsabile');
	const dati = { anno: ANNO, impostazioni: impostazioniDi('seveso') };

	it('le domande da misurare spariscono dalle distanze quando hanno un esito, e i posti si contano', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await come(mondo, capo, (tx) => keepDistanza(tx, { numero, metri: 2300, fonte: 'OpenStreetMap' }));
		expect(await come(mondo, capo, (tx) => listDaMisurare(tx, ANNO))).toEqual([
			{ numero, alunno: 'Tommaso Riva', metri: 2300, fonte: 'OpenStreetMap' }
		]);
		const vista = await come(mondo, capo, async (tx) =>
			pannello(tx, await findPratica(tx, { numero }), { oggi: giornoARoma(mondo.clock()) })
		);
		expect(vista?.righe).toContainEqual({
			etichetta: 'Distanza a piedi',
			valore: '2300 metri (OpenStreetMap)'
		});
		await ammetti(capo, numero);
		expect(await come(mondo, capo, (tx) => listDaMisurare(tx, ANNO))).toEqual([]);
		const tardi = come(mondo, capo, (tx) => keepDistanza(tx, { numero, metri: 1, fonte: 'a occhio' }));
		await expect(tardi).rejects.toThrow(NonTrovato);
		const [rossa] = await come(mondo, capo, (tx) => readQuadro(tx, dati));
		expect(rossa).toMatchObject({
			id: 'rossa',
			posti: 30,
			andata: 1,
			ritorno: 1,
			ammesse: 1,
			domande: 0,
			attesa: 0
		});
	});

	it('la lista del giorno ha nome, fermata e chi attende, e annota chi la apre', async () => {
		const { fermate } = await listaDi(capo, 'rossa');
		const delegati = [{ nome: 'Franca Galli', telefono: '+393331234567' }];
		expect(fermate).toEqual([
			{
				corsa: 'ANDATA',
				ora: '07:35',
				fermata: 'Piazza della Stazione',
				passeggeri: [{ nome: 'Tommaso Riva', delegati, autonomo: false }]
			},
			{
				corsa: 'RITORNO',
				ora: '16:50',
				fermata: 'Piazza della Stazione',
				passeggeri: [{ nome: 'Tommaso Riva', delegati, autonomo: false }]
			}
		]);
		expect((await listaDi(capo, 'blu')).fermate).toEqual([]);
		const annotate = await mondo.owner`
			select linea, giorno::text, operatore_id as chi from trasporto_consultazione order by linea`;
		expect(annotate).toEqual([
			{ linea: 'blu', giorno: '2026-11-24', chi: capo.operatoreId },
			{ linea: 'rossa', giorno: '2026-11-24', chi: capo.operatoreId }
		]);
		await expect(listaDi(capo, 'gialla')).rejects.toThrow(NonTrovato);
	});

	it('di sabato non viaggia nessuno', async () => {
		mondo.sposta('2026-11-28T07:00:00Z');
		expect((await listaDi(capo, 'rossa')).fermate).toEqual([]);
		mondo.sposta('2026-11-24T09:30:00Z');
	});
});

describe('a Cesano Maderno', () => {
	const capo = impiegato('cesano-maderno', 'responsabile');

	it('una linea con meno di 15 alunni si vede che non parte; dove non c’è un minimo non si dice niente', async () => {
		const avvisi = async (chi: Impiegato) => {
			const dati = { anno: ANNO, impostazioni: impostazioniDi(chi.ente) };
			return (await come(mondo, chi, (tx) => readQuadro(tx, dati))).map(({ avviso }) => avviso);
		};
		expect((await avvisi(capo))[0]).toBe('Linea rossa non parte: 0 alunni, ne servono almeno 15.');
		expect(await avvisi(impiegato('seveso', 'responsabile'))).toEqual([undefined, undefined, undefined]);
	});

	it('torna da solo solo chi ha la conferma dell’altro genitore', async () => {
		const numero = await domandaInCarico(mondo, andrea, readJson(V2) as Grezzi);
		const oggi = Temporal.PlainDate.from('2026-11-24');
		const [chiesta] = await come(mondo, andrea, async (tx) =>
			listConferme(tx, (await findPratica(tx, { numero })).id, oggi)
		);
		const risposta = { codice: chiesta?.codice ?? '', persona: elisa, istante: mondo.clock() };
		await come(mondo, elisa, (tx) => answerConferma(tx, { ...risposta, esito: 'RIFIUTATA' }));
		await ammetti(capo, numero);
		const { fermate } = await listaDi(capo, 'blu');
		expect(fermate.flatMap(({ passeggeri }) => passeggeri.map(({ autonomo }) => autonomo))).toEqual([
			false,
			false
		]);
	});
});

it('le mosse comuni e quelle del trasporto non si confondono', () => {
	expect(Object.keys(MOSSE_TRASPORTO).filter((id) => id in MOSSE)).toEqual([]);
});
