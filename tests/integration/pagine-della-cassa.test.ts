// The pages of the till, called by hand: who may open them, what their forms refuse without losing what was typed, the file of the rendiconto.
import { describe, expect, it, vi } from 'vitest';
import { paths } from '#lib/paths.ts';
import {
	accolta,
	arriva,
	CF_ENTE,
	dueAvvisi,
	elena,
	parcheggiata,
	porta,
	sommeDi
} from '#tests/support/cassa.ts';
import { impiegato, type Impiegato, type Residente } from '#tests/support/mondo.ts';
import { esitoDi, eventoDi } from '#tests/support/pagine.ts';
import { ricevutaDi } from '#tests/support/pagopa-finta.ts';
import { anna, marta, mondo } from '#tests/support/scena.ts';
import { actions as azioni, load as elenco } from '../../src/routes/operatore/incassi/+page.server.ts';
import { actions, load } from '../../src/routes/operatore/incassi/[id]/+page.server.ts';
import { load as rendiconto } from '../../src/routes/operatore/incassi/rendiconto/+page.server.ts';
import { GET } from '../../src/routes/operatore/incassi/rendiconto.csv/+server.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

type Chiamata = { id?: string; body?: Record<string, string> };

function evento(chi: Impiegato | Residente, indirizzo: string, { id = '', body }: Chiamata = {}) {
	return eventoDi(mondo, { chi, indirizzo, params: { id }, body, app: { porta: () => porta } });
}

let ignoti = 500;

async function ignota(): Promise<string> {
	ignoti += 1;
	const nav = `302000000000${String(ignoti).padStart(6, '0')}`;
	await arriva(ricevutaDi({ nav, cent: 1_600, cfEnte: CF_ENTE }));
	return parcheggiata(nav);
}

