// A campaign on a real database: from the file to the queue, stopped, resumed, taken back, whatever the workers do.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	cancelCampagna,
	pauseCampagna,
	resumeCampagna,
	scheduleCampagna,
	startCampagna
} from '#lib/server/campagne/move-campagna.ts';
import { BLOCCO } from '#lib/server/campagne/feed-righe.ts';
import { serveCampagna } from '#lib/server/campagne/serve-campagna.ts';
import { listEventi } from '#lib/server/campagne/evento.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import {
	autoreDi,
	avvisoDi,
	carica,
	caricaEControlla,
	codiceFiscaleDi,
	elencoDi,
	giri,
	giro,
	righeBuone,
	svuota,
	vedi
} from '#tests/support/campagne.ts';
import {
	ADESSO,
	apriMondo,
	come,
	comeSistema,
	entra,
	entraCon,
	impiegato,
	type Mondo
} from '#tests/support/mondo.ts';

const capo = impiegato('cassola', 'responsabile');
let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await svuota(mondo);
});

afterAll(async () => {
	await mondo.chiudi();
});

type Mossa = typeof startCampagna;

function fai(mossa: Mossa, id: string, chi = capo): Promise<void> {
	return come(mondo, chi, (tx) => mossa(tx, autoreDi(mondo, chi), id));
}

async function conta(): Promise<Record<string, number>> {
	const righe = await mondo.owner<{ stato: string; quante: number }[]>`
		select stato, count(*)::int as quante from spedizione group by stato`;
	return Object.fromEntries(righe.map(({ stato, quante }) => [stato, quante]));
}

/** As if the outbox had brought the first of them to App IO. */
async function consegna(quante: number): Promise<void> {
	await mondo.owner`
		update spedizione set stato = 'accettata' where id in (select id from spedizione where stato = 'in_coda' order by id limit ${quante})`;
}

describe('una campagna caricata', () => {
	it('si controlla a blocchi e dice quante righe sono valide, da guardare e scartate', async () => {
		const [buona = '', dubbia = ''] = righeBuone(2);
		const sbagliata = dubbia.replace(/\d\d$/, (fine) => String((Number(fine) + 1) % 93).padStart(2, '0'));
		const id = await carica(
			mondo,
			elencoDi([buona, sbagliata, buona, 'PIPPO;0,00;ieri;12', `${codiceFiscaleDi(9)};1,00;16/12/2026;`])
		);
		expect(await vedi(mondo, id)).toMatchObject({ stato: 'in_controllo', righe: 5, valide: 0 });
		await giri(mondo);
		expect(await vedi(mondo, id)).toMatchObject({
			stato: 'pronta',
			righe: 5,
			valide: 3,
			avvertite: 1,
			scartate: 2,
			totaleCent: 1_001 + 1_002 + 100
		});
		const righe = await come(
			mondo,
			capo,
			(tx) => tx<{ n: number; codici: string[] }[]>`
				select n, array(select p ->> 'codice' from jsonb_array_elements(problemi) p) as codici
				from campagna_riga where problemi <> '[]' order by n`
		);
		expect(righe).toEqual([
			{ n: 3, codici: ['AVVISO_CONTROLLO'] },
			{ n: 4, codici: ['CAMPAGNA_RIGA_DOPPIA'] },
			{ n: 5, codici: ['CF_FORMATO', 'CAMPAGNA_IMPORTO_LIMITI', 'DATA_FORMATO', 'CAMPAGNA_AVVISO_FORMATO'] }
		]);
	});

	it('trova la riga doppia anche quando la prima è in un altro blocco', async () => {
		const righe = righeBuone(2_001);
		const id = await caricaEControlla(mondo, elencoDi([...righe, righe[0] ?? '']));
		expect(await vedi(mondo, id)).toMatchObject({ stato: 'pronta', valide: 2_001, scartate: 1 });
	});

	it('dice se lo stesso file è già servito per la stessa imposta e lo stesso anno', async () => {
		const byte = elencoDi(righeBuone(1));
		const prima = await carica(mondo, byte);
		const seconda = await carica(mondo, byte);
		const altra = await carica(mondo, byte, { anno: 2027 });
		expect((await vedi(mondo, prima)).precedente).toBeNull();
		expect((await vedi(mondo, seconda)).precedente).toMatchObject({ id: prima });
		expect((await vedi(mondo, altra)).precedente).toBeNull();
	});

	it('senza righe valide non si avvia', async () => {
		const id = await caricaEControlla(mondo, elencoDi(['PIPPO;1;16/12/2026;']));
		await expect(fai(startCampagna, id)).rejects.toMatchObject({ codice: 'CAMPAGNA_SENZA_RIGHE' });
	});
});

