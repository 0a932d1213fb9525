// A campaign whose worker is killed ten times, and one of a hundred thousand people that is paused, taken up again and killed: everyone is written to once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCampagna, pauseCampagna, resumeCampagna } from '#lib/server/campagne/move-campagna.ts';
import { INSIEME } from '#lib/server/worker/outbox.ts';
import { campagneDi, shortly, type CampagneInImpianto } from '#tests/support/campagne-in-impianto.ts';
import type { Custodito } from '#tests/support/custodito.ts';
import { apriImpianto, type Impianto } from '#tests/support/impianto.ts';
import { killAtDoor, type Punto } from './interruzioni.ts';

const GRANDE = 100_000;
const MEDIA = 5_000;

/** The worker dies at these messages, in each of the three ways in turn. */
const MORTI = new Map<number, Punto>(
	[200, 650, 1_100, 1_550, 2_000, 2_500, 3_000, 3_500, 4_000, 4_600].map((numero, posto) => [
		numero,
		(['non arriva', 'arriva senza risposta', 'arriva'] as const)[posto % 3] ?? 'arriva'
	])
);

let impianto: Impianto;
let campagne: CampagneInImpianto;

beforeEach(async () => {
	// Far from the pace of the platform: what is measured is the house.
	impianto = await apriImpianto({ APP_IO_RITMO: '10000' });
	campagne = campagneDi(impianto);
}, 120_000);

afterEach(async () => {
	await impianto.chiudi();
});

/** Waits until nothing is under way. What dead workers held is not waited for. */
async function untilFinita(id: string, morto: () => number): Promise<void> {
	for (;;) {
		await impianto.owner`
			update spedizione set prossimo_il = now()
			where stato in ('in_invio', 'inviata') and presa_fino_al <= ${new Date(morto() + 60_000)}`;
		const [riga] = await impianto.owner<{ stato: string; sospese: number }[]>`
			select c.stato, (select count(*)::integer from spedizione s
				where s.campagna_id = c.id and s.stato in ('in_coda', 'in_invio', 'inviata')) as sospese
			from campagna c where c.id = ${id}`;
		if (riga?.stato === 'conclusa' && riga.sospese === 0) return;
		await shortly(200);
	}
}

/** Waits until the worker is still: what it was claiming as the campaign stopped still leaves. How many App IO has by then. */
async function untilFerma(id: string): Promise<number> {
	for (;;) {
		const prima = await campagne.countArrivati(id);
		await shortly(500);
		const [conto] = await impianto.owner<{ inMano: number }[]>`
			select count(*)::integer as "inMano" from spedizione where stato in ('in_invio', 'inviata')`;
		if (conto?.inMano === 0 && (await campagne.countArrivati(id)) === prima) return prima;
	}
}

/** Each person was written to once, and where a worker died with the message in its hands at most once, and the row says so. */
async function checkTutti(quanti: number, morti: number): Promise<void> {
	const righe = await impianto.owner<{ cf: string; stato: string }[]>`
		select p.codice_fiscale as cf, s.stato
		from spedizione s join messaggio m on m.id = s.messaggio_id join persona p on p.id = m.persona_id
		where s.canale = 'app-io' and s.campagna_id is not null`;
	expect(righe).toHaveLength(quanti);
	const prove = await fetch(`${impianto.simulatori}/app-io/prove/messaggi`);
	const arrivati = (await prove.json()) as { fiscal_code: string }[];
	const volte = new Map<string, number>();
	for (const { fiscal_code } of arrivati) volte.set(fiscal_code, (volte.get(fiscal_code) ?? 0) + 1);
	expect([...volte.values()].filter((quante) => quante > 1)).toEqual([]);
	const incerti = righe.filter(({ stato }) => stato === 'incerta');
	const certi = righe.filter(({ stato }) => stato === 'accettata' || stato === 'consegnata');
	expect(certi.length + incerti.length).toBe(quanti);
	expect(certi.filter(({ cf }) => volte.get(cf) !== 1)).toEqual([]);
	expect(incerti.length).toBeLessThanOrEqual(morti * INSIEME);
}

describe('una campagna', () => {
	it('di cinquemila persone, con il lavoratore che muore dieci volte, arriva a ciascuna una volta', async () => {
		const id = await campagne.prepara(MEDIA);
		const lavoratore: Custodito = impianto.avviaLavoratore();
		await campagne.untilStato(id, 'pronta');
		const ultimaMorte = killAtDoor(impianto, lavoratore, { messaggi: MORTI, domanda: -1 });
		await campagne.muovi(startCampagna, id);
		await untilFinita(id, ultimaMorte);
		expect(lavoratore.fini).toHaveLength(MORTI.size);
		await checkTutti(MEDIA, MORTI.size);
	}, 600_000);

	it('di centomila persone si ferma, riprende, perde un lavoratore, e arriva a tutte una volta', async () => {
		const id = await campagne.prepara(GRANDE);
		const lavoratore = impianto.avviaLavoratore();
		await campagne.untilStato(id, 'pronta');
		let morto = 0;
		const inizio = performance.now();
		await campagne.muovi(startCampagna, id);
		await campagne.untilArrivati(id, GRANDE / 4);
		await campagne.muovi(pauseCampagna, id);
		const fermi = await untilFerma(id);
		await shortly(1_000);
		expect(await campagne.countArrivati(id)).toBe(fermi);
		await campagne.muovi(resumeCampagna, id);
		await campagne.untilArrivati(id, GRANDE / 2);
		lavoratore.kill('SIGKILL');
		morto = Date.now();
		await untilFinita(id, () => morto);
		const secondi = (performance.now() - inizio) / 1000;
		console.log(`${GRANDE} messaggi in ${secondi.toFixed(0)} s, ${(GRANDE / secondi).toFixed(0)} al secondo`);
		await checkTutti(GRANDE, 1);
	}, 1_800_000);
});
