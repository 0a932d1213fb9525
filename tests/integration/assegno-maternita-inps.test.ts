// The maternity allowance after the act: batches for INPS, their outcome, corrections, and what must never happen.
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import { createLotto } from '#lib/server/servizi/assegno-maternita/crea-lotto.ts';
import type { Esito } from '#lib/server/servizi/assegno-maternita/leggi-esiti.ts';
import { readLotto, takeFile } from '#lib/server/servizi/assegno-maternita/lotti.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import {
	ADESSO,
	apriMondo,
	attendiBlocco,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import {
	concessa,
	correggi,
	creaLotto,
	liberaFigli,
	messaggiDi,
	registra,
	scarica
} from '#tests/support/mosse-maternita.ts';
import { decidi, integra, ritira } from '#tests/support/mosse.ts';
import { contornoDi, leggi, praticaInCarico } from '#tests/support/pratiche.ts';

const ALTRO_IBAN = 'IT60X0542811101000000123456';

let mondo: Mondo;
let chiara: Residente;
let capo: Impiegato;
let collega: Impiegato;

beforeAll(async () => {
	mondo = await apriMondo();
	chiara = await entra(mondo, 'Chiara');
	capo = impiegato('cassola', 'responsabile');
	collega = impiegato('cassola', 'operatore');
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

describe('il lotto per INPS', () => {
	it('ha totali e impronte, sposta le pratiche, avvisa, e dà sempre gli stessi byte', async () => {
		const numero = await concessa(mondo, chiara);
		const codice = await creaLotto(mondo);
		expect(codice).toMatch(/^INPS-2026-\d{4}$/);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('TRASMESSA_INPS');
		expect(await messaggiDi(mondo, numero)).toContain('IO11');
		const [evento] = await mondo.owner`
			select e.dati from evento e join pratica p on p.id = e.pratica_id
			where p.numero = ${numero} and e.tipo = 'TRASMETTI_INPS'`;
		expect(evento).toMatchObject({ dati: { lotto: codice } });
		const csv = await scarica(mondo, codice, 'csv');
		const contorno = await contornoDi(mondo, capo);
		const { lotto: letto } = await come(mondo, capo, (tx) => readLotto(tx, contorno, codice));
		expect(letto).toMatchObject({ domande: 1, totaleCent: 413_100, inAttesa: 1 });
		expect(createHash('sha256').update(csv).digest('hex')).toBe(letto.csvSha256);
		const xml = await scarica(mondo, codice, 'xml');
		expect(createHash('sha256').update(xml).digest('hex')).toBe(letto.xmlSha256);
		expect(xml).toContain('totale="4131.00"');
		expect(await scarica(mondo, codice, 'csv')).toBe(csv);
		const [scaricati] = await mondo.owner`select count(*)::int as quanti from inps_scaricamento`;
		expect(scaricati).toMatchObject({ quanti: 3 });
	});

	it('due operatori insieme non mettono una pratica in due lotti', async () => {
		await concessa(mondo, chiara);
		const contorno = await contornoDi(mondo, collega);
		let primo: Promise<string> | undefined;
		let secondo: Promise<unknown> | undefined;
		await come(mondo, capo, async (tx) => {
			primo = createLotto(tx, await contornoDi(mondo, capo));
			await primo;
			secondo = come(mondo, collega, (altro) => createLotto(altro, contorno)).catch(
				(refusal: unknown) => refusal
			);
			await attendiBlocco(mondo);
		});
		expect(await secondo).toMatchObject({ codice: 'MA_LOTTO_VUOTO' });
		const doppie = await mondo.owner`
			select pratica_id from inps_lotto_riga where esito is distinct from 'PROBLEMA' group by pratica_id having count(*) > 1`;
		expect(doppie).toEqual([]);
	});

	it('di un altro Comune non si vede', async () => {
		await concessa(mondo, chiara);
		const codice = await creaLotto(mondo);
		const altrove = impiegato('seveso', 'responsabile');
		const contorno = await contornoDi(mondo, altrove);
		await expect(come(mondo, altrove, (tx) => readLotto(tx, contorno, codice))).rejects.toMatchObject({
			codice: 'NON_TROVATO'
		});
	});
});

describe('chi può toccare i dati per INPS', () => {
	it('chi ha solo la cassa no, e nemmeno una persona', async () => {
		const codice = await concessa(mondo, chiara).then(() => creaLotto(mondo));
		const cassa = { ...(await contornoDi(mondo, collega)), chi: ['cassa' as const] };
		const persona = await contornoDi(mondo, chiara);
		for (const contorno of [cassa, persona])
			for (const prova of [
				(tx: Tx) => createLotto(tx, contorno),
				(tx: Tx) => takeFile(tx, contorno, { codice, formato: 'csv' }),
				(tx: Tx) => readLotto(tx, contorno, codice)
			])
				await expect(come<unknown>(mondo, collega, prova)).rejects.toMatchObject({
					codice: 'NON_AUTORIZZATO'
				});
	});

	it('una persona non legge concessioni, correzioni e lotti, nemmeno i propri', async () => {
		await concessa(mondo, chiara);
		await creaLotto(mondo);
		for (const tabella of [
			'maternita_concessione',
			'maternita_figlio',
			'maternita_rettifica',
			'inps_lotto',
			'inps_lotto_riga'
		])
			expect(await come(mondo, chiara, (tx) => tx`select * from ${tx(tabella)}`), tabella).toEqual([]);
	});
});

describe('gli esiti di INPS', () => {
	it('il pagamento chiude la pratica; lo stesso esito non si scrive due volte', async () => {
		const numero = await concessa(mondo, chiara);
		const codice = await creaLotto(mondo);
		await registra(mondo, codice, [{ numero, esito: 'LIQUIDATA' }]);
		const pratica = await leggi(mondo, 'cassola', numero);
		expect(pratica).toMatchObject({ stato: 'LIQUIDATA', esito: 'ACCOLTA' });
		expect(pratica.chiusaIl).toEqual(mondo.clock());
		await expect(registra(mondo, codice, [{ numero, esito: 'LIQUIDATA' }])).rejects.toMatchObject({
			codice: 'MA_ESITO_PRESENTE'
		});
	});

	it('un esito sbagliato tra tanti non ne lascia scritto nessuno', async () => {
		const numero = await concessa(mondo, chiara);
		const codice = await creaLotto(mondo);
		const esiti: Esito[] = [
			{ numero, esito: 'LIQUIDATA' },
			{ numero: 'AM-2026-999999', esito: 'LIQUIDATA' }
		];
		await expect(registra(mondo, codice, esiti)).rejects.toMatchObject({ codice: 'MA_ESITO_PRESENTE' });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('TRASMESSA_INPS');
	});

	it('un problema chiede i dati alla persona; corretto l’IBAN, la pratica va in un nuovo lotto', async () => {
		const numero = await concessa(mondo, chiara);
		const primo = await creaLotto(mondo);
		await expect(correggi(mondo, numero, { valore: ALTRO_IBAN })).rejects.toMatchObject({
			codice: 'MA_DATI_FERMI'
		});
		await registra(mondo, primo, [{ numero, esito: 'PROBLEMA', motivo: 'IBAN non intestato alla persona' }]);
		const ferma = await leggi(mondo, 'cassola', numero);
		expect(ferma).toMatchObject({ stato: 'ATTESA_INTEGRAZIONI', esito: 'ACCOLTA' });
		expect(ferma.integrazione?.richiesta).toContain('IBAN non intestato alla persona');
		expect(await messaggiDi(mondo, numero)).toContain('IO03_SENZA_SOSPENSIONE');
		await expect(creaLotto(mondo)).rejects.toMatchObject({ codice: 'MA_LOTTO_VUOTO' });
		await expect(ritira(mondo, chiara, numero)).rejects.toMatchObject({ codice: 'MA_GIA_DECISA' });
		await integra(mondo, chiara, numero);
		await expect(decidi(mondo, capo, { numero, revisione: 6, mossa: 'ACCOGLI' })).rejects.toMatchObject({
			codice: 'MA_GIA_DECISA'
		});
		await correggi(mondo, numero, { valore: ALTRO_IBAN });
		const secondo = await creaLotto(mondo);
		expect(secondo).not.toBe(primo);
		expect(await scarica(mondo, secondo, 'csv')).toContain(ALTRO_IBAN);
		expect(await scarica(mondo, primo, 'csv')).not.toContain(ALTRO_IBAN);
		const [evento] = await mondo.owner`
			select e.dati, e.operatore_id from evento e join pratica p on p.id = e.pratica_id
			where p.numero = ${numero} and e.tipo = 'CAMBIO_IBAN'`;
		expect(evento).toEqual({
			dati: { prima: 'IT55*******************8005', dopo: 'IT60*******************3456' },
			operatore_id: capo.operatoreId
		});
		await registra(mondo, secondo, [{ numero, esito: 'LIQUIDATA' }]);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('LIQUIDATA');
	});
});

describe('il codice di un figlio corretto a mano', () => {
	const PIETRO = 'TSSPTR26E30A703I';
	const ANNA = 'TSSNNA26E70A703Z';
	const LEONARDO = 'LPULRD26P01B300C';

	it('non può diventare quello del gemello', async () => {
		const numero = await praticaInCarico(mondo, chiara, assegnoMaternita.esempio, assegnoMaternita.id);
		await expect(correggi(mondo, numero, { campo: 'figlio-0', valore: ANNA })).rejects.toMatchObject({
			codice: 'MA_FIGLI_DOPPI'
		});
	});

	it('dopo la concessione lascia libero il figlio di prima e prende quello nuovo, se nessuno l’ha avuto', async () => {
		const numero = await concessa(mondo, chiara);
		const concessi = async () =>
			(await mondo.owner`select chiave from maternita_figlio where revocata_il is null order by chiave`).map(
				({ chiave }) => chiave as string
			);
		await correggi(mondo, numero, { campo: 'figlio-0', valore: LEONARDO });
		expect(await concessi()).toEqual([LEONARDO.slice(0, 15), ANNA.slice(0, 15)]);
		await correggi(mondo, numero, { campo: 'figlio-0', valore: PIETRO });
		expect(await concessi()).toEqual([ANNA.slice(0, 15), PIETRO.slice(0, 15)]);
	});

	it('dopo la concessione non può diventare quello di un figlio già concesso', async () => {
		await concessa(mondo, chiara);
		const leonardo = {
			nome: 'Leonardo',
			cognome: 'Lupo',
			sesso: 'M',
			luogo: 'B300',
			codiceFiscale: LEONARDO
		};
		const marta = await entra(mondo, 'Marta');
		const numero = await concessa(mondo, marta, {
			...assegnoMaternita.esempio,
			dataEvento: '2026-09-01',
			figli: [{ ...leonardo, nascita: '2026-09-01' }]
		});
		await expect(correggi(mondo, numero, { campo: 'figlio-0', valore: PIETRO })).rejects.toMatchObject({
			codice: 'MA_GIA_CONCESSO'
		});
	});
});
