// What the till does with a receipt that paid nothing by itself: a sum is paid, or given back, or left to others; once, and by who has the till.
import { describe, expect, it, vi } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import { listIncassi, readIncasso } from '#lib/server/cassa/incassi.ts';
import { assegnaAltrove, listAbbinabili, rimborsaIncasso } from '#lib/server/cassa/riconcilia.ts';
import { findAttestazione } from '#lib/server/pagamenti/carte.ts';
import { asPagante } from '#lib/server/pagamenti/pay.ts';
import { disposeRimborso, listRimborsi } from '#lib/server/pagamenti/rimborso.ts';
import {
	abbina,
	accolta,
	arriva,
	avvisiDi,
	CF_ENTE,
	contornoCassa,
	dueAvvisi,
	elena,
	minutiDopo,
	parcheggiata,
	sommeDi
} from '#tests/support/cassa.ts';
import { come, comeSistema, enteDi, entra, impiegato, type Impiegato } from '#tests/support/mondo.ts';
import { incassa } from '#tests/support/mosse.ts';
import { ricevutaDi } from '#tests/support/pagopa-finta.ts';
import { leggi } from '#tests/support/pratiche.ts';
import { anna, fascicolo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

let ignoti = 0;

/** Money of a notice that nobody made here; the id of its receipt. */
async function ignota(cent: number): Promise<string> {
	ignoti += 1;
	const nav = `302000000000${String(ignoti).padStart(6, '0')}`;
	await arriva(ricevutaDi({ nav, cent, cfEnte: CF_ENTE }));
	return parcheggiata(nav);
}

async function scelte(incasso: string, numero: string) {
	return come(mondo, elena, async (tx) =>
		listAbbinabili(tx, { incasso: await readIncasso(tx, incasso), numero })
	);
}

async function primaScelta(incasso: string, numero: string): Promise<string> {
	return (await scelte(incasso, numero))?.[0]?.valore ?? '';
}

async function decide(
	chi: Impiegato,
	decisione: (tx: Tx, contorno: Contorno) => Promise<void>
): Promise<void> {
	const contorno = await contornoCassa(chi);
	return come(mondo, chi, (tx) => decisione(tx, contorno));
}

function rimborsa(incasso: string, chi = elena): Promise<void> {
	return decide(chi, (tx, contorno) =>
		rimborsaIncasso(tx, contorno, { incasso, nota: 'Ha pagato due volte lo stesso avviso.' })
	);
}

async function letto(incasso: string) {
	return come(mondo, elena, (tx) => readIncasso(tx, incasso));
}

async function rimborsi(numero: string) {
	const { id } = await leggi(mondo, 'cassola', numero);
	return comeSistema(mondo, 'cassola', (tx) => listRimborsi(tx, id));
}

describe('gli incassi da riconciliare', () => {
	it('sono in ordine di arrivo, a pagine, ognuno con il suo motivo', async () => {
		const ids: string[] = [];
		for (const cent of [100, 200, 300]) {
			minutiDopo(1);
			ids.push(await ignota(cent));
		}
		const primi = await come(mondo, elena, (tx) => listIncassi(tx, { quanti: 2 }));
		expect(primi).toMatchObject({
			altre: true,
			righe: [{ id: ids[0], motivo: 'SCONOSCIUTA' }, { id: ids[1] }]
		});
		const poi = await come(mondo, elena, (tx) => listIncassi(tx, { quanti: 2, dopo: ids[1] }));
		expect(poi.righe.map(({ id }) => id)).toEqual([ids[2]]);
	});

	it('li legge anche chi controlla, e nessun altro', async () => {
		const incasso = await ignota(500);
		const auditor = impiegato('cassola', 'auditor');
		expect((await come(mondo, auditor, (tx) => readIncasso(tx, incasso))).cent).toBe(500);
		for (const chi of [anna, marta, impiegato('seveso', 'cassa'), impiegato('cassola', 'amministratore')]) {
			await expect(come(mondo, chi, (tx) => readIncasso(tx, incasso))).rejects.toThrow('Incasso non trovato');
			expect((await come(mondo, chi, (tx) => listIncassi(tx, {}))).righe).toEqual([]);
		}
	});
});

describe('un incasso abbinato', () => {
	it('paga la somma con pagoPA, toglie il suo avviso, e con l’ultima rilascia il documento', async () => {
		const numero = await accolta();
		const [prima, seconda] = await dueAvvisi(numero);
		await arriva(ricevutaDi(seconda));
		const incasso = await ignota(1_600);
		expect(await scelte(incasso, numero)).toMatchObject([{ causale: 'Bollo sul permesso', eccedenza: 0 }]);
		const scelta = await primaScelta(incasso, numero);
		expect(await abbina({ incasso, numero, scelta })).toBeUndefined();

		expect((await sommeDi(numero))[0]).toMatchObject({
			stato: 'PAGATA',
			mezzo: 'pagopa',
			pagatoIl: '2026-11-24'
		});
		expect((await avvisiDi(numero)).find(({ id }) => id === prima.id)?.stato).toBe('da_annullare');
		const { pratica, documenti, storia } = await conStoria(numero);
		expect(pratica.stato).toBe('ACCOLTA');
		expect(documenti.filter(({ tipo }) => tipo === 'rilascio')).toHaveLength(1);
		expect(storia.at(-1)).toMatchObject({ tipo: 'REGISTRA_PAGAMENTO', operatore_id: elena.operatoreId });
		expect(await letto(incasso)).toMatchObject({
			stato: 'riconciliata',
			decisione: { come: 'ABBINATA', pratica: numero, il: mondo.clock() }
		});
	});

	it('di troppo paga l’avviso per cui era arrivato, e il resto è da restituire', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		await arriva(ricevutaDi(prima, { cent: 1_750 }));
		const incasso = await parcheggiata(prima.nav);
		expect(await abbina({ incasso, numero, scelta: await primaScelta(incasso, numero) })).toBeUndefined();
		expect((await avvisiDi(numero))[0]?.stato).toBe('pagata');
		expect((await sommeDi(numero))[0]?.stato).toBe('PAGATA');
		expect(await rimborsi(numero)).toMatchObject([{ cent: 150, causale: 'Somma pagata in più con pagoPA' }]);
		const ente = await enteDi(mondo);
		const { gettone, nav } = prima;
		const { documento } = await asPagante({ ...mondo, ente }, gettone, (tx) =>
			findAttestazione(tx, ente, { gettone, nav })
		);
		expect(JSON.stringify(documento)).toContain('17,50');
	});

	it('che non basta non paga niente, e neppure uno più grande di un’altra somma', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		await arriva(ricevutaDi(prima, { cent: 1_599 }));
		expect(await scelte(await parcheggiata(prima.nav), numero)).toEqual([]);
		expect(await scelte(await ignota(1_700), numero)).toEqual([]);
	});

	it('non paga una somma già pagata, né di una pratica che non c’è', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		const incasso = await ignota(1_600);
		const scelta = await primaScelta(incasso, numero);
		await arriva(ricevutaDi(prima));
		expect(await abbina({ incasso, numero, scelta })).toMatchObject({
			campo: 'scelta',
			codice: 'INCASSO_SENZA_SOMMA'
		});
		expect(await abbina({ incasso, numero: 'AA-2026-999999', scelta })).toMatchObject({ campo: 'pratica' });
		expect((await letto(incasso)).stato).toBe('da_riconciliare');
	});

	it('aspetta, se qualcuno sta pagando la stessa somma', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		const incasso = await ignota(1_600);
		await mondo.owner`
			update posizione set in_corso_fino = ${new Date(mondo.clock().getTime() + 60_000)} where id = ${prima.id}`;
		const scelta = await primaScelta(incasso, numero);
		await expect(abbina({ incasso, numero, scelta })).rejects.toMatchObject({ codice: 'PAGAMENTO_IN_CORSO' });
		expect((await letto(incasso)).stato).toBe('da_riconciliare');
	});
});

