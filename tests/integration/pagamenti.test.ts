// Sums due by an act and paid at the counter: states, amounts, receipts, hands.
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { findNonPagate } from '#lib/server/pagamenti/non-pagate.ts';
import { addPagamenti } from '#lib/server/pagamenti/add-pagamenti.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import { listPratiche } from '#lib/server/pratiche/list-pratiche.ts';
import type { PortaServizio } from '#lib/server/servizi/porta.ts';
import { come, entra, impiegato, type Residente } from '#tests/support/mondo.ts';
import { archivia, decidi, incassa, ritira } from '#tests/support/mosse.ts';
import { contornoDi, ESEMPIO_CIVICO, leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from '#tests/support/procedura-di-prova.ts';
import { anna, capo, fascicolo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

/** Of PostgreSQL: a rule on rows, a grant or a trigger says that this hand may not. */
const VIETATO = { code: '42501' };

let mario: Residente;
const elena = impiegato('cassola', 'cassa');

const porta: PortaServizio = {
	rilascia: (_tx, { ente }, { numero }) =>
		Promise.resolve({
			nomeFile: `permesso-${numero}.pdf`,
			contenuto: {
				titolo: 'Permesso',
				intestazione: { nome: ente.impostazioni.nome, righe: [] },
				sezioni: []
			}
		})
};

beforeAll(async () => {
	mario = await entra(mondo, 'Mario');
});

async function accolta(risposte?: typeof ESEMPIO_CIVICO): Promise<string> {
	const numero = await praticaInCarico(mondo, marta, risposte);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO, porta });
	return numero;
}

function nonPagata(numero: string): Promise<boolean> {
	return come(mondo, anna, async (tx) => {
		const { righe } = await listPratiche(tx, { cerca: numero });
		const oggi = giornoARoma(mondo.clock());
		return (await findNonPagate(tx, { ente: 'cassola', oggi, righe })).has(numero);
	});
}

async function pagamenti(numero: string) {
	const { id } = await leggi(mondo, 'cassola', numero);
	return come(mondo, elena, (tx) => listPagamenti(tx, id));
}

async function paga(numero: string, revisione: number, altro: { cent?: number; pagatoIl?: string } = {}) {
	const dovuto = (await pagamenti(numero)).find(({ stato }) => stato === 'CREATA');
	if (!dovuto) throw new Error('Niente da pagare');
	return incassa(mondo, elena, {
		numero,
		revisione,
		pagamento: dovuto.id,
		cent: dovuto.cent,
		porta,
		...altro
	});
}

describe('un atto con somme dovute', () => {
	it('ha il suo esito e aspetta il pagamento, con il messaggio che lo chiede', async () => {
		const numero = await accolta();
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'ATTESA_PAGAMENTO',
			esito: 'ACCOLTA',
			chiusaIl: undefined
		});
		expect((await pagamenti(numero)).map(({ causale, cent, scadenza }) => [causale, cent, scadenza])).toEqual(
			[
				['Bollo sul permesso', 1_600, '2026-12-10'],
				['Canone', 12_050, '2026-12-15']
			]
		);
		const { messaggi, documenti } = await fascicolo(numero);
		expect(messaggi.map(({ testo }) => testo)).toEqual(
			expect.arrayContaining([expect.stringContaining('devi pagare 16,00 euro entro il 10/12/2026')])
		);
		expect(messaggi.some(({ testo }) => testo.includes('è stata accolta'))).toBe(false);
		expect(documenti.map(({ tipo }) => tipo)).not.toContain('rilascio');
	});

	it('senza niente da pagare è accolto e rilasciato subito', async () => {
		const numero = await accolta(ESEMPIO_CIVICO);
		const { pratica, documenti, messaggi } = await fascicolo(numero);
		expect(pratica).toMatchObject({ stato: 'ACCOLTA', esito: 'ACCOLTA', chiusaIl: mondo.clock() });
		expect(documenti.at(-1)).toMatchObject({ titolo: 'Permesso' });
		expect(messaggi.some(({ testo }) => testo.includes('è stata accolta'))).toBe(true);
	});
});

