// Portal and worker are killed in the middle of a burst of requests and come back: nothing acknowledged is lost, nothing is done twice.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usoAppIo } from '#demo/app-io.ts';
import { persone } from '#demo/persone.ts';
import { INSIEME as CONSEGNE_INSIEME } from '#lib/server/worker/outbox.ts';
import {
	conferma,
	entraDalPortale,
	numeroConfermato,
	preparaBozze,
	type Entrato
} from '#tests/support/bozze-in-serie.ts';
import { ask } from '#tests/support/http.ts';
import { apriImpianto, type Impianto } from '#tests/support/impianto.ts';
import {
	killAtDoor,
	listenTo,
	sendAll,
	untilClosed,
	untilRefused,
	untilWaiting,
	type Morti
} from './interruzioni.ts';

const RICHIESTE = 200;
const INSIEME = 20;

/** The portal dies as so many requests are committed: their answers are still to leave. */
const MORTI_DEL_PORTALE = [20, 55, 90, 125, 160];
const MORTI_DEL_LAVORATORE: Morti = {
	messaggi: new Map([
		[10, 'non arriva'],
		[40, 'arriva senza risposta'],
		[70, 'arriva'],
		[100, 'non arriva'],
		[130, 'arriva senza risposta']
	]),
	domanda: 160
};

let impianto: Impianto;
let chi: Entrato[];

beforeEach(async () => {
	impianto = await apriImpianto();
	const raggiungibili = persone.filter(({ codiceFiscale }) => usoAppIo(codiceFiscale) === undefined);
	chi = await Promise.all(raggiungibili.map(({ codiceFiscale }) => entraDalPortale(impianto, codiceFiscale)));
});

afterEach(async () => {
	await impianto.chiudi();
});

describe('gli invii interrotti', () => {
	it('arrivano tutti una volta sola, anche se portale e lavoratore muoiono più volte', async () => {
		const { portale } = impianto;
		const bozze = await preparaBozze(impianto, { chi, quante: RICHIESTE });
		const { scritte, chiuse } = await listenTo(impianto, (quante) => {
			if (MORTI_DEL_PORTALE.includes(quante)) portale.kill('SIGKILL');
		});
		const lavoratore = impianto.avviaLavoratore();
		const ultimaMorte = killAtDoor(impianto, lavoratore, MORTI_DEL_LAVORATORE);

		const { confermate, interrotte } = await sendAll(impianto, { bozze, insieme: INSIEME });
		await untilClosed(impianto, { chiuse, quante: RICHIESTE, ultimaMorte });
		// Whoever lost the acknowledgement, even of all of them, finds the same pratica.
		const ripetute = await sendAll(impianto, { bozze, insieme: INSIEME });

		expect(portale.fini).toEqual(MORTI_DEL_PORTALE.map(() => 'Il portale si è fermato (SIGKILL).'));
		const morti = MORTI_DEL_LAVORATORE.messaggi.size + 1;
		expect(lavoratore.fini).toEqual(Array(morti).fill('Il lavoratore si è fermato (SIGKILL).'));
		expect(interrotte.length).toBeGreaterThanOrEqual(MORTI_DEL_PORTALE.length);
		expect(scritte).toEqual(new Set(bozze.map(({ bozza }) => bozza)));
		expect(ripetute).toEqual({ confermate, interrotte: [] });
		await checkRequests(confermate);
		await checkMessages(morti);
	});

	it('di un portale che si ferma con ordine finiscono tutti bene', async () => {
		const { owner, portale, base } = impianto;
		const bozze = await preparaBozze(impianto, { chi, quante: INSIEME });
		const fine = portale.ended();
		const { risposte } = await owner.begin(async (tx) => {
			await tx`select id from bozza for update`;
			const inCorso = bozze.map(async (una) => ({ ...una, ...(await ask(conferma(base, una))) }));
			await untilWaiting(impianto, INSIEME);
			portale.kill('SIGTERM');
			await untilRefused(impianto);
			// In an object: the transaction must not wait for them.
			return { risposte: Promise.all(inCorso) };
		});
		const numeri = (await risposte).map((una) => [una.bozza, numeroConfermato(una)] as const);
		expect(await fine).toBe('Il portale si è fermato (codice 0).');
		await portale.ready();
		await checkRequests(new Map(numeri));
	});
});

