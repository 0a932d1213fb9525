// Stamps bought online that are not as they should be: the till sees them, says what becomes of them, and the worker makes it so.
import { describe, expect, it } from 'vitest';
import { decideMarca, listMarche, type MarcaDaVerificare } from '#lib/server/cassa/marche.ts';
import { listEntiConBolli } from '#lib/server/pagamenti/claim-bolli.ts';
import { applyCaso, claimCasi, type EsitoMarca } from '#lib/server/pagamenti/marca-da-verificare.ts';
import { paths } from '#lib/paths.ts';
import { isBozzaFerma } from '#lib/server/pratiche/invio-in-attesa.ts';
import { chiedi, compra, paga, spedisci } from '#tests/support/bollo-domanda.ts';
import { come, comeSistema, impiegato, type Impiegato } from '#tests/support/mondo.ts';
import { esitoDi, eventoDi } from '#tests/support/pagine.ts';
import { contornoDi, invia } from '#tests/support/pratiche.ts';
import {
	chi,
	inAcquisto,
	pagopa,
	passano,
	pratiche,
	sha256,
	stato,
	ultimoNav
} from '#tests/support/scena-bollo.ts';
import { anna, mondo } from '#tests/support/scena.ts';
import { load as elenco } from '../../src/routes/operatore/incassi/marche/+page.server.ts';
import { actions, load } from '../../src/routes/operatore/incassi/marche/[id]/+page.server.ts';

const elena = impiegato('cassola', 'cassa');
const NOTA = 'Sentito il venditore al telefono.';

async function caso(nav: string, lettore: Impiegato = elena): Promise<MarcaDaVerificare | undefined> {
	const tutte = await come(mondo, lettore, async (tx) => [
		...(await listMarche(tx, { quante: 100 })).righe,
		...(await listMarche(tx, { chiuse: true, quante: 100 })).righe
	]);
	return tutte.find((una) => una.nav === nav);
}

async function decide(nav: string, esito: EsitoMarca, chiDecide = elena): Promise<void> {
	const contorno = await contornoDi(mondo, chiDecide);
	const id = (await caso(nav))?.id ?? '';
	await come(mondo, chiDecide, (tx) => decideMarca(tx, contorno, { id, esito, nota: NOTA }));
}

/** What the worker makes of the decisions. */
async function applica(): Promise<(string | undefined)[]> {
	const adesso = mondo.clock();
	const ids = await comeSistema(mondo, 'cassola', (tx) =>
		claimCasi(tx, { ente: 'cassola', adesso, quanti: 20 })
	);
	const esiti = [];
	for (const id of ids)
		esiti.push(
			await comeSistema(mondo, 'cassola', (tx) => applyCaso(tx, { id, adesso, newId: mondo.newId }))
		);
	return esiti;
}

/** A purchase whose stamp is for other bytes. */
async function diversa(): Promise<{ bozza: string; nav: string }> {
	const acquisto = await inAcquisto();
	paga(pagopa, acquisto.nav, sha256(Buffer.from('altro')));
	passano(2);
	expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'DIVERSA' }]);
	return acquisto;
}

async function ultimoMessaggio(): Promise<{ modello: string; testo: string } | undefined> {
	const [uno] = await mondo.owner<{ modello: string; testo: string }[]>`
		select modello, testo from messaggio where persona_id = ${chi.personaId} order by creato_il desc, id desc limit 1`;
	return uno;
}

function evento(
	lettore: Impiegato,
	indirizzo: string,
	{ id = '', body }: { id?: string; body?: Record<string, string> } = {}
) {
	return eventoDi(mondo, { chi: lettore, indirizzo, params: { id }, body, app: { porta: () => ({}) } });
}

