// Campaigns that are stopped, resumed or taken back, workers that die or work together, and who sees the rows.
import { describe, expect, it } from 'vitest';
import { BLOCCO } from '#lib/server/campagne/feed-righe.ts';
import {
	cancelCampagna,
	pauseCampagna,
	resumeCampagna,
	startCampagna
} from '#lib/server/campagne/move-campagna.ts';
import { serveCampagna } from '#lib/server/campagne/serve-campagna.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import { passOnAll } from '#lib/server/spedizioni/pass-on.ts';
import { openScritture } from '#lib/server/spedizioni/scritture.ts';
import {
	carica,
	caricaEControlla,
	codiceFiscaleDi,
	elencoDi,
	giri,
	giro,
	righeBuone,
	vedi
} from '#tests/support/campagne.ts';
import { prendiUna } from '#tests/support/consegna.ts';
import { come, comeSistema, entra, entraCon, impiegato } from '#tests/support/mondo.ts';
import { capo, conta, fai, mondo } from '#tests/support/scena-campagne.ts';

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
		await mondo.scalda();
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
		await mondo.scalda();
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

	it('finisce anche se un lavoratore è morto con un messaggio in mano, prima di passarlo', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		await fai(startCampagna, id);
		await giro(mondo);
		const presa = await prendiUna(mondo);
		await fai(cancelCampagna, id);
		await giri(mondo);
		expect(await conta()).toEqual({ annullata: 1, in_invio: 1 });
		mondo.sposta('2026-11-24T09:31:01Z');
		await giri(mondo);
		expect(await conta()).toEqual({ annullata: 2 });
		expect((await vedi(mondo, id)).stato).toBe('annullata');
		expect(await openScritture(mondo).handOver(presa)).toBe(false);
	});

	it('non va per e-mail a chi ha ricevuto il messaggio su App IO e poi lo vede rifiutato', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
		await fai(startCampagna, id);
		await giro(mondo);
		const [riga] = await mondo.owner<{ spedizione: string }[]>`
			update spedizione set stato = 'accettata' returning id as spedizione`;
		await mondo.owner`
			insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
			select ente_id, persona_id, 'prova@posta.example', ${mondo.clock()} from messaggio`;
		await fai(cancelCampagna, id);
		await giri(mondo);
		await comeSistema(mondo, 'cassola', (tx) =>
			passOnAll(tx, {
				ids: [riga?.spedizione ?? ''],
				stato: 'respinta',
				adesso: mondo.clock(),
				newId: mondo.newId
			})
		);
		expect(await conta()).toEqual({ accettata: 1 });
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

	it('nemmeno dai messaggi le legge chi segue solo le pratiche', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		await fai(startCampagna, id);
		await giro(mondo);
		const visti = (chi: Parameters<typeof come>[1]): Promise<number[]> =>
			come(mondo, chi, async (tx) => [
				(await tx`select id from messaggio`).length,
				(await tx`select id from spedizione`).length
			]);
		expect(await visti(capo)).toEqual([2, 2]);
		expect(await visti(impiegato('cassola', 'operatore'))).toEqual([0, 0]);
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
