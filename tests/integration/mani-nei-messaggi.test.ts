// What nobody may write by hand in campaigns, in deliveries and in the codes of addresses, asked of the database itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askConferma } from '#lib/server/messaggi/ask-conferma.ts';
import { retrySpedizione } from '#lib/server/spedizioni/riprendi.ts';
import { startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { autoreDi, caricaEControlla, elencoDi, giro, righeBuone, svuota } from '#tests/support/campagne.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';

/** Of PostgreSQL: a rule on rows, a grant or a trigger says that this hand may not. */
const VIETATO = { code: '42501' };

const capo = impiegato('cassola', 'responsabile');
let mondo: Mondo;
let marta: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`delete from conferma_email`;
	await svuota(mondo);
	marta = await entra(mondo, 'Marta');
});

afterAll(() => mondo.chiudi());

function minuti(quanti: number): Date {
	return new Date(Date.parse(ADESSO) + quanti * 60_000);
}

/** A clerk or a citizen changes what they may see; how many rows. */
function cambia(chi: Residente | typeof capo, tabella: string, cambio: string): Promise<number> {
	return come(mondo, chi, async (tx) => (await tx.unsafe(`update ${tabella} set ${cambio}`)).count);
}

describe('una campagna', () => {
	it.each([
		'valide = 5',
		'accodate = 1',
		'scartate = 0, totale_cent = 1',
		"finita_il = '2026-11-24'",
		"avviata_il = '2026-11-24'",
		"avvia_il = '2026-11-24'",
		"righe_tolte_il = '2026-11-24'",
		"stato = 'in_corso'",
		"stato = 'in_corso', avviata_il = now(), valide = 7",
		"stato = 'programmata', avvia_il = now(), avviata_il = now()",
		"stato = 'annullata'",
		"stato = 'annullata', finita_il = now(), avvertite = 0, scartate = 9"
	])('non prende da un responsabile: %s', async (cambio) => {
		await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		await expect(cambia(capo, 'campagna', cambio)).rejects.toMatchObject(VIETATO);
	});

	it('si programma, si avvia e si ferma soltanto', async () => {
		await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		for (const passo of [
			"stato = 'programmata', avvia_il = now()",
			"avvia_il = now() + interval '1 day'",
			"stato = 'in_corso', avviata_il = now(), avvia_il = null",
			"stato = 'in_pausa'",
			"stato = 'in_corso'",
			"stato = 'in_annullamento'"
		])
			expect(await cambia(capo, 'campagna', passo)).toBe(1);
		await expect(cambia(capo, 'campagna', "finita_il = now(), stato = 'annullata'")).rejects.toMatchObject(
			VIETATO
		);
	});

	it('senza righe valide non parte nemmeno a mano', async () => {
		await caricaEControlla(mondo, elencoDi(['PIPPO;1;16/12/2026;']));
		await expect(cambia(capo, 'campagna', "stato = 'in_corso', avviata_il = now()")).rejects.toMatchObject(
			VIETATO
		);
	});

	it('nasce con niente di fatto, e le sue righe con niente di controllato', async () => {
		const nasce = come(
			mondo,
			capo,
			(tx) => tx`
				insert into campagna (id, ente_id, tipo, titolo, anno, parametri, file_nome, file_sha256, colonne_ignorate, righe,
					creata_il, creata_da, valide)
				values (${mondo.newId()}, 'cassola', 'IMU', 'Prova', 2026, '{}', 'x.csv', ${'0'.repeat(64)}, '{}', 1,
					now(), ${capo.operatoreId}, 1)`
		);
		await expect(nasce).rejects.toMatchObject(VIETATO);
		const riga = come(
			mondo,
			capo,
			(tx) => tx`insert into campagna_riga (ente_id, campagna_id, n, scritta, problemi)
				values ('cassola', ${mondo.newId()}, 2, '{}', '[]')`
		);
		await expect(riga).rejects.toMatchObject(VIETATO);
	});

	it('perde le righe solo per mano del sistema', async () => {
		await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		const tolte = await come(mondo, capo, (tx) => tx`delete from campagna_riga`);
		expect(tolte.count).toBe(0);
	});
});

