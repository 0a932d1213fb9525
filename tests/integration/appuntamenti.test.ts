// Requests for an appointment: the person's own, a few at a time, seen by the offices of their Comune, answered or cancelled once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import {
	addAppuntamento,
	cancelAppuntamento,
	countNuovi,
	findAppuntamento,
	listDaEvadere,
	listFuturi,
	markEvaso,
	markVisti
} from '#lib/server/appuntamenti/appuntamenti.ts';
import type { Richiesta } from '#lib/server/appuntamenti/modulo.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';

let mondo: Mondo;
let marta: Residente;
let id: string;

const RICHIESTA: Richiesta = {
	ufficio: 'urp',
	motivo: 'Chiarimenti sulla mia richiesta',
	giorno: '2026-11-26',
	fascia: 'mattina',
	telefono: '+390424123456',
	email: undefined
};

const giovanna = impiegato('cassola', 'operatore');
const { operatoreId: operatore } = giovanna;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	id = mondo.newId();
	expect(await chiedi(marta, {}, id)).toBeUndefined();
});

afterAll(async () => {
	await mondo.chiudi();
});

function nuovo(persona: string, cambi: Partial<Richiesta> = {}, con = mondo.newId()) {
	const istante = mondo.clock();
	const richiesta = { ...RICHIESTA, ...cambi };
	return { id: con, ente: 'cassola', persona, richiesta, istante, oggi: giornoARoma(istante) };
}

function chiedi(chi: Residente, cambi: Partial<Richiesta>, con?: string) {
	return come(mondo, chi, (tx) => addAppuntamento(tx, nuovo(chi.personaId, cambi, con)));
}

function futuri(chi: Residente) {
	return come(mondo, chi, (tx) => listFuturi(tx, giornoARoma(mondo.clock())));
}

function daEvadere(ufficio = '') {
	return come(mondo, giovanna, (tx) => listDaEvadere(tx, ufficio));
}

function nuovi(ufficio = '') {
	return come(mondo, giovanna, (tx) => countNuovi(tx, ufficio));
}

it('lo rilegge chi lo ha chiesto, e nessun altro cittadino', async () => {
	expect(await come(mondo, marta, (tx) => findAppuntamento(tx, id))).toMatchObject({
		ufficio: 'urp',
		giorno: '2026-11-26',
		evasoIl: null
	});
	const mario = await entra(mondo, 'Mario');
	await expect(come(mondo, mario, (tx) => findAppuntamento(tx, id))).rejects.toThrow('non trovato');
	await expect(come(mondo, mario, (tx) => addAppuntamento(tx, nuovo(marta.personaId)))).rejects.toThrow(
		'row-level security'
	);
});

it('lo vede l’ufficio scelto, non un altro ufficio e non un altro Comune', async () => {
	expect(await daEvadere('urp')).toMatchObject([
		{ persona: 'Marta Zanchettin', motivo: RICHIESTA.motivo, nuovo: true }
	]);
	expect(await daEvadere('tributi')).toEqual([]);
	expect(await come(mondo, impiegato('seveso', 'operatore'), (tx) => listDaEvadere(tx, ''))).toEqual([]);
});

it('è nuovo per l’ufficio finché qualcuno non lo ha visto', async () => {
	expect([await nuovi('urp'), await nuovi('tributi')]).toEqual([1, 0]);
	await come(mondo, giovanna, (tx) => markVisti(tx, { ids: [id], operatore, istante: mondo.clock() }));
	expect(await nuovi('urp')).toBe(0);
	expect(await daEvadere('urp')).toMatchObject([{ id, nuovo: false }]);
});

it('chi lo ha chiesto non lo segna come fatto o come visto, e non lo cambia', async () => {
	const istante = mondo.clock();
	await expect(come(mondo, marta, (tx) => markEvaso(tx, { id, operatore, istante }))).rejects.toThrow(
		"l'ufficio risponde"
	);
	await expect(
		come(mondo, marta, (tx) => markVisti(tx, { ids: [mondo.newId(), id], operatore, istante }))
	).resolves.toBeUndefined();
	await expect(
		come(mondo, marta, (tx) => tx`update appuntamento set motivo = 'altro motivo'`)
	).rejects.toThrow('permission denied');
	await expect(come(mondo, giovanna, (tx) => cancelAppuntamento(tx, { id, istante }))).rejects.toThrow(
		'la persona annulla'
	);
	expect(await futuri(marta)).toMatchObject([{ id, evasoIl: null }]);
});