describe('le pagine della cassa', () => {
	it('le aprono la cassa e chi controlla: gli altri leggono che non sono per loro', async () => {
		const id = await ignota();
		for (const chi of [anna, marta, impiegato('cassola', 'amministratore')]) {
			await expect(esitoDi(elenco(await evento(chi, paths.incassi)))).resolves.toMatchObject({ status: 403 });
			await expect(esitoDi(load(await evento(chi, paths.incasso(id), { id })))).resolves.toMatchObject({
				status: 403
			});
			await expect(esitoDi(GET(await evento(chi, paths.rendiconto)))).resolves.toMatchObject({ status: 403 });
		}
		const auditor = impiegato('cassola', 'auditor');
		expect(await elenco(await evento(auditor, paths.incassi))).toMatchObject({ decide: false });
		const incasso = await load(await evento(auditor, paths.incasso(id), { id }));
		expect(incasso).toMatchObject({ aperto: false });
		expect(incasso).toHaveProperty(
			'fatti',
			expect.arrayContaining([{ etichetta: 'Come', valore: 'con carta' }])
		);
		const nota = 'Provo a decidere senza avere la cassa.';
		const suo = await evento(auditor, paths.incasso(id), { id, body: { nota } });
		expect(await esitoDi(actions.altra?.(suo))).toMatchObject({ status: 403 });
	});

	it('di una pratica mostrano solo le somme dell’importo arrivato, e la prima volta la cercano loro', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		await arriva(ricevutaDi(prima));
		await arriva(ricevutaDi(prima, { id: `doppia-${prima.nav}` }));
		const id = await parcheggiata(prima.nav);
		expect(await load(await evento(elena, paths.incasso(id), { id }))).toMatchObject({
			cercata: numero,
			scelte: [],
			nonTrovata: undefined
		});
		const altra = await accolta();
		const scritta = ` ${altra.toLowerCase()}`;
		expect(await load(await evento(elena, paths.incasso(id, scritta), { id }))).toMatchObject({
			cercata: altra,
			scelte: [{ etichetta: 'Bollo sul permesso, entro il 10/12/2026' }]
		});
		const inventata = await load(await evento(elena, paths.incasso(id, 'XX-1'), { id }));
		expect(inventata).toMatchObject({ scelte: undefined });
		expect(inventata).toHaveProperty('nonTrovata', expect.stringContaining('Non troviamo una pratica'));
	});

	it('abbinano e tornano all’incasso, che adesso dice chi ha deciso', async () => {
		const numero = await accolta();
		const id = await ignota();
		const [dovuta] = await sommeDi(numero);
		const body = { numero, scelta: `pagamento:${dovuta?.id ?? ''}` };
		const mandato = await evento(elena, paths.incasso(id), { id, body });
		expect(await esitoDi(actions.abbina?.(mandato))).toMatchObject({
			status: 303,
			location: paths.incasso(id)
		});
		const dopo = await load(await evento(elena, paths.incasso(id), { id }));
		expect(dopo).toMatchObject({ aperto: false });
		expect(JSON.stringify(dopo)).toContain(`${elena.nome} ${elena.cognome}`);
		const ancora = await evento(elena, paths.incasso(id), { id, body });
		expect(await esitoDi(actions.abbina?.(ancora))).toMatchObject({
			status: 422,
			data: {
				problemi: [
					{ campo: 'incasso', messaggio: expect.stringContaining('già stato riconciliato') as string }
				]
			}
		});
	});

	it('dicono accanto al campo che cosa manca, e non perdono quello che è scritto', async () => {
		const id = await ignota();
		const corto = await evento(elena, paths.incasso(id), { id, body: { motivo: 'Doppio' } });
		expect(await esitoDi(actions.rimborsa?.(corto))).toMatchObject({
			status: 422,
			data: {
				problemi: [{ campo: 'motivo', etichetta: 'Perché si restituisce' }],
				scritti: { motivo: 'Doppio' }
			}
		});
		const nessuna = await evento(elena, paths.incasso(id), { id, body: { numero: 'AA-1', scelta: 'x' } });
		expect(await esitoDi(actions.abbina?.(nessuna))).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'pratica' }] }
		});
		for (const [azione, campo] of [
			['riprova', 'avviso'],
			['vista', 'riga']
		] as const)
			expect(
				await esitoDi(azioni[azione]?.(await evento(elena, paths.incassi, { body: { [campo]: 'x' } })))
			).toMatchObject({ status: 404 });
	});

	it.each(['/operatore/incassi/x', '/operatore/incassi/00000000-0000-4000-8000-000000000000'])(
		'%s non porta a nulla',
		async (indirizzo) => {
			const id = indirizzo.split('/').at(-1) ?? '';
			expect(await esitoDi(load(await evento(elena, indirizzo, { id })))).toMatchObject({ status: 404 });
		}
	);
});

describe('il rendiconto', () => {
	it('senza periodo è dal primo del mese a oggi, per giorno, per causale e per servizio', async () => {
		const letto = await rendiconto(await evento(elena, paths.rendiconto));
		expect(letto).toMatchObject({
			scritti: { dal: '2026-11-01', al: '2026-11-24' },
			conto: { tabelle: [{ titolo: 'Per giorno' }, { titolo: 'Per causale' }, { titolo: 'Per servizio' }] }
		});
	});

	it.each([
		['dal=2026-11-24&al=2026-11-23', 'al'],
		['dal=2025-11-22&al=2026-11-23', 'al'],
		['dal=ieri&al=2026-11-23', 'dal']
	])('con %s dice che cosa non va', async (query, campo) => {
		const letto = await rendiconto(await evento(elena, `${paths.rendiconto}?${query}`));
		expect(letto).toMatchObject({ problemi: [{ campo }], conto: undefined });
		expect(
			await esitoDi(GET(await evento(elena, `/operatore/incassi/rendiconto.csv?${query}`)))
		).toMatchObject({
			status: 400
		});
	});

	it('si scarica come CSV', async () => {
		const periodo = { dal: '2026-11-24', al: '2026-11-24' };
		const risposta = await GET(await evento(elena, paths.rendicontoCsv(periodo)));
		expect(risposta.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(risposta.headers.get('content-disposition')).toContain('rendiconto-2026-11-24-2026-11-24.csv');
		const byte = new Uint8Array(await risposta.arrayBuffer());
		expect([...byte.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(new TextDecoder().decode(byte)).toContain('"pagoPA";"24/11/2026"');
	});
});