describe('una spedizione non riuscita', () => {
	beforeEach(async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		await come(mondo, capo, (tx) => startCampagna(tx, autoreDi(mondo, capo), id));
		await giro(mondo);
		await mondo.owner`
			update spedizione set stato = 'fallita', tentativi = 3, chiusa_il = now(), ultimo_errore = 'CHIAVE_RIFIUTATA'`;
	});

	const RIPRESA = "stato = 'in_coda', ripresa_da = 3, prossimo_il = now(), chiusa_il = null";

	it.each([
		"canale = 'email', recapito = 'altra@posta.example'",
		'messaggio_id = gen_random_uuid()',
		'id = gen_random_uuid()',
		'campagna_id = null',
		"servizio = 'generale'",
		'priorita = 0',
		'di_giorno = false',
		'tentativi = 0',
		"id_esterno = 'x'",
		'ultimo_errore = null',
		'creata_il = now()',
		'ripresa_da = 0'
	])('si riprova com’è, senza cambiare %s', async (cambio) => {
		const senza = cambio.startsWith('ripresa_da') ? RIPRESA.replace('ripresa_da = 3, ', '') : RIPRESA;
		await expect(cambia(capo, 'spedizione', `${senza}, ${cambio}`)).rejects.toMatchObject(VIETATO);
	});

	it('la riprova chi segue i messaggi e agisce, non chi controlla', async () => {
		const [riga] = await mondo.owner<{ id: string }[]>`select id from spedizione`;
		const dati = { id: riga?.id ?? '', istante: mondo.clock() };
		for (const ruolo of ['auditor', 'amministratore'] as const)
			await expect(
				come(mondo, impiegato('cassola', ruolo), (tx) => retrySpedizione(tx, dati))
			).rejects.toMatchObject({ codice: 'SPEDIZIONE_CAMBIATA' });
		await come(mondo, capo, (tx) => retrySpedizione(tx, dati));
		expect(await mondo.owner`select stato, ripresa_da from spedizione`).toEqual([
			{ stato: 'in_coda', ripresa_da: 3 }
		]);
	});

	it('per posta si segna spedita, e il resto resta com’è', async () => {
		await mondo.owner`update spedizione set canale = 'posta', stato = 'da_spedire', chiusa_il = null`;
		const spedita = `stato = 'spedita', spedita_da = '${capo.operatoreId}', chiusa_il = now()`;
		for (const cambio of [`${spedita}, servizio = 'generale'`, spedita.replace(', chiusa_il = now()', '')])
			await expect(cambia(capo, 'spedizione', cambio)).rejects.toMatchObject(VIETATO);
		expect(await cambia(capo, 'spedizione', spedita)).toBe(1);
	});
});

describe('il codice di un indirizzo', () => {
	function chiedi(istante: Date) {
		const dati = {
			ente: 'cassola',
			persona: marta.personaId,
			indirizzo: 'marta@posta.example',
			codice: '042137'
		};
		return come(mondo, marta, (tx) => askConferma(tx, { ...dati, id: mondo.newId(), istante }));
	}

	it.each([
		'sbagliati = 0',
		'sbagliati = sbagliati + 2',
		"sbagliati = sbagliati + 1, chiesta_il = '2026-11-24'",
		'chiesti = 0',
		'tentativi = 0',
		"chiesta_il = chiesta_il - interval '1 hour'",
		"contati_dal = contati_dal - interval '1 day'",
		"scade_il = scade_il + interval '1 day'",
		"codice_hash = 'x'",
		"codice_hash = '', codice = null, prossimo_il = null, sbagliati = 0",
		'banca_chiesti = 1',
		"banca_dal = banca_dal - interval '1 day'",
		'inviata_il = now()',
		"indirizzo = 'altra@posta.example'"
	])('non si aggiusta: %s', async (cambio) => {
		await chiedi(mondo.clock());
		await mondo.owner`
			update conferma_email set sbagliati = 4, tentativi = 1, chiesti = 9, banca_chiesti = 3, banca_dal = now() - interval '1 hour'`;
		await expect(cambia(marta, 'conferma_email', cambio)).rejects.toMatchObject(VIETATO);
	});

	it('non si cancella per ricominciare a contare', async () => {
		await chiedi(mondo.clock());
		await expect(come(mondo, marta, (tx) => tx`delete from conferma_email`)).rejects.toMatchObject(VIETATO);
	});

	it.each([
		['prima di un minuto', "chiesta_il = chiesta_il + interval '59 seconds', chiesti = chiesti + 1"],
		["con l'ora tornata indietro", "chiesta_il = chiesta_il - interval '2 hours', chiesti = chiesti + 1"],
		['senza contarlo', "chiesta_il = chiesta_il + interval '2 minutes'"],
		[
			'con un giorno ricominciato prima',
			"chiesta_il = chiesta_il + interval '2 hours', contati_dal = chiesta_il + interval '2 hours', chiesti = 1"
		],
		[
			'con più tempo',
			"chiesta_il = chiesta_il + interval '2 minutes', chiesti = 2, scade_il = scade_il + interval '1 day'"
		]
	])('nuovo non si chiede %s', async (_come, cambio) => {
		await chiedi(mondo.clock());
		const nuovo = 'id = gen_random_uuid(), sbagliati = 0, tentativi = 0, inviata_il = null, motivo = null';
		await expect(cambia(marta, 'conferma_email', `${nuovo}, ${cambio}`)).rejects.toMatchObject(VIETATO);
	});

	it('non nasce già contato, sbagliato o partito', async () => {
		for (const [colonna, valore] of [
			['chiesti', '-9'],
			['sbagliati', '-9'],
			['tentativi', '-9'],
			['inviata_il', 'now()']
		])
			await expect(
				come(mondo, marta, (tx) =>
					tx.unsafe(`insert into conferma_email (ente_id, persona_id, id, indirizzo, codice_hash, scade_il, chiesta_il, contati_dal, ${colonna})
						values ('cassola', '${marta.personaId}', gen_random_uuid(), 'm@posta.example', 'x', now(), now(), now(), ${valore})`)
				)
			).rejects.toMatchObject(VIETATO);
	});

	it('da chi sposta l’orologio in avanti si accetta venti volte in un giorno vero', async () => {
		for (let volta = 0; volta < 20; volta += 1)
			expect(await chiedi(minuti(volta * 24 * 60))).toMatchObject({ ok: true });
		await expect(chiedi(minuti(20 * 24 * 60))).rejects.toMatchObject(VIETATO);
		await mondo.owner`update conferma_email set banca_dal = now() - interval '25 hours'`;
		expect(await chiedi(minuti(20 * 24 * 60))).toMatchObject({ ok: true });
	});
});
