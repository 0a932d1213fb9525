// Requests for an appointment: the person's own, seen by the offices of their Comune, answered once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	addAppuntamento,
	findAppuntamento,
	listAttesi,
	listDaEvadere,
	markEvaso
} from '#lib/server/appuntamenti/appuntamenti.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';

let mondo: Mondo;
let marta: Residente;
let id: string;

const RICHIESTA = {
	ufficio: 'urp',
	motivo: 'Chiarimenti sulla mia richiesta',
	giorno: '2026-11-26',
	fascia: 'mattina',
	telefono: '+390424123456',
	email: undefined
} as const;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	id = mondo.newId();
	await come(mondo, marta, (tx) => addAppuntamento(tx, nuovo(id)));
});

afterAll(async () => {
	await mondo.chiudi();
});

function nuovo(con: string) {
	return { id: con, ente: 'cassola', persona: marta.personaId, richiesta: RICHIESTA, istante: mondo.clock() };
}

it('lo rilegge chi lo ha chiesto, e nessun altro cittadino', async () => {
	expect(await come(mondo, marta, (tx) => findAppuntamento(tx, id))).toMatchObject({
		ufficio: 'urp',
		giorno: '2026-11-26',
		evasoIl: null
	});
	const mario = await entra(mondo, 'Mario');
	await expect(come(mondo, mario, (tx) => findAppuntamento(tx, id))).rejects.toThrow('non trovato');
	await expect(come(mondo, mario, (tx) => addAppuntamento(tx, nuovo(mondo.newId())))).rejects.toThrow(
		'row-level security'
	);
});

it('lo vede l’ufficio scelto, non un altro ufficio e non un altro Comune', async () => {
	const giovanna = impiegato('cassola', 'operatore');
	expect(await come(mondo, giovanna, (tx) => listDaEvadere(tx, 'urp'))).toMatchObject([
		{ persona: 'Marta Zanchettin', motivo: RICHIESTA.motivo }
	]);
	expect(await come(mondo, giovanna, (tx) => listDaEvadere(tx, 'tributi'))).toEqual([]);
	expect(await come(mondo, impiegato('seveso', 'operatore'), (tx) => listDaEvadere(tx, ''))).toEqual([]);
});

it('chi lo ha chiesto non lo segna come fatto, e non lo cambia', async () => {
	const tocca = come(mondo, marta, (tx) =>
		markEvaso(tx, { id, operatore: impiegato('cassola', 'operatore').operatoreId, istante: mondo.clock() })
	);
	await tocca;
	expect(await come(mondo, marta, listAttesi)).toHaveLength(1);
	await expect(
		come(mondo, marta, (tx) => tx`update appuntamento set motivo = 'altro motivo'`)
	).rejects.toThrow('permission denied');
});

it('segnato come fatto esce dagli elenchi, e vale chi lo ha fatto per primo', async () => {
	const giovanna = impiegato('cassola', 'operatore');
	const alberto = impiegato('cassola', 'responsabile');
	for (const { operatoreId: operatore } of [giovanna, alberto])
		await come(mondo, giovanna, (tx) => markEvaso(tx, { id, operatore, istante: mondo.clock() }));
	expect(await come(mondo, giovanna, (tx) => listDaEvadere(tx, ''))).toEqual([]);
	expect(await come(mondo, marta, listAttesi)).toEqual([]);
	expect(await mondo.owner`select evaso_da from appuntamento`).toEqual([{ evaso_da: giovanna.operatoreId }]);
});

it('si chiede anche con un motivo di poche faccine, che il modulo conta come due caratteri l’una', async () => {
	const richiesta = { ...RICHIESTA, motivo: '😀😀😀' };
	await come(mondo, marta, (tx) => addAppuntamento(tx, { ...nuovo(mondo.newId()), richiesta }));
	const rimasti = await come(mondo, impiegato('cassola', 'operatore'), (tx) => listDaEvadere(tx, ''));
	expect(rimasti.map(({ motivo }) => motivo)).toContain('😀😀😀');
});