describe('una campagna avviata', () => {
	it('scrive a ciascuno una volta, con importo e avviso, dopo tutto il resto e solo di giorno', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(3)));
		await fai(startCampagna, id);
		await giri(mondo);
		const messaggi = await mondo.owner`
			select m.oggetto, m.testo, m.entro::text, m.avviso_nav, m.avviso_cent, m.argomento, m.servizio, m.campagna_id,
				s.priorita, s.di_giorno, s.stato, s.campagna_id as della, s.servizio as chiave
			from messaggio m join spedizione s on s.messaggio_id = m.id
			join persona p on p.id = m.persona_id where p.codice_fiscale = ${codiceFiscaleDi(1)}`;
		expect(messaggi).toEqual([
			{
				oggetto: 'TARI 2026: scadenza il 16/12/2026',
				testo: expect.stringContaining('devi pagare 10,01 euro di TARI 2026 (saldo).') as string,
				entro: '2026-12-16',
				avviso_nav: avvisoDi(1),
				avviso_cent: 1_001,
				argomento: 'tributi',
				servizio: 'tributi',
				campagna_id: id,
				priorita: 2,
				di_giorno: true,
				stato: 'in_coda',
				della: id,
				chiave: 'tributi'
			}
		]);
		expect(await conta()).toEqual({ in_coda: 3 });
		expect(await vedi(mondo, id)).toMatchObject({ stato: 'in_corso', accodate: 3 });
		await consegna(3);
		await giri(mondo);
		expect((await vedi(mondo, id)).stato).toBe('conclusa');
		const eventi = await come(mondo, capo, (tx) => listEventi(tx, id));
		expect(eventi.map(({ tipo, chi }) => [tipo, chi])).toEqual([
			['CONCLUSA', null],
			['AVVIATA', 'Alberto Zen'],
			['CONTROLLATA', null],
			['CARICATA', 'Alberto Zen']
		]);
	});

	it('porta anche gli avvisi che non cominciano con 3', async () => {
		const nav = '012345678901234567';
		const riga = `${codiceFiscaleDi(1)};1.234,50;2026-12-16;${nav}`;
		const id = await caricaEControlla(mondo, elencoDi([riga]));
		await fai(startCampagna, id);
		await giri(mondo);
		expect(await mondo.owner`select avviso_nav as nav, avviso_cent as cent from messaggio`).toEqual([
			{ nav, cent: 123_450 }
		]);
	});

	it('scrive anche a chi non è mai entrato: al primo accesso trova il messaggio e il suo nome', async () => {
		const codiceFiscale = codiceFiscaleDi(1);
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		await fai(startCampagna, id);
		await giri(mondo);
		const chi = await entraCon(mondo, { ente: 'cassola', codiceFiscale, nome: 'Bice', cognome: 'Prova' });
		const { righe } = await come(mondo, chi, (tx) => listMessaggi(tx));
		expect(righe.map(({ oggetto }) => oggetto)).toEqual(['TARI 2026: scadenza il 16/12/2026']);
		expect(await mondo.owner`select nome, cognome, sesso, identita_il from persona`).toEqual([
			{ nome: 'Bice', cognome: 'Prova', sesso: 'F', identita_il: mondo.clock() }
		]);
	});

	it('a chi è già conosciuto lascia il suo nome', async () => {
		const { codiceFiscale } = await entra(mondo, 'Marta');
		const byte = elencoDi(
			[`${codiceFiscale};5,00;16/12/2026;;ALTRA PERSONA`],
			'codice_fiscale;importo;scadenza;avviso;nome'
		);
		const id = await caricaEControlla(mondo, byte);
		await fai(startCampagna, id);
		await giri(mondo);
		expect(await mondo.owner`select nome, cognome from persona`).toEqual([
			{ nome: 'Marta', cognome: 'Zanchettin' }
		]);
	});

	it('non tiene in coda più della soglia, e riprende quando la coda si svuota', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(3 * BLOCCO)));
		await fai(startCampagna, id);
		await giri(mondo, { soglia: 2 * BLOCCO });
		expect(await conta()).toEqual({ in_coda: 2 * BLOCCO });
		await consegna(BLOCCO);
		await giri(mondo, { soglia: 2 * BLOCCO });
		expect(await conta()).toEqual({ in_coda: 2 * BLOCCO, accettata: BLOCCO });
		expect(await vedi(mondo, id)).toMatchObject({ accodate: 3 * BLOCCO, stato: 'in_corso' });
	});

	it('non scrive a chi ha la scadenza passata nel frattempo', async () => {
		const vecchie = righeBuone(1, { scadenza: '24/11/2026' });
		const id = await caricaEControlla(mondo, elencoDi([...vecchie, ...righeBuone(1, { da: 2 })]));
		mondo.sposta('2026-11-25T09:30:00Z');
		await fai(startCampagna, id);
		await giri(mondo);
		expect(await vedi(mondo, id)).toMatchObject({ valide: 1, scartate: 1, accodate: 1, totaleCent: 1_002 });
	});

	it('due volte insieme parte una volta sola', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		const esiti = await Promise.allSettled([fai(startCampagna, id), fai(startCampagna, id)]);
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(esiti.find((uno) => uno.status === 'rejected')?.reason).toMatchObject({
			codice: 'CAMPAGNA_CAMBIATA'
		});
		await expect(fai(startCampagna, id)).rejects.toMatchObject({ codice: 'CAMPAGNA_CAMBIATA' });
	});

	it('programmata parte da sola all’ora, non prima', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		const quando = new Date('2026-11-25T07:00:00Z');
		await come(mondo, capo, (tx) => scheduleCampagna(tx, autoreDi(mondo, capo), { campagna: id, quando }));
		mondo.sposta('2026-11-25T06:59:59Z');
		await giri(mondo);
		expect(await vedi(mondo, id)).toMatchObject({ stato: 'programmata', accodate: 0 });
		mondo.sposta('2026-11-25T07:00:00Z');
		await giri(mondo);
		expect(await vedi(mondo, id)).toMatchObject({ stato: 'in_corso', accodate: 1 });
	});
});