describe('un incasso da rimborsare', () => {
	it('finisce tra i rimborsi della sua pratica, e la cassa li dispone come gli altri', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		await arriva(ricevutaDi(prima));
		await arriva(ricevutaDi(prima, { id: `doppio-${prima.nav}` }));
		await rimborsa(await parcheggiata(prima.nav));
		const [rimborso] = await rimborsi(numero);
		expect(rimborso).toMatchObject({ cent: 1_600, motivo: 'Ha pagato due volte lo stesso avviso' });
		const { storia } = await conStoria(numero);
		expect(storia.at(-1)).toMatchObject({ tipo: 'INCASSO_DA_RIMBORSARE', operatore_id: elena.operatoreId });
		const dati = { numero, rimborso: rimborso?.id ?? '', mezzo: 'bonifico', il: '2026-11-24' } as const;
		const contorno = await contornoCassa();
		expect(await come(mondo, elena, (tx) => disposeRimborso(tx, contorno, dati))).toBeUndefined();
	});

	it('di un importo sbagliato lascia la somma da pagare, con un avviso nuovo', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		await arriva(ricevutaDi(prima, { cent: 1_000 }));
		await rimborsa(await parcheggiata(prima.nav));
		const avvisi = (await avvisiDi(numero)).filter(({ cent }) => cent === 1_600);
		expect(avvisi.map(({ stato }) => stato).sort()).toEqual(['da_annullare', 'da_aprire']);
		expect((await sommeDi(numero))[0]).toMatchObject({
			stato: 'CREATA',
			posizione: avvisi.find(({ stato }) => stato === 'da_aprire')?.id
		});
	});
});

