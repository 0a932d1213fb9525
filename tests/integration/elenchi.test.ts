// The lists of requests: filters, search as clerks type it, and pages without gaps or repeats.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPratiche, type Filtro } from '#lib/server/pratiche/list-pratiche.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	entraCon,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { prendi, ritira } from '#tests/support/mosse.ts';
import { ESEMPIO_CIVICO, praticaInviata } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let zoe: Residente;
let numeri: string[];
const galbiati = impiegato('seveso', 'operatore');

beforeAll(async () => {
	mondo = await apriMondo();
	zoe = await entra(mondo, 'Zoë');
	const nato = await entraCon(mondo, {
		ente: 'seveso',
		codiceFiscale: 'DNGNCL80A01I709X',
		nome: 'Niccolò',
		cognome: "D'Angelo"
	});
	const strano = await entraCon(mondo, {
		ente: 'seveso',
		codiceFiscale: 'STRPRC80A01I709X',
		nome: 'Cento',
		cognome: 'Per_Cento%'
	});
	mondo.sposta('2026-11-20T09:00:00Z');
	const prima = await praticaInviata(mondo, zoe);
	mondo.sposta('2026-11-22T09:00:00Z');
	const seconda = await praticaInviata(mondo, nato, ESEMPIO_CIVICO);
	mondo.sposta(ADESSO);
	const terza = await praticaInviata(mondo, strano);
	const quarta = await praticaInviata(mondo, zoe, ESEMPIO_CIVICO);
	await prendi(mondo, galbiati, { numero: terza });
	await ritira(mondo, zoe, quarta);
	numeri = [prima, seconda, terza, quarta];
	// The same name in another Comune must never show.
	await praticaInviata(mondo, await entra(mondo, 'Zoë', 'cassola'));
});

afterAll(async () => {
	await mondo.chiudi();
});

async function elenco(filtro: Filtro, chi: Residente | Impiegato = galbiati): Promise<string[]> {
	const { righe } = await come(mondo, chi, (tx) => listPratiche(tx, filtro));
	return righe.map(({ numero }) => numero);
}

describe('l’elenco delle pratiche', () => {
	it('va dalla più nuova alla più vecchia, solo quelle del Comune', async () => {
		expect(await elenco({})).toEqual([numeri[3], numeri[2], numeri[1], numeri[0]]);
	});

	it('di un cittadino ha solo le sue', async () => {
		expect(await elenco({}, zoe)).toEqual([numeri[3], numeri[0]]);
		expect(await elenco({ cerca: 'Niccolò' }, zoe)).toEqual([]);
	});

	it.each([
		['per stato', { stato: 'IN_CARICO' }, [2]],
		['per ufficio', { ufficio: 'edilizia' }, [2, 0]],
		['le sole aperte', { aperte: true }, [2, 1, 0]],
		['per più cose insieme', { ufficio: 'urp', aperte: true }, [1]],
		['per uno stato che non esiste', { stato: "' or true --" }, []]
	] as [string, Filtro, number[]][])('si filtra %s', async (_come, filtro, attese) => {
		expect(await elenco(filtro)).toEqual(attese.map((indice) => numeri[indice]));
	});

	it.each([
		['il numero della pratica', 'aa-2026-000002', [1]],
		['una parte del numero', '000003', [2]],
		['il protocollo', '0000002/2026', [1]],
		['il protocollo senza zeri', '2/2026', [1]],
		['il codice fiscale in minuscolo', 'mllzoe04b69i709v', [3, 0]],
		['il cognome', 'müller', [3, 0]],
		['il cognome in maiuscolo', 'MÜLLER', [3, 0]],
		['il cognome senza i segni', 'muller', [3, 0]],
		['il cognome con i segni staccati dalle lettere', 'Mu\u0308ller', [3, 0]],
		['il nome senza accento', 'niccolo', [1]],
		['il nome e il cognome', "Niccolò D'Angelo", [1]],
		['il cognome e il nome', "D'Angelo Niccolò", [1]],
		['spazi intorno e in mezzo', '  zoe   muller ', [3, 0]],
		['il segno di percento, che vale per sé', '%', [2]],
		['la lineetta bassa, che vale per sé', '_', [2]],
		['la barra rovesciata, che vale per sé', '\\', []],
		['un apostrofo', "d'a", [1]],
		['un apostrofo tipografico', 'd’angelo', [1]],
		['un comando', "'; drop table pratica; --", []],
		['il carattere nullo', 'mul\u0000ler', [3, 0]],
		['niente', '   ', [3, 2, 1, 0]]
	])('si cerca per %s', async (_come, cerca, attese) => {
		expect(await elenco({ cerca })).toEqual(attese.map((indice) => numeri[indice]));
	});
});

describe('le pagine dell’elenco', () => {
	it('non saltano e non ripetono niente, anche con richieste dello stesso istante e altre arrivate nel frattempo', async () => {
		const davide = await entra(mondo, 'Davide');
		for (let n = 0; n < 9; n += 1) await praticaInviata(mondo, davide);
		const attesi = await elenco({ quante: 50 });
		expect(attesi).toHaveLength(13);
		const visti: string[] = [];
		let altre = true;
		while (altre) {
			const dopo = visti.at(-1);
			const pagina = await come(mondo, galbiati, (tx) => listPratiche(tx, { dopo, quante: 4 }));
			expect(pagina.righe.length).toBeLessThanOrEqual(4);
			visti.push(...pagina.righe.map(({ numero }) => numero));
			altre = pagina.altre;
			// A newer one, while someone turns the pages, moves nothing.
			mondo.sposta(new Date(mondo.clock().getTime() + 60_000).toISOString());
			await praticaInviata(mondo, davide);
		}
		expect(visti).toEqual(attesi);
	});

	it('dopo l’ultima non ce n’è un’altra, e la pagina esatta non ne promette', async () => {
		const { righe, altre } = await come(mondo, zoe, (tx) => listPratiche(tx, { quante: 2 }));
		expect([righe.length, altre]).toEqual([2, false]);
		expect(await elenco({ dopo: numeri[0] })).toEqual([]);
		expect(await elenco({ dopo: 'AA-1999-000001' })).toEqual([]);
	});
});