describe('il pagamento allo sportello', () => {
	it('dà una quietanza, e con l’ultimo rilascia il documento e lo dice', async () => {
		const numero = await accolta();
		expect(await paga(numero, 3)).toBeUndefined();
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ATTESA_PAGAMENTO');
		mondo.sposta('2026-11-25T10:00:00Z');
		await paga(numero, 4);
		const { pratica, documenti, messaggi } = await fascicolo(numero);
		expect(pratica).toMatchObject({ stato: 'ACCOLTA', esito: 'ACCOLTA', chiusaIl: mondo.clock() });
		const tipi = documenti.map(({ tipo }) => tipo);
		expect(tipi.filter((tipo) => tipo === 'quietanza')).toHaveLength(2);
		expect(tipi.filter((tipo) => tipo === 'rilascio')).toHaveLength(1);
		expect(messaggi[0]?.testo).toMatch(/è stata accolta con atto \d{7}\/2026 del 24\/11\/2026/);
	});

	it('di un altro importo o di un giorno fuori posto è rifiutato, e dice quello dovuto', async () => {
		const numero = await accolta();
		for (const cent of [1_599, 1_601, 16])
			expect(await paga(numero, 3, { cent })).toMatchObject({
				campo: 'importo',
				messaggio: "L'importo dovuto è 16,00 €: si registra solo se è stato pagato per intero."
			});
		for (const pagatoIl of ['2026-11-23', '2026-11-25'])
			expect(await paga(numero, 3, { pagatoIl })).toMatchObject({ campo: 'pagatoIl' });
		expect((await pagamenti(numero)).map(({ stato }) => stato)).toEqual(['CREATA', 'CREATA']);
	});

	it('di due registrazioni insieme riesce una sola', async () => {
		const numero = await accolta();
		await mondo.scalda();
		const esiti = await Promise.allSettled([paga(numero, 3), paga(numero, 3)]);
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await pagamenti(numero)).filter(({ stato }) => stato === 'PAGATA')).toHaveLength(1);
	});

	it('lo registra solo chi tiene la cassa, e una volta sola', async () => {
		const numero = await accolta();
		const [primo] = await pagamenti(numero);
		const incasso = { numero, revisione: 3, pagamento: primo?.id ?? '', cent: 1_600 };
		for (const chi of [anna, capo])
			await expect(incassa(mondo, chi, incasso)).rejects.toThrow(TransizioneVietata);
		await incassa(mondo, elena, incasso);
		await expect(incassa(mondo, elena, { ...incasso, revisione: 4 })).rejects.toMatchObject({
			codice: 'PAGAMENTO_CHIUSO'
		});
	});

	it('fatto non cambia più, per nessuna mano', async () => {
		const numero = await accolta();
		await paga(numero, 3);
		for (const cambio of ["stato = 'CREATA', mezzo = null", "numero = 'altro'", "stato = 'ANNULLATA'"])
			await expect(
				come(mondo, elena, (tx) => tx.unsafe(`update pagamento set ${cambio} where stato = 'PAGATA'`))
			).rejects.toMatchObject({ code: '23000' });
		for (const comando of ['update pagamento set cent = 1', 'delete from pagamento'])
			await expect(come(mondo, elena, (tx) => tx.unsafe(comando))).rejects.toMatchObject(VIETATO);
	});

	it('lo vede la persona che deve pagare e nessun’altra, e non lo segna da sé', async () => {
		const numero = await accolta();
		const { id } = await leggi(mondo, 'cassola', numero);
		expect(await come(mondo, marta, (tx) => listPagamenti(tx, id))).toHaveLength(2);
		expect(await come(mondo, mario, (tx) => listPagamenti(tx, id))).toHaveLength(0);
		const straniera = impiegato('casciago', 'cassa');
		expect(await come(mondo, straniera, (tx) => listPagamenti(tx, id))).toHaveLength(0);
		for (const stato of ['IN_CORSO', 'ANNULLATA'])
			await expect(
				come(mondo, marta, (tx) => tx`update pagamento set stato = ${stato} where pratica_id = ${id}`)
			).rejects.toMatchObject(VIETATO);
		await expect(
			come(
				mondo,
				marta,
				(tx) => tx`
					insert into pagamento (id, ente_id, pratica_id, persona_id, atto, causale, cent, scadenza, creato_il)
					values (${mondo.newId()}, 'cassola', ${id}, ${marta.personaId}, 'x', 'x', 1, '2026-12-31', ${mondo.clock()})`
			)
		).rejects.toMatchObject(VIETATO);
	});

	it('che non arriva, dopo i giorni di tolleranza, è segnato allo sportello e lascia archiviare: niente è più dovuto', async () => {
		const numero = await accolta();
		mondo.sposta('2026-12-15T09:00:00Z');
		await expect(archivia(mondo, anna, { numero, revisione: 3 })).rejects.toMatchObject({
			codice: 'ARCHIVIAZIONE_ANTICIPATA'
		});
		expect(await nonPagata(numero)).toBe(false);
		mondo.sposta('2026-12-16T09:00:00Z');
		expect(await nonPagata(numero)).toBe(true);
		await archivia(mondo, anna, { numero, revisione: 3 });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ARCHIVIATA');
		expect((await pagamenti(numero)).map(({ stato }) => stato)).toEqual(['ANNULLATA', 'ANNULLATA']);
	});
});

describe('chi ritira la richiesta', () => {
	it('non deve più pagare quello che non ha pagato', async () => {
		const numero = await praticaInCarico(mondo, marta);
		const pratica = await leggi(mondo, 'cassola', numero);
		const contorno = await contornoDi(mondo, anna);
		const scadenza = Temporal.PlainDate.from('2026-12-31');
		await come(mondo, anna, (tx) =>
			addPagamenti(tx, contorno, {
				pratica,
				atto: '0000001/2026',
				dovuti: [{ causale: 'Diritti di ricerca', cent: 500, scadenza, tassonomia: '9/0103102AP/' }]
			})
		);
		await ritira(mondo, marta, numero);
		expect((await pagamenti(numero)).map(({ stato }) => stato)).toEqual(['ANNULLATA']);
	});
});
