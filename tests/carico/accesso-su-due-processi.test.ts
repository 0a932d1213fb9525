// A login walks from one process to another: nothing of it is kept in the memory of the process that began it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#lib/paths.ts';
import {
	apriDuePortali,
	chiediA,
	SITO,
	type DuePortali,
	type RispostaPortale
} from '#tests/support/due-portali.ts';
import { campo, chiedi, messaggio } from '#tests/support/gestore-spid.ts';
import { MARTA } from '#tests/support/percorso-spid.ts';

let due: DuePortali;

// A database, its keys and two portals: on a busy machine more than a hook is given.
beforeAll(async () => {
	due = await apriDuePortali();
}, 180_000);

afterAll(async () => {
	await due.chiudi();
});

/** A browser that has been at its provider and carries the answer. */
type Tornato = { cookie: string; campi: Record<string, string> };

async function vaiAlGestore(portale: string): Promise<Tornato> {
	const gestore = `${due.gestori}/spid/aurora`;
	const meta = { metodo: 'spid', gestore, area: 'cittadino', ritorno: paths.areaPersonale };
	const partenza = await chiediA(portale, paths.accessoVaiCon(meta));
	expect(partenza.stato).toBe(302);
	const persone = await chiedi(partenza.altrove);
	const codice = await chiedi(persone.indirizzo, { persona: MARTA });
	const consenso = await chiedi(codice.indirizzo, { codice: campo(codice, 'codice') });
	const risposta = await chiedi(consenso.indirizzo, { azione: 'consenti' });
	expect(messaggio(risposta).destinazione).toBe(SITO + paths.accessoAcs('spid'));
	return {
		cookie: partenza.cookie,
		campi: { SAMLResponse: campo(risposta, 'SAMLResponse'), RelayState: campo(risposta, 'RelayState') }
	};
}

// The form of a provider comes from another site: the cookies of the portal stay behind.
function porta({ campi }: Tornato, portale: string): Promise<RispostaPortale> {
	return chiediA(portale, paths.accessoAcs('spid'), { campi, origine: due.gestori });
}

function areaPersonale(portale: string, cookie: string): Promise<RispostaPortale> {
	return chiediA(portale, paths.areaPersonale, { cookie });
}

async function entra(): Promise<string> {
	const [uno, altro] = due.portali;
	const tornato = await vaiAlGestore(uno);
	const arrivo = await porta(tornato, altro);
	const { cookie } = await chiediA(altro, arrivo.altrove, { cookie: tornato.cookie });
	return cookie;
}

describe('l’accesso su due processi', () => {
	it('comincia in uno e finisce nell’altro, e la sessione vale in tutti e due', async () => {
		const [uno, altro] = due.portali;
		const tornato = await vaiAlGestore(uno);
		const arrivo = await porta(tornato, altro);
		expect(arrivo.stato).toBe(303);
		expect(arrivo.altrove).toContain(`${paths.accessoCompleta}?codice=`);
		const fine = await chiediA(altro, arrivo.altrove, { cookie: tornato.cookie });
		expect(fine).toMatchObject({ stato: 303, altrove: paths.areaPersonale });
		for (const portale of [uno, altro]) {
			const area = await areaPersonale(portale, fine.cookie);
			expect(area.stato).toBe(200);
			expect(area.testo).toMatch(/<h1[^>]*>Marta /);
		}
	});

	it('si completa dove era cominciato quando la risposta arriva all’altro', async () => {
		const [uno, altro] = due.portali;
		const tornato = await vaiAlGestore(altro);
		const arrivo = await porta(tornato, uno);
		const fine = await chiediA(altro, arrivo.altrove, { cookie: tornato.cookie });
		expect(fine).toMatchObject({ stato: 303, altrove: paths.areaPersonale });
	});

	it('non prende due volte la stessa risposta, una per processo', async () => {
		const tornato = await vaiAlGestore(due.portali[0]);
		const arrivi = await Promise.all(due.portali.map((portale) => porta(tornato, portale)));
		expect(arrivi.map(({ stato }) => stato).sort()).toEqual([303, 400]);
	});

	it('non apre due sessioni con lo stesso codice, una per processo', async () => {
		const tornato = await vaiAlGestore(due.portali[0]);
		const { altrove } = await porta(tornato, due.portali[1]);
		const fini = await Promise.all(
			due.portali.map((portale) => chiediA(portale, altrove, { cookie: tornato.cookie }))
		);
		expect(fini.map(({ stato }) => stato).sort()).toEqual([303, 400]);
	});

	it('finisce in tutti e due quando si esce da uno', async () => {
		const [uno, altro] = due.portali;
		const cookie = await entra();
		expect((await areaPersonale(altro, cookie)).stato).toBe(200);
		await chiediA(uno, paths.esci, { cookie, campi: {} });
		expect((await areaPersonale(altro, cookie)).stato).toBe(303);
	});
});