it('un incasso che riguarda altro si chiude con una nota, senza toccare pratiche', async () => {
	const incasso = await ignota(4_200);
	const nota = 'È la TARI, fatta con il programma dei tributi.';
	await decide(elena, (tx, contorno) => assegnaAltrove(tx, contorno, { incasso, nota }));
	expect((await letto(incasso)).decisione).toMatchObject({ come: 'ALTRA_CAUSALE', nota });
});

describe('la decisione', () => {
	it('si prende una volta sola, anche in due insieme', async () => {
		const numero = await accolta();
		const incasso = await ignota(1_600);
		const scelta = await primaScelta(incasso, numero);
		await mondo.scalda();
		const esiti = await Promise.allSettled([
			abbina({ incasso, numero, scelta }),
			rimborsa(incasso),
			abbina({ incasso, numero, scelta })
		]);
		expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const esito of esiti)
			if (esito.status === 'rejected') expect(esito.reason).toMatchObject({ codice: 'INCASSO_RICONCILIATO' });
		await expect(rimborsa(incasso)).rejects.toMatchObject({ codice: 'INCASSO_RICONCILIATO' });
	});

	it('è di chi ha la cassa in quel Comune', async () => {
		const incasso = await ignota(1_600);
		for (const chi of [anna, impiegato('cassola', 'auditor'), impiegato('cassola', 'responsabile')])
			await expect(rimborsa(incasso, chi)).rejects.toMatchObject({ codice: 'NON_AUTORIZZATO' });
		await expect(rimborsa(incasso, impiegato('seveso', 'cassa'))).rejects.toMatchObject({
			codice: 'NON_TROVATO'
		});
		const mario = await entra(mondo, 'Mario');
		for (const chi of [anna, mario, impiegato('seveso', 'cassa'), impiegato('cassola', 'auditor')]) {
			const { count } = await come(
				mondo,
				chi,
				(tx) => tx`update ricevuta_pagopa set stato = 'da_riconciliare' where id = ${incasso}`
			);
			expect(count).toBe(0);
		}
	});

	it('è l’unico modo in cui una mano segna una somma come pagata con pagoPA', async () => {
		const numero = await accolta();
		const [dovuta] = await sommeDi(numero);
		const [avviso] = await avvisiDi(numero);
		const segna = (iuv: string) =>
			come(
				mondo,
				elena,
				(tx) => tx`
				update pagamento set stato = 'PAGATA', mezzo = 'pagopa', numero = ${iuv}, pagato_il = '2026-11-24',
					operatore_id = ${elena.operatoreId}, registrato_il = ${mondo.clock()}
				where id = ${dovuta?.id ?? ''}`
			);
		await expect(segna('02000000000000000')).rejects.toThrow('row-level security');
		// A receipt of hers, but tied to another request.
		const altra = await accolta();
		const incasso = await ignota(1_600);
		await abbina({ incasso, numero: altra, scelta: await primaScelta(incasso, altra) });
		await expect(segna((await letto(incasso)).iuv)).rejects.toThrow('row-level security');
		await expect(
			come(
				mondo,
				elena,
				(tx) => tx`update posizione set stato = 'pagata', chiusa_il = now() where id = ${avviso?.id ?? ''}`
			)
		).rejects.toThrow('row-level security');
	});

	it('non serve più per una somma pagata allo sportello: il denaro di pagoPA si restituisce', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		const [dovuto] = await sommeDi(numero);
		await incassa(mondo, elena, { numero, revisione: 3, pagamento: dovuto?.id ?? '', cent: 1_600 });
		await arriva(ricevutaDi(prima));
		const incasso = await parcheggiata(prima.nav);
		expect((await letto(incasso)).motivo).toBe('ANNULLATA');
		expect(await scelte(incasso, numero)).toEqual([]);
		await rimborsa(incasso);
		expect(await rimborsi(numero)).toMatchObject([{ cent: 1_600 }]);
	});
});

async function conStoria(numero: string) {
	const { pratica, documenti } = await fascicolo(numero);
	const storia = await mondo.owner`
		select tipo, operatore_id from evento where pratica_id = ${pratica.id} order by avvenuto_il, id`;
	return { pratica, documenti, storia: [...storia] };
}