describe('una marca che non va', () => {
	it('per altri byte è un caso, una volta sola per quanto la si chieda', async () => {
		const { nav } = await diversa();
		passano(60 * 25);
		await chiedi(mondo, pagopa);
		expect(await caso(nav)).toMatchObject({
			motivo: 'IMPRONTA',
			servizio: 'accesso-atti',
			iubd: '12345678901234',
			cent: 1_600,
			persona: 'Marta Zanchettin',
			esito: null
		});
		const [quanti] = await mondo.owner<{ n: number }[]>`
			select count(*)::integer as n from marca_da_verificare where nav = ${nav}`;
		expect(quanti?.n).toBe(1);
	});

	it('con una firma che non vale ferma la richiesta, e la persona lo sa', async () => {
		const { bozza, nav } = await inAcquisto();
		paga(pagopa, nav, undefined, 'firma non verificata');
		passano(2);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'NON_FIRMATA' }]);
		expect(await stato(bozza)).toBe('da_verificare');
		expect(await caso(nav)).toMatchObject({ motivo: 'FIRMA', difetto: 'firma non verificata' });
		expect((await ultimoMessaggio())?.modello).toBe('BOLLO_FIRMA');
		expect(await spedisci(mondo)).toEqual([]);
	});

	it('comprata due volte è un caso, e la richiesta parte con la prima', async () => {
		const { bozza, nav } = await inAcquisto();
		passano(31);
		await compra(mondo, pagopa, { chi, bozza });
		const secondo = ultimoNav();
		paga(pagopa, nav);
		passano(60);
		await chiedi(mondo, pagopa);
		paga(pagopa, secondo);
		passano(60 * 25);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'DOPPIA' }]);
		expect(await caso(secondo)).toMatchObject({ motivo: 'DOPPIA' });
		expect(await caso(nav)).toBeUndefined();
		await expect(decide(secondo, 'ACCOLTA')).rejects.toMatchObject({ codice: 'MARCA_DECISA' });
		await decide(secondo, 'RIMBORSO_CHIESTO');
		expect(await applica()).toEqual(['RIMBORSO_CHIESTO']);
		expect((await ultimoMessaggio())?.testo).toContain('è stato chiesto il rimborso');
		await spedisci(mondo);
		expect(await pratiche(bozza)).toHaveLength(1);
	});

	it('messa a posto da chi l’ha venduta si chiude da sola', async () => {
		const { bozza, nav } = await diversa();
		paga(pagopa, nav);
		passano(60 * 25);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'COMPRATA' }]);
		expect(await caso(nav)).toMatchObject({ esito: 'RISOLTA', chi: null });
		await spedisci(mondo);
		expect(await pratiche(bozza)).toHaveLength(1);
	});
});