describe('un lavoratore', () => {
	it('ucciso tra un blocco e l’altro, o a metà di uno, non perde e non ripete niente', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(2 * BLOCCO + 7)));
		await fai(startCampagna, id);
		let contati = 0;
		const newId = (): string => {
			contati += 1;
			// In the middle of the second batch.
			if (contati === 4 * BLOCCO) throw new Error('ucciso');
			return mondo.newId();
		};
		await expect(giri(mondo, { newId })).rejects.toThrow('ucciso');
		expect(await conta()).toEqual({ in_coda: BLOCCO });
		expect(await vedi(mondo, id)).toMatchObject({ accodate: BLOCCO });
		await giri(mondo);
		const [riga] = await mondo.owner`
			select count(*)::int as messaggi, count(distinct persona_id)::int as persone from messaggio`;
		expect(riga).toEqual({ messaggi: 2 * BLOCCO + 7, persone: 2 * BLOCCO + 7 });
		expect(await vedi(mondo, id)).toMatchObject({ accodate: 2 * BLOCCO + 7 });
	});

	it('insieme a un altro non scrive due volte', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(3 * BLOCCO)));
		await fai(startCampagna, id);
		await Promise.all([giri(mondo), giri(mondo)]);
		await giri(mondo);
		expect(await conta()).toEqual({ in_coda: 3 * BLOCCO });
		expect(await vedi(mondo, id)).toMatchObject({ accodate: 3 * BLOCCO });
	});

	it('con due campagne verso le stesse persone le serve entrambe', async () => {
		const prima = await carica(mondo, elencoDi(righeBuone(600)));
		const seconda = await carica(mondo, elencoDi(righeBuone(600).toReversed()), { tipo: 'IMU' });
		await giri(mondo);
		for (const id of [prima, seconda]) await fai(startCampagna, id);
		await Promise.all(
			[prima, seconda].map((campagna) => serveCampagna(mondo, { ente: 'cassola', campagna }))
		);
		await giri(mondo);
		expect(await conta()).toEqual({ in_coda: 1_200 });
		expect(await mondo.owner`select count(*)::int as quante from persona`).toEqual([{ quante: 600 }]);
	});
});

describe('una campagna in pausa', () => {
	it('non accoda più niente e ferma quello che è in coda, poi riprende da dove era', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(2 * BLOCCO)));
		await fai(startCampagna, id);
		await giro(mondo);
		await fai(pauseCampagna, id);
		await giri(mondo);
		expect(await conta()).toEqual({ in_coda: BLOCCO });
		const ferme = (): Promise<unknown> =>
			comeSistema(
				mondo,
				'cassola',
				(tx) =>
					tx`select count(*)::int as quante from spedizione s where campagna_ferma(s.ente_id, s.campagna_id)`
			);
		expect(await ferme()).toEqual([{ quante: BLOCCO }]);
		await fai(resumeCampagna, id);
		expect(await ferme()).toEqual([{ quante: 0 }]);
		await giri(mondo);
		expect(await conta()).toEqual({ in_coda: 2 * BLOCCO });
	});

	it('non si mette in pausa prima di partire, né si riprende se non è ferma', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		for (const mossa of [pauseCampagna, resumeCampagna])
			await expect(fai(mossa, id)).rejects.toMatchObject({ codice: 'CAMPAGNA_CAMBIATA' });
	});
});