it('segnato come fatto esce dall’elenco dell’ufficio, resta alla persona, e vale chi lo ha fatto per primo', async () => {
	const alberto = impiegato('cassola', 'responsabile');
	for (const { operatoreId } of [giovanna, alberto])
		await come(mondo, giovanna, (tx) =>
			markEvaso(tx, { id, operatore: operatoreId, istante: mondo.clock() })
		);
	expect(await daEvadere()).toEqual([]);
	expect(await futuri(marta)).toMatchObject([{ id, evasoIl: mondo.clock() }]);
	expect(await mondo.owner`select evaso_da from appuntamento`).toEqual([{ evaso_da: operatore }]);
});

it('si chiede anche con un motivo di poche faccine, che il modulo conta come due caratteri l’una', async () => {
	const silvia = await entra(mondo, 'Silvia', 'cassola');
	await chiedi(silvia, { motivo: '😀😀😀' });
	expect((await daEvadere()).map(({ motivo }) => motivo)).toContain('😀😀😀');
});

describe('quanti se ne chiedono', () => {
	it('uno per parte della giornata, anche in uffici diversi e anche insieme', async () => {
		const chiara = await entra(mondo, 'Chiara', 'cassola');
		await mondo.scalda();
		const esiti = await Promise.all([
			chiedi(chiara, {}),
			chiedi(chiara, { ufficio: 'tributi' }),
			chiedi(chiara, { fascia: 'pomeriggio' })
		]);
		expect(esiti.filter((esito) => esito === 'APPUNTAMENTO_DOPPIO')).toHaveLength(1);
		expect(await futuri(chiara)).toHaveLength(2);
	});

	it('tre che devono ancora venire; passato il giorno, o annullatone uno, il posto è di nuovo libero', async () => {
		const elena = await entra(mondo, 'Elena', 'cassola');
		const giorni = ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'];
		await mondo.scalda();
		const esiti = await Promise.all(giorni.map((giorno) => chiedi(elena, { giorno })));
		expect(esiti.filter((esito) => esito === 'APPUNTAMENTI_TROPPI')).toHaveLength(1);
		const [primo, secondo] = await futuri(elena);
		if (!primo || !secondo) throw new Error('mancano gli appuntamenti');
		const istante = mondo.clock();
		await come(mondo, elena, (tx) => cancelAppuntamento(tx, { id: primo.id, istante }));
		expect(await futuri(elena)).toHaveLength(2);
		expect(await chiedi(elena, { giorno: primo.giorno })).toBeUndefined();
		expect(await chiedi(elena, { giorno: '2026-12-02' })).toBe('APPUNTAMENTI_TROPPI');
		mondo.sposta(`${secondo.giorno}T09:00:00+01:00`);
		expect(await chiedi(elena, { giorno: '2026-12-02' })).toBeUndefined();
	});
});

describe('un appuntamento annullato', () => {
	it('che nessuno aveva visto sparisce; di uno visto l’ufficio riceve la notizia, una volta', async () => {
		const omar = await entra(mondo, 'Omar', 'cassola');
		const [mai, visto] = [mondo.newId(), mondo.newId()];
		await chiedi(omar, { giorno: '2026-12-10' }, mai);
		await chiedi(omar, { giorno: '2026-12-11' }, visto);
		const segna = () =>
			come(mondo, giovanna, (tx) => markVisti(tx, { ids: [visto], operatore, istante: mondo.clock() }));
		await segna();
		mondo.sposta(new Date(mondo.clock().getTime() + 60_000).toISOString());
		for (const uno of [mai, visto])
			await come(mondo, omar, (tx) => cancelAppuntamento(tx, { id: uno, istante: mondo.clock() }));
		const suoi = async () => (await daEvadere()).filter(({ persona }) => persona.startsWith('Omar'));
		expect(await suoi()).toMatchObject([{ id: visto, nuovo: true, annullatoIl: mondo.clock() }]);
		await segna();
		expect(await suoi()).toEqual([]);
	});
});
