// The flows of the PSPs over the wire, from the payment to the line of the account: what is told of each payment, two days later.
import { expect, it, vi } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { listFlussiLetti, listRigheDaGuardare } from '#lib/server/cassa/flussi.ts';
import { readMovimenti } from '#lib/server/cassa/movimenti.ts';
import { readFlussi } from '#lib/server/cassa/read-flussi.ts';
import { righeDi } from '#lib/server/cassa/rendiconto.ts';
import type { Posizione } from '#lib/server/pagamenti/posizione.ts';
import {
	accolta,
	CF_ENTE,
	dueAvvisi,
	elena,
	guarda,
	lavora,
	minutiDopo,
	sommeDi
} from '#tests/support/cassa.ts';
import { come, enteDi } from '#tests/support/mondo.ts';
import { banco, paga, pagopa, ricevi } from '#tests/support/pagopa-sul-filo.ts';
import { mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

const GIORNI_2 = 2 * 24 * 60;

type Caso = { numero: string; canone: Posizione };

/** A granted request whose notices pagoPA has; the canone alone goes to an account of the Comune. */
async function nuova(): Promise<Caso> {
	const numero = await accolta();
	const [, canone] = await dueAvvisi(numero);
	await lavora(pagopa);
	return { numero, canone };
}

async function leggi() {
	return readFlussi({ ...mondo, ente: await enteDi(mondo), pagopa });
}

async function statoDi({ numero }: Caso): Promise<string | undefined> {
	return (await sommeDi(numero)).find(({ causale }) => causale === 'Canone')?.stato;
}

it('si leggono due giorni dopo: legano le ricevute, trovano quelle perse, e mostrano che cosa non torna', async () => {
	const riuscito = await nuova();
	const perso = await nuova();
	const revocato = await nuova();
	const zitto = await nuova();
	const oggi = giornoARoma(mondo.clock());

	await paga(riuscito.canone.gettone, 'PAGA');
	await paga(revocato.canone.gettone, 'PAGA');
	await ricevi();
	const suo = banco.pagopa.pagamenti().find(({ nav }) => nav === revocato.canone.nav);
	expect(banco.pagopa.setFlusso(suo?.id ?? '', 3)).toBe(true);
	// Brought to a portal that was not there, and never looked at.
	await paga(perso.canone.gettone, 'CHIUDI');
	await banco.pagopa.tick();
	expect(banco.pagopa.payAltrove({ ente: CF_ENTE, nav: zitto.canone.nav, zitto: true })).toBe(true);
	expect(await leggi()).toMatchObject({ nuovi: 0 });
	expect([await statoDi(riuscito), await statoDi(perso), await statoDi(zitto)]).toEqual([
		'PAGATA',
		'CREATA',
		'CREATA'
	]);

	minutiDopo(GIORNI_2);
	const letti = await leggi();
	expect(letti).toMatchObject({ ricevute: 1, nonQuadrati: [], falliti: [] });
	expect(letti.nuovi).toBeGreaterThan(0);
	await guarda();
	expect([await statoDi(perso), await statoDi(zitto)]).toEqual(['PAGATA', 'CREATA']);
	const { righe } = await come(mondo, elena, (tx) => listFlussiLetti(tx, { quanti: 100 }));
	expect(righe.reduce((somma, { totaleCent }) => somma + totaleCent, 0)).toBe(4 * 12_050);
	expect(righe.every(({ totaleCent, righeCent }) => totaleCent === righeCent)).toBe(true);
	const daGuardare = await come(mondo, elena, (tx) => listRigheDaGuardare(tx));
	expect(daGuardare.righe.map(({ iuv, esito }) => [iuv, esito])).toEqual(
		expect.arrayContaining([
			[revocato.canone.nav.slice(1), 3],
			[zitto.canone.nav.slice(1), 9]
		])
	);
	expect(daGuardare.righe).toHaveLength(2);

	const movimenti = await come(mondo, elena, (tx) => readMovimenti(tx, { dal: oggi, al: oggi }));
	const conto = righeDi(movimenti).map(({ pratica, cent, ricevuta }) => [
		pratica,
		cent,
		ricevuta?.revocata,
		ricevuta?.regolatoIl
	]);
	const bonifico = oggi.add({ days: 2 }).toString();
	expect(conto).toHaveLength(3);
	expect(conto).toEqual(
		expect.arrayContaining([
			[riuscito.numero, 12_050, false, bonifico],
			[perso.numero, 12_050, false, bonifico],
			[revocato.numero, 12_050, true, bonifico]
		])
	);
	expect(await leggi()).toMatchObject({ nuovi: 0, ricevute: 0 });
});