describe('una campagna annullata', () => {
	it('ritira quello che non è partito e lascia quello che è partito o è stato letto', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(BLOCCO + 1)));
		await fai(startCampagna, id);
		await giro(mondo);
		const lettore = await entraCon(mondo, {
			ente: 'cassola',
			codiceFiscale: codiceFiscaleDi(5),
			nome: 'Bice',
			cognome: 'Prova'
		});
		await mondo.owner`
			update messaggio set letto_il = ${mondo.clock()} where persona_id = ${lettore.personaId}`;
		await mondo.owner`
			update spedizione set stato = 'inviata' where messaggio_id in (
				select m.id from messaggio m join persona p on p.id = m.persona_id where p.codice_fiscale = ${codiceFiscaleDi(6)}
			)`;
		await fai(cancelCampagna, id);
		await giri(mondo);
		expect((await vedi(mondo, id)).stato).toBe('in_annullamento');
		expect(await conta()).toEqual({ annullata: BLOCCO - 1, inviata: 1 });
		await mondo.owner`update spedizione set stato = 'accettata' where stato = 'inviata'`;
		await giri(mondo);
		expect(await vedi(mondo, id)).toMatchObject({
			stato: 'annullata',
			finitaIl: mondo.clock(),
			accodate: BLOCCO
		});
		expect((await come(mondo, lettore, (tx) => listMessaggi(tx))).righe).toHaveLength(1);
		const altro = await entraCon(mondo, {
			ente: 'cassola',
			codiceFiscale: codiceFiscaleDi(7),
			nome: 'Ugo',
			cognome: 'Prova'
		});
		expect((await come(mondo, altro, (tx) => listMessaggi(tx))).righe).toHaveLength(0);
		await expect(fai(startCampagna, id)).rejects.toMatchObject({ codice: 'CAMPAGNA_CAMBIATA' });
	});

	it('prima di partire finisce subito', async () => {
		const id = await carica(mondo, elencoDi(righeBuone(1)));
		await fai(cancelCampagna, id);
		await giri(mondo);
		expect((await vedi(mondo, id)).stato).toBe('annullata');
	});
});

describe('le righe delle campagne', () => {
	it('le vedono responsabili, amministratori e chi controlla del loro Comune, nessun altro', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		const marta = await entra(mondo, 'Marta');
		async function viste(chi: Parameters<typeof come>[1]): Promise<number[]> {
			return come(mondo, chi, async (tx) => [
				(await tx`select id from campagna`).length,
				(await tx`select n from campagna_riga`).length,
				(await tx`select id from campagna_evento`).length
			]);
		}
		for (const ruolo of ['responsabile', 'amministratore', 'auditor'] as const)
			expect(await viste(impiegato('cassola', ruolo)), ruolo).toEqual([1, 2, 2]);
		for (const chi of [
			marta,
			impiegato('cassola', 'operatore'),
			impiegato('cassola', 'cassa'),
			impiegato('seveso', 'responsabile')
		])
			expect(await viste(chi)).toEqual([0, 0, 0]);
		for (const chi of [impiegato('cassola', 'operatore'), impiegato('cassola', 'auditor')])
			await expect(fai(startCampagna, id, chi)).rejects.toMatchObject({ codice: 'NON_AUTORIZZATO' });
		const { count } = await come(
			mondo,
			impiegato('cassola', 'auditor'),
			(tx) => tx`update campagna set stato = 'in_corso'`
		);
		expect(count).toBe(0);
	});

	it('non lasciano saltare uno stato, né scrivere a nome di un altro o nel registro passato', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		await expect(come(mondo, capo, (tx) => tx`update campagna set stato = 'conclusa'`)).rejects.toThrow(
			'non passa da pronta a conclusa'
		);
		await expect(come(mondo, capo, (tx) => tx`update campagna set titolo = 'Altro'`)).rejects.toThrow(
			'permission denied'
		);
		const righe = await come(mondo, capo, (tx) => tx`update campagna_riga set cent = 1`);
		expect(righe.count).toBe(0);
		const altro = impiegato('cassola', 'amministratore').operatoreId;
		await expect(
			come(
				mondo,
				capo,
				(tx) => tx`
					insert into campagna_evento (ente_id, campagna_id, tipo, operatore_id, avvenuto_il)
					values ('cassola', ${id}, 'AVVIATA', ${altro}, ${mondo.clock()})`
			)
		).rejects.toThrow('row-level security');
		await expect(mondo.owner`update campagna_evento set nota = 'Altro'`).rejects.toThrow('non si modificano');
	});
});
