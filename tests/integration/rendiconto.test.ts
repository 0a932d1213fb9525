// The account of a period, from the rows: what came with pagoPA, at the counter, what was given back, and only of that ente.
import { expect, it, vi } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { readMovimenti } from '#lib/server/cassa/movimenti.ts';
import { readFlussi } from '#lib/server/cassa/read-flussi.ts';
import { rimborsaIncasso } from '#lib/server/cassa/riconcilia.ts';
import { righeDi, totaleDi } from '#lib/server/cassa/rendiconto.ts';
import { disposeRimborso, listRimborsi } from '#lib/server/pagamenti/rimborso.ts';
import {
	abbina,
	accolta,
	arriva,
	contornoCassa,
	dueAvvisi,
	elena,
	parcheggiata,
	sommeDi
} from '#tests/support/cassa.ts';
import { come, comeSistema, enteDi, impiegato, type Impiegato } from '#tests/support/mondo.ts';
import { incassa } from '#tests/support/mosse.ts';
import { pagopaFinta, ricevutaDi } from '#tests/support/pagopa-finta.ts';
import { leggi } from '#tests/support/pratiche.ts';
import { anna, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

function movimenti(chi: Impiegato, dal = '2026-11-24', al = '2026-11-24') {
	const periodo = { dal: Temporal.PlainDate.from(dal), al: Temporal.PlainDate.from(al) };
	return come(mondo, chi, (tx) => readMovimenti(tx, periodo));
}

it('c’è tutto quello che è entrato e uscito, con il flusso e il bonifico quando si sanno', async () => {
	// With pagoPA, and in cash.
	const prima = await accolta();
	const [bollo] = await dueAvvisi(prima);
	await arriva(ricevutaDi(bollo));
	const [, canone] = await sommeDi(prima);
	const { revisione } = await leggi(mondo, 'cassola', prima);
	await incassa(mondo, elena, { numero: prima, revisione, pagamento: canone?.id ?? '', cent: 12_050 });
	// Twice the same notice: the second one is given back.
	await arriva(ricevutaDi(bollo, { id: 'doppia' }));
	const incasso = await parcheggiata(bollo.nav);
	const contorno = await contornoCassa();
	const nota = 'Ha pagato due volte lo stesso avviso.';
	await come(mondo, elena, (tx) => rimborsaIncasso(tx, contorno, { incasso, nota }));
	const { id } = await leggi(mondo, 'cassola', prima);
	const [rimborso] = await comeSistema(mondo, 'cassola', (tx) => listRimborsi(tx, id));
	const dati = { numero: prima, rimborso: rimborso?.id ?? '', mezzo: 'bonifico', il: '2026-11-24' } as const;
	await come(mondo, elena, (tx) => disposeRimborso(tx, contorno, dati));
	// More than what was asked for, tied by hand.
	const seconda = await accolta();
	const [altro] = await dueAvvisi(seconda);
	await arriva(ricevutaDi(altro, { cent: 1_750 }));
	await abbina({
		incasso: await parcheggiata(altro.nav),
		numero: seconda,
		scelta: `posizione:${altro.id}`
	});
	// Of nobody, of another day, and not made.
	const cfEnte = bollo.cfEnte;
	await arriva(ricevutaDi({ nav: '302000000000000777', cent: 42, cfEnte }));
	const ieri = new Date('2026-11-23T22:59:59Z');
	await arriva(ricevutaDi({ nav: '302000000000000778', cent: 43, cfEnte }, { pagataIl: ieri }));
	await arriva(ricevutaDi({ nav: '302000000000000779', cent: 44, cfEnte }, { riuscita: false }));

	const pagopa = pagopaFinta();
	const riga = { iuv: bollo.nav.slice(1), cent: 1_600, pagatoIl: '2026-11-24' };
	pagopa.flussi = [
		{
			...{ id: 'F1', revisione: 1, psp: 'BANCA', pubblicatoIl: new Date('2026-11-24T08:00:00Z') },
			...{ regolamento: 'SEPA 1', regolatoIl: '2026-11-26', totaleCent: 3_200 },
			righe: [
				{ ...riga, iur: `token-${bollo.nav}`, esito: 0 },
				{ ...riga, iur: 'doppia', esito: 3 }
			]
		}
	];
	await readFlussi({ ...mondo, ente: await enteDi(mondo), pagopa });

	const letti = await movimenti(impiegato('cassola', 'auditor'));
	const righe = righeDi(letti);
	expect(
		righe.map(({ tipo, causale, cent, pratica, ricevuta }) => [tipo, causale, cent, pratica, ricevuta?.stato])
	).toEqual(
		expect.arrayContaining([
			['pagopa', 'Bollo sul permesso', 1_600, prima, 'abbinata'],
			['pagopa', 'Somma dovuta', 1_600, prima, 'riconciliata'],
			['pagopa', 'Bollo sul permesso', 1_600, seconda, 'riconciliata'],
			['pagopa', 'Somma pagata in più', 150, seconda, 'riconciliata'],
			['pagopa', 'Somma dovuta', 42, null, 'da_riconciliare'],
			['sportello', 'Canone', 12_050, prima, undefined],
			['rimborso', 'Somma dovuta', 1_600, prima, undefined]
		])
	);
	expect(righe).toHaveLength(7);
	expect(totaleDi(righe)).toEqual({ pagopa: 4_992, sportello: 12_050, rimborsi: 1_600, saldo: 15_442 });
	expect(letti.ricevute.find(({ gettone }) => gettone === `token-${bollo.nav}`)).toMatchObject({
		flusso: 'F1',
		regolatoIl: '2026-11-26',
		revocata: false
	});
	expect(letti.ricevute.find(({ gettone }) => gettone === 'doppia')?.revocata).toBe(true);
	expect(await movimenti(elena)).toEqual(letti);
	expect((await movimenti(elena, '2026-11-23', '2026-11-23')).ricevute.map(({ cent }) => cent)).toEqual([43]);
});

it('di un altro Comune non c’è niente, e le ricevute che non si sa di chi siano le vede solo la cassa', async () => {
	expect(await movimenti(impiegato('seveso', 'cassa'))).toEqual({
		ricevute: [],
		sportello: [],
		rimborsi: []
	});
	expect((await movimenti(anna)).ricevute.every(({ pratica }) => pratica !== null)).toBe(true);
});