/** Each draft is one pratica, the one that was acknowledged, with all that belongs to it and nothing over. */
async function checkRequests(confermate: ReadonlyMap<string, string | undefined>): Promise<void> {
	const { owner } = impianto;
	const pratiche = await owner<{ bozza: string; numero: string; anno: number; protocollo: number }[]>`
		select bozza_id as bozza, numero, protocollo_anno as anno, protocollo_numero as protocollo
		from pratica order by protocollo_numero`;
	expect(new Map(pratiche.map(({ bozza, numero }) => [bozza, numero]))).toEqual(confermate);
	const progressivi = pratiche.map((_, posto) => posto + 1);
	expect(pratiche.map(({ protocollo }) => protocollo)).toEqual(progressivi);
	const anno = pratiche[0]?.anno ?? 0;
	expect(pratiche.map(({ numero }) => numero).toSorted()).toEqual(
		progressivi.map((progressivo) => `AA-${anno}-${String(progressivo).padStart(6, '0')}`)
	);
	const contatori = await owner`select ultimo from contatore`;
	expect(contatori.map(({ ultimo }) => ultimo as number)).toEqual([confermate.size, confermate.size]);
	const incomplete = await owner`
		select numero from pratica p where
			array(select verso from protocollo where pratica_id = p.id and numero = p.protocollo_numero) <> array['E']
			or array(select tipo || ' ' || a_stato from evento where pratica_id = p.id) <> array['PRESENTAZIONE PROTOCOLLATA']
			or array(select tipo || ' ' || nome_file from documento where pratica_id = p.id) <> array['ricevuta ricevuta-' || p.numero || '.pdf']
			or array(select modello from messaggio where pratica_id = p.id) <> array['IO01']`;
	expect(incomplete).toEqual([]);
	const [resti] = await owner`
		select (select count(*)::int from bozza) as bozze, (select count(*)::int from protocollo) as protocolli,
			(select count(*)::int from messaggio) as messaggi, (select count(*)::int from spedizione) as spedizioni`;
	const { size } = confermate;
	expect(resti).toEqual({ bozze: 0, protocolli: size, messaggi: size, spedizioni: size });
}

/** Each message arrived once; at most once where a worker died with it in its hands, and then it says so. */
async function checkMessages(morti: number): Promise<void> {
	const spediti = await impianto.owner<{ chiave: string; stato: string }[]>`
		select codice_fiscale || ' ' || oggetto as chiave, stato
		from spedizione s join messaggio m on m.id = messaggio_id join persona p on p.id = persona_id`;
	const prove = await fetch(`${impianto.simulatori}/app-io/prove/messaggi`);
	const arrivati = (await prove.json()) as { fiscal_code: string; subject: string }[];
	const volte = Map.groupBy(arrivati, ({ fiscal_code, subject }) => `${fiscal_code} ${subject}`);
	const quante = (chiave: string): number => volte.get(chiave)?.length ?? 0;
	const incerti = spediti.filter(({ stato }) => stato === 'incerta');
	const certi = spediti.filter(({ stato }) => stato === 'accettata' || stato === 'consegnata');

	expect(certi.length + incerti.length).toBe(spediti.length);
	expect(certi.filter(({ chiave }) => quante(chiave) !== 1)).toEqual([]);
	expect(incerti.filter(({ chiave }) => quante(chiave) > 1)).toEqual([]);
	const incertiArrivati = incerti.filter(({ chiave }) => quante(chiave) === 1).length;
	expect(arrivati.length).toBe(certi.length + incertiArrivati);
	// Two died before App IO had the message and two before it answered: these at least, and no more than were under way.
	expect(incertiArrivati).toBeGreaterThanOrEqual(2);
	expect(incerti.length - incertiArrivati).toBeGreaterThanOrEqual(2);
	expect(incerti.length).toBeLessThanOrEqual(morti * CONSEGNE_INSIEME);
}