describe('quello che ne dice la cassa', () => {
	it('accolta: la richiesta parte con quella marca', async () => {
		const { bozza, nav } = await diversa();
		await decide(nav, 'ACCOLTA');
		expect(await listEntiConBolli(mondo.database, mondo.clock())).toContain('cassola');
		expect(await applica()).toEqual(['ACCOLTA']);
		expect(await applica()).toEqual([]);
		expect(await stato(bozza)).toBe('pagato');
		expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
		expect(await pratiche(bozza)).toHaveLength(1);
		expect(await caso(nav)).toMatchObject({
			esito: 'ACCOLTA',
			nota: NOTA,
			chi: `${elena.nome} ${elena.cognome}`
		});
	});

	it.each(['RIMBORSO_CHIESTO', 'ANNULLATA'] as const)(
		'%s: la bozza si riapre, e si può comprare un’altra marca',
		async (esito) => {
			const { bozza, nav } = await diversa();
			await decide(nav, esito);
			expect(await applica()).toEqual([esito]);
			expect(await come(mondo, chi, (tx) => isBozzaFerma(tx, bozza))).toBe(false);
			expect(await ultimoMessaggio()).toMatchObject({
				modello: 'BOLLO_VERIFICATA',
				testo: expect.stringContaining('La bozza è di nuovo aperta') as string
			});
			passano(60 * 25);
			expect(await chiedi(mondo, pagopa)).toEqual([]);
			expect(await invia(mondo, chi, bozza)).toEqual({ tipo: 'da-pagare' });
			await compra(mondo, pagopa, { chi, bozza });
			paga(pagopa, ultimoNav());
			passano(2);
			expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'COMPRATA' }]);
			expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
		}
	);

	it('si dice una volta sola, e solo da chi ha la cassa in quel Comune', async () => {
		const { nav } = await diversa();
		const id = (await caso(nav))?.id ?? '';
		for (const altro of [anna, impiegato('cassola', 'auditor')]) {
			await expect(decide(nav, 'ANNULLATA', altro)).rejects.toMatchObject({ codice: 'NON_AUTORIZZATO' });
			const { count } = await come(
				mondo,
				altro,
				(tx) => tx`update marca_da_verificare set esito = 'ANNULLATA' where id = ${id}`
			);
			expect(count).toBe(0);
		}
		await expect(decide(nav, 'ANNULLATA', impiegato('seveso', 'cassa'))).rejects.toMatchObject({
			codice: 'NON_TROVATO'
		});
		expect(await caso(nav, anna)).toBeUndefined();
		expect(await caso(nav, impiegato('cassola', 'auditor'))).toBeDefined();
		expect(await come(mondo, chi, (tx) => tx`select from marca_da_verificare`)).toHaveLength(0);
		await decide(nav, 'ANNULLATA');
		await expect(decide(nav, 'ACCOLTA')).rejects.toMatchObject({ codice: 'MARCA_DECISA' });
		await applica();
	});
});

describe('le pagine delle marche', () => {
	it('le aprono la cassa e chi controlla; l’elenco va avanti a pagine', async () => {
		expect(await esitoDi(elenco(await evento(anna, paths.marcheDaVerificare())))).toMatchObject({
			status: 403
		});
		const { nav } = await diversa();
		const aperta = await caso(nav);
		const id = aperta?.id ?? '';
		const auditor = impiegato('cassola', 'auditor');
		expect(await load(await evento(auditor, paths.marcaDaVerificare(id), { id }))).toMatchObject({
			esiti: []
		});
		const lista = await elenco(await evento(elena, paths.marcheDaVerificare()));
		expect(JSON.stringify(lista)).toContain(paths.marcaDaVerificare(id));
		const prime = await come(mondo, elena, (tx) => listMarche(tx, { quante: 1 }));
		const poi = await come(mondo, elena, (tx) => listMarche(tx, { dopo: prime.righe[0]?.id, quante: 100 }));
		expect(prime.righe.length + poi.righe.length).toBe(
			(await come(mondo, elena, (tx) => listMarche(tx, { quante: 100 }))).righe.length
		);
	});

	it('chiedono esito e motivo senza perdere niente, e poi dicono chi ha deciso', async () => {
		const { nav } = await diversa();
		const id = (await caso(nav))?.id ?? '';
		const corto = await evento(elena, paths.marcaDaVerificare(id), { id, body: { esito: '', perche: 'No' } });
		expect(await esitoDi(actions.default?.(corto))).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'esito' }, { campo: 'perche' }], scritti: { perche: 'No' } }
		});
		const body = { esito: 'ANNULLATA', perche: NOTA };
		const buono = await evento(elena, paths.marcaDaVerificare(id), { id, body });
		expect(await esitoDi(actions.default?.(buono))).toMatchObject({ status: 303 });
		const dopo = await load(await evento(elena, paths.marcaDaVerificare(id), { id }));
		expect(dopo).toMatchObject({ esiti: [] });
		expect(JSON.stringify(dopo)).toContain(`${elena.nome} ${elena.cognome}`);
		const decise = await elenco(await evento(elena, paths.marcheDaVerificare({ decise: true })));
		expect(JSON.stringify(decise)).toContain(paths.marcaDaVerificare(id));
		await applica();
	});
});
