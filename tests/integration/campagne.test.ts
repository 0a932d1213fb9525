// A campaign on a real database: from the file to the queue.
import { describe, expect, it } from 'vitest';
import { listEventi } from '#lib/server/campagne/evento.ts';
import { BLOCCO } from '#lib/server/campagne/feed-righe.ts';
import { scheduleCampagna, startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import {
	autoreDi,
	avvisoDi,
	carica,
	caricaEControlla,
	codiceFiscaleDi,
	elencoDi,
	giri,
	righeBuone,
	vedi
} from '#tests/support/campagne.ts';
import { come, entra, entraCon } from '#tests/support/mondo.ts';
import { capo, consegna, conta, fai, mondo } from '#tests/support/scena-campagne.ts';

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
		await mondo.scalda();
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
