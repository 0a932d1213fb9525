// The outbox on a real database: once for each message, whatever the workers and App IO do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listEntiDaServire } from '#lib/server/spedizioni/claim-spedizioni.ts';
import { closeUnanswered } from '#lib/server/spedizioni/close-unanswered.ts';
import { deliver, type Consegna } from '#lib/server/spedizioni/deliver.ts';
import { handOver } from '#lib/server/spedizioni/hand-over.ts';
import { listConsegneDi } from '#lib/server/spedizioni/consegne.ts';
import { inParole } from '#lib/server/spedizioni/parole.ts';
import { TENTATIVI_MASSIMI } from '#lib/server/spedizioni/next-attempt.ts';
import { openScritture } from '#lib/server/spedizioni/scritture.ts';
import type { SpedizionePresa } from '#lib/server/spedizioni/spedizione.ts';
import { appIoFinta, guastoIo, type AppIoFinta } from '#tests/support/app-io.ts';
import { consegnaCon, prendi as prendiIn, prendiUna as prendiUnaIn } from '#tests/support/consegna.ts';
import {
	ADESSO,
	apriMondo,
	come,
	comeSistema,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { leggi, praticaInviata } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let chi: Residente;
let io: AppIoFinta;

beforeEach(async () => {
	mondo = await apriMondo();
	chi = await entra(mondo, 'Marta');
	io = appIoFinta();
});

afterEach(async () => {
	await mondo.chiudi();
});

function consegna(altro: Partial<Consegna> = {}): Consegna {
	return consegnaCon(mondo, { io, ...altro });
}

function prendi(quante = 1): Promise<SpedizionePresa[]> {
	return prendiIn(mondo, { quante });
}

function prendiUna(): Promise<SpedizionePresa> {
	return prendiUnaIn(mondo);
}

/** What the clerk reads of the one message of a request. */
async function perche(numero: string): Promise<string> {
	const { id } = await leggi(mondo, 'cassola', numero);
	const [letto] = await come(mondo, impiegato('cassola', 'operatore'), (tx) => listConsegneDi(tx, id));
	const [prima] = letto?.consegne ?? [];
	if (!prima) throw new Error('Nessuna consegna');
	return inParole({ ...prima, letta: false }).perche ?? '';
}

/** Moves the clock some seconds after the beginning. */
function dopo(secondi: number): void {
	mondo.sposta(new Date(Date.parse(ADESSO) + secondi * 1000).toISOString());
}

async function stati(): Promise<string[]> {
	const righe = await mondo.owner<{ stato: string }[]>`select stato from spedizione order by creata_il, id`;
	return righe.map(({ stato }) => stato);
}

describe('una spedizione', () => {
	it('porta il messaggio della richiesta ad App IO e ne tiene il numero', async () => {
		const numero = await praticaInviata(mondo, chi);
		await deliver(consegna(), await prendiUna());
		expect(io.ricevuti).toHaveLength(1);
		expect(io.ricevuti[0]).toMatchObject({
			codiceFiscale: 'ZNCMRT84C57C037X',
			oggetto: `Richiesta ${numero}: ricevuta`,
			entro: undefined
		});
		const [riga] = await mondo.owner`select stato, id_esterno, tentativi, ultimo_errore from spedizione`;
		expect(riga).toEqual({ stato: 'accettata', id_esterno: 'IO-1', tentativi: 1, ultimo_errore: null });
		expect(await prendi()).toEqual([]);
		expect(await listEntiDaServire(mondo.database, mondo.clock())).toEqual([]);
	});

	it('parte una volta sola anche con più lavoratori insieme', async () => {
		for (const nome of ['Mario', 'Chiara']) await praticaInviata(mondo, await entra(mondo, nome));
		await praticaInviata(mondo, chi);
		async function lavoratore(): Promise<number> {
			let fatte = 0;
			for (let prese = await prendi(2); prese.length > 0; prese = await prendi(2)) {
				await mondo.scalda();
				await Promise.all(prese.map((presa) => deliver(consegna(), presa)));
				fatte += prese.length;
			}
			return fatte;
		}
		await mondo.scalda();
		const fatte = await Promise.all([lavoratore(), lavoratore(), lavoratore()]);
		expect(fatte.reduce((somma, una) => somma + una, 0)).toBe(3);
		expect(new Set(io.ricevuti.map(({ codiceFiscale }) => codiceFiscale)).size).toBe(3);
		expect(io.ricevuti).toHaveLength(3);
	});

	it('lasciata a metà prima di partire torna a chi viene dopo, e chi si sveglia tardi non la manda', async () => {
		await praticaInviata(mondo, chi);
		const primo = await prendiUna();
		dopo(59);
		expect(await prendi()).toEqual([]);
		dopo(61);
		const secondo = await prendiUna();
		expect(secondo).toMatchObject({ id: primo.id, tentativi: 2 });
		expect(await deliver(consegna(), primo)).toBeUndefined();
		expect(io.ricevuti).toEqual([]);
		await deliver(consegna(), secondo);
		expect(io.ricevuti).toHaveLength(1);
		expect(await stati()).toEqual(['accettata']);
	});

	it('lasciata a metà dopo essere partita è incerta e non parte più', async () => {
		await praticaInviata(mondo, chi);
		const presa = await prendiUna();
		await comeSistema(mondo, 'cassola', (tx) => handOver(tx, { prese: [presa], adesso: mondo.clock() }));
		dopo(61);
		expect(await listEntiDaServire(mondo.database, mondo.clock())).toEqual(['cassola']);
		expect(await prendi()).toEqual([]);
		const chiuse = await comeSistema(mondo, 'cassola', (tx) =>
			closeUnanswered(tx, { adesso: mondo.clock(), newId: mondo.newId })
		);
		expect(chiuse).toEqual([presa.id]);
		expect(await stati()).toEqual(['incerta']);
		expect(await prendi()).toEqual([]);
	});

	it('data per incerta diventa accettata se la risposta arriva a chi la aspettava', async () => {
		await praticaInviata(mondo, chi);
		io.durante = async () => {
			dopo(61);
			await comeSistema(mondo, 'cassola', (tx) =>
				closeUnanswered(tx, { adesso: mondo.clock(), newId: mondo.newId })
			);
			expect(await stati()).toEqual(['incerta']);
		};
		await deliver(consegna(), await prendiUna());
		expect(await stati()).toEqual(['accettata']);
	});

	it('la cui risposta si perde è incerta e non si ripete', async () => {
		await praticaInviata(mondo, chi);
		io.poi = ['incerto'];
		await deliver(consegna(), await prendiUna());
		dopo(7 * 86_400);
		expect(await prendi()).toEqual([]);
		expect(io.ricevuti).toHaveLength(1);
		expect(await stati()).toEqual(['incerta']);
	});

	it('rimandata da App IO riparte dopo il tempo che ha chiesto', async () => {
		await praticaInviata(mondo, chi);
		io.poi = [guastoIo(true, 30)];
		await deliver(consegna(), await prendiUna());
		dopo(29);
		expect(await prendi()).toEqual([]);
		dopo(30);
		await deliver(consegna(), await prendiUna());
		expect(io.ricevuti).toHaveLength(1);
		const [riga] = await mondo.owner`select stato, tentativi, ultimo_errore from spedizione`;
		expect(riga).toEqual({ stato: 'accettata', tentativi: 2, ultimo_errore: null });
	});

	it('dopo un giorno di guasti è fallita', async () => {
		await praticaInviata(mondo, chi);
		io.destinatario = guastoIo(true);
		for (let volta = 1; volta <= TENTATIVI_MASSIMI; volta += 1) {
			dopo(volta * 7_200);
			await deliver(consegna(), await prendiUna());
		}
		expect(await stati()).toEqual(['fallita']);
		dopo(100 * 7_200);
		expect(await prendi()).toEqual([]);
	});

	it('rifiutata per la chiave è fallita subito', async () => {
		await praticaInviata(mondo, chi);
		io.poi = [guastoIo(false)];
		await deliver(consegna(), await prendiUna());
		const [riga] = await mondo.owner`select stato, ultimo_errore from spedizione`;
		expect(riga).toEqual({ stato: 'fallita', ultimo_errore: 'CHIAVE_RIFIUTATA' });
	});

	it('che ha già fatto cadere troppi lavoratori è fallita', async () => {
		await praticaInviata(mondo, chi);
		await mondo.owner`update spedizione set tentativi = ${TENTATIVI_MASSIMI}`;
		await deliver(consegna(), await prendiUna());
		expect(await stati()).toEqual(['fallita']);
		expect(io.ricevuti).toEqual([]);
	});

	it.each([
		['NON_ISCRITTO', 'La persona non usa App IO'],
		['BLOCCATO', 'La persona ha spento in App IO i messaggi']
	] as const)("a chi è %s non si consegna, e l'operatore legge perché", async (esito, testo) => {
		const numero = await praticaInviata(mondo, chi);
		io.destinatario = esito;
		await deliver(consegna(), await prendiUna());
		expect(await perche(numero)).toContain(testo);
		expect(io.ricevuti).toEqual([]);
	});

	it("di un Comune senza chiave non si consegna, e l'operatore legge perché", async () => {
		const numero = await praticaInviata(mondo, chi);
		await deliver(consegna({ appIo: () => undefined }), await prendiUna());
		expect(await perche(numero)).toContain('non ha una chiave di App IO');
		expect(await stati()).toEqual(['non_recapitabile']);
	});

	it('presa da un lavoratore che si ferma torna in coda senza partire', async () => {
		await praticaInviata(mondo, chi);
		await deliver(consegna({ isStopping: () => true }), await prendiUna());
		expect(io.ricevuti).toEqual([]);
		await deliver(consegna(), await prendiUna());
		expect(await stati()).toEqual(['accettata']);
	});

	it('arrivata mentre la banca dati cade si scrive accettata appena risponde', async () => {
		await praticaInviata(mondo, chi);
		let cadute = 0;
		const altrove = {
			...mondo,
			get database() {
				if (io.ricevuti.length === 0 || cadute === 2) return mondo.database;
				cadute += 1;
				throw new Error('banca dati assente');
			}
		};
		await deliver(consegna({ scritture: openScritture(altrove) }), await prendiUna());
		expect(cadute).toBe(2);
		expect(await stati()).toEqual(['accettata']);
	});
});

describe('le righe delle spedizioni', () => {
	it('non si mostrano al cittadino e non si cambiano da parte sua o degli operatori', async () => {
		await praticaInviata(mondo, chi);
		expect(await come(mondo, chi, (tx) => tx`select id from spedizione`)).toHaveLength(0);
		const operatore = impiegato('cassola', 'responsabile');
		expect(await come(mondo, operatore, (tx) => tx`select id from spedizione`)).toHaveLength(1);
		for (const uno of [chi, operatore]) {
			const { count } = await come(mondo, uno, (tx) => tx`update spedizione set stato = 'fallita'`);
			expect(count).toBe(0);
		}
		expect(
			await come(mondo, impiegato('seveso', 'responsabile'), (tx) => tx`select id from spedizione`)
		).toHaveLength(0);
	});

	it('dicono al lavoratore quali enti servire, e al cittadino niente', async () => {
		await praticaInviata(mondo, chi);
		await praticaInviata(mondo, await entra(mondo, 'Silvia'));
		expect(await listEntiDaServire(mondo.database, mondo.clock())).toEqual(['casciago', 'cassola']);
		const visti = await come(
			mondo,
			chi,
			(tx) => tx`select ente from enti_con_spedizioni(${mondo.clock()}) as ente`
		);
		expect(visti).toHaveLength(0);
	});
});
