// The pages of the campaigns: who may open them, what a file is refused for, what is shown and taken away.
import { describe, expect, it } from 'vitest';
import { paths } from '#lib/paths.ts';
import { elencoDi, righeBuone, vedi } from '#tests/support/campagne.ts';
import { entra, impiegato } from '#tests/support/mondo.ts';
import { esitoDi } from '#tests/support/pagine.ts';
import { avvia, caricata, evento, invia, testoDi } from '#tests/support/pagine-campagne.ts';
import { capo, mondo } from '#tests/support/scena-campagne.ts';
import { load as elenco } from '../../src/routes/operatore/messaggi/campagne/+page.server.ts';
import { actions, load } from '../../src/routes/operatore/messaggi/campagne/[id]/+page.server.ts';
import { GET as errori } from '../../src/routes/operatore/messaggi/campagne/[id]/errori.csv/+server.ts';
import { GET as esiti } from '../../src/routes/operatore/messaggi/campagne/[id]/esiti.csv/+server.ts';

const auditor = impiegato('cassola', 'auditor');

describe('le pagine delle campagne', () => {
	it('le aprono responsabili, amministratori e chi controlla; gli altri leggono che non sono per loro', async () => {
		const id = await caricata(righeBuone(1));
		for (const chi of [
			await entra(mondo, 'Marta'),
			impiegato('cassola', 'operatore'),
			impiegato('cassola', 'cassa')
		]) {
			expect(await esitoDi(elenco(await evento(chi, paths.campagne)))).toMatchObject({ status: 403 });
			expect(await esitoDi(load(await evento(chi, paths.campagna(id), { id })))).toMatchObject({
				status: 403
			});
			expect(await esitoDi(esiti(await evento(chi, paths.campagnaEsiti(id), { id })))).toMatchObject({
				status: 403
			});
		}
		expect(await elenco(await evento(auditor, paths.campagne))).toMatchObject({
			prepara: false,
			campagne: [{ titolo: 'TARI, saldo', stato: 'Pronta' }]
		});
		expect(await load(await evento(auditor, paths.campagna(id), { id }))).toMatchObject({ mosse: undefined });
		const body = { quando: 'subito' };
		const suo = await evento(auditor, paths.campagna(id), { id, body });
		expect(await esitoDi(actions.avvia?.(suo))).toMatchObject({ status: 403 });
		const altrove = impiegato('seveso', 'responsabile');
		expect(await esitoDi(load(await evento(altrove, paths.campagna(id), { id })))).toMatchObject({
			status: 404
		});
	});

	it.each([
		['senza file', undefined, {}, 'Scegli il file'],
		['con un foglio in UTF-16', Buffer.from('codice_fiscale;importo', 'utf16le'), {}, 'UTF-8'],
		[
			'con accenti di Windows',
			Buffer.from('codice_fiscale;importo;scadenza;avviso\ncitt\xe0', 'latin1'),
			{},
			'UTF-8'
		],
		['senza le colonne', elencoDi(['a;b'], 'codice_fiscale;importo'), {}, 'scadenza, avviso'],
		['senza righe', elencoDi([]), {}, 'almeno una riga'],
		['vuoto', Buffer.from(''), {}, 'almeno una riga'],
		['con più di 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), {}, '20 MB'],
		['con più di 100.000 righe', elencoDi(Array.from({ length: 100_001 }, () => 'a')), {}, '100.000']
	])(
		'un file %s si rifiuta e dice che cosa fare, e il resto resta scritto',
		async (_come, file, altro, testo) => {
			expect(await invia(file, altro)).toMatchObject({
				status: 422,
				data: {
					problemi: [{ campo: 'file', messaggio: expect.stringContaining(testo) as string }],
					scritti: { contatto: 'Ufficio tributi' }
				}
			});
		}
	);

	it('dicono che cosa manca negli altri campi, e che il file va scelto di nuovo', async () => {
		const esito = await invia(elencoDi(righeBuone(1)), {
			tipo: 'ICI',
			anno: '1999',
			titolo: '',
			contatto: ''
		});
		expect(esito).toMatchObject({
			status: 422,
			data: {
				problemi: [
					{ campo: 'tipo' },
					{ campo: 'anno' },
					{ campo: 'titolo' },
					{ campo: 'contatto' },
					{ campo: 'file' }
				]
			}
		});
	});

	it('mostrano il messaggio della prima riga, i conti e gli errori da scaricare', async () => {
		const [prima = '', seconda = ''] = righeBuone(2);
		const id = await caricata(['PIPPO;=1+1;16/12/2026;', prima, seconda.replace(/\d\d$/, '99')]);
		const vista = await load(await evento(capo, paths.campagna(id), { id }));
		expect(vista).toMatchObject({
			andamento: {
				stato: 'Pronta',
				conti: [
					{ valore: '3' },
					{ etichetta: 'Valide', valore: '2, per 20,03 €' },
					{ valore: '1' },
					{ valore: '1' }
				]
			},
			anteprima: { oggetto: 'TARI 2026: scadenza il 16/12/2026', fatti: [{ valore: '3' }, {}, {}, {}] },
			esiti: undefined,
			mosse: { avvia: true, sospendi: false }
		});
		const risposta = await errori(await evento(auditor, paths.campagnaErrori(id), { id }));
		expect(risposta.headers.get('content-disposition')).toContain('errori-della-campagna.csv');
		expect(await testoDi(risposta)).toEqual([
			'"riga";"colonna";"valore";"che_cosa_fare";"parte_lo_stesso"',
			expect.stringMatching(/^"2";"codice_fiscale";"PIPPO";"Il codice fiscale deve avere 16 caratteri/),
			expect.stringMatching(/^"2";"importo";"'=1\+1";.*"no"$/),
			expect.stringMatching(/^"4";"avviso";"\d{16}99";.*"sì"$/)
		]);
		const dopo = await load(await evento(capo, paths.campagna(id), { id }));
		expect(JSON.stringify(dopo)).toContain('File scaricato: errori-della-campagna');
	});

	it('dicono i cinque errori più frequenti delle righe scartate, con la prima riga che li ha', async () => {
		const [buona = ''] = righeBuone(1);
		const id = await caricata([
			buona,
			buona,
			buona.replace(/\d\d$/, '99'),
			'"PIPPO',
			'PIPPO;1,00;16/12/2026;',
			'PIPPO;;16/12/2026;',
			'PIPPO;;1/1/2020;',
			';;;1'
		]);
		expect(await load(await evento(capo, paths.campagna(id), { id }))).toMatchObject({
			frequenti: [
				{
					che: expect.stringMatching(/^codice_fiscale: Il codice fiscale deve/) as string,
					righe: '3 righe, la prima è la 6'
				},
				{ che: expect.stringMatching(/^importo: /) as string, righe: '3 righe, la prima è la 7' },
				{
					che: expect.stringMatching(/^Stesso codice fiscale e stesso avviso della riga 2/) as string,
					righe: 'Riga 3'
				},
				{ che: expect.stringMatching(/^Le virgolette/) as string, righe: 'Riga 5' },
				{ che: expect.stringMatching(/^scadenza: La scadenza è passata/) as string, righe: 'Riga 8' }
			]
		});
	});

	it('avviano, e la seconda volta dicono che la campagna è già andata avanti', async () => {
		const id = await caricata(righeBuone(1));
		expect(await avvia(id)).toMatchObject({ status: 303, location: paths.campagna(id) });
		expect(await avvia(id)).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'campagna', messaggio: expect.stringContaining('è cambiata') as string }] }
		});
	});

	it.each([
		['2026-11-24', '10:29'],
		['2027-11-25', '10:00'],
		['domani', '10:00'],
		['2026-11-25', '25:00'],
		['', '']
	])('a un momento come %s %s non si programma', async (giorno, ora) => {
		const id = await caricata(righeBuone(1));
		expect(await avvia(id, { quando: 'dopo', giorno, ora })).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'giorno' }], scritti: { giorno, ora, quando: 'dopo' } }
		});
	});

	it.each<Record<string, string>>([
		{},
		{ quando: 'subito', giorno: '2026-11-25' },
		{ quando: 'subito', ora: '10:00' },
		{ giorno: '2026-11-25' }
	])('non parte subito se non lo si dice chiaramente: %j', async (body) => {
		const id = await caricata(righeBuone(1));
		expect(await avvia(id, body)).toMatchObject({ status: 422, data: { problemi: [{ campo: 'giorno' }] } });
		expect(await vedi(mondo, id)).toMatchObject({ stato: 'pronta' });
	});

	it('programmano all’ora di Roma', async () => {
		const id = await caricata(righeBuone(1));
		expect(await avvia(id, { quando: 'dopo', giorno: '2026-11-25', ora: '9.05' })).toMatchObject({
			status: 303
		});
		expect(await vedi(mondo, id)).toMatchObject({ avviaIl: new Date('2026-11-25T08:05:00Z') });
	});

	it('lo stesso file di prima si avvia solo dicendo che lo si sa', async () => {
		await caricata(righeBuone(1));
		const id = await caricata(righeBuone(1));
		expect(await load(await evento(capo, paths.campagna(id), { id }))).toMatchObject({
			precedente: { titolo: 'TARI, saldo' }
		});
		expect(await avvia(id)).toMatchObject({ status: 422, data: { problemi: [{ campo: 'stesso' }] } });
		expect(await avvia(id, { quando: 'subito', stesso: 'si' })).toMatchObject({ status: 303 });
	});

	it('si annulla solo spuntando la casella', async () => {
		const id = await caricata(righeBuone(1));
		const senza = await evento(capo, paths.campagna(id), { id, body: {} });
		expect(await esitoDi(actions.annulla?.(senza))).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'sicuro' }] }
		});
		const con = await evento(capo, paths.campagna(id), { id, body: { sicuro: 'si' } });
		expect(await esitoDi(actions.annulla?.(con))).toMatchObject({ status: 303 });
		expect((await vedi(mondo, id)).stato).toBe('annullata');
	});
});
