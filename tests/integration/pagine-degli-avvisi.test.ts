// The pages of the notices, called by hand: who may open them, what the form gives back, what stands on top of every page.
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '#lib/paths.ts';
import { findVia } from '#lib/server/comunicazioni/via-avvisi.ts';
import type { Limite } from '#lib/server/http/rate-limit.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { capo, CHIUSURA, ENTE, pubblica, redattore } from '#tests/support/comunicazioni.ts';
import {
	apriMondo,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { esitoDi, eventoDi } from '#tests/support/pagine.ts';
import { load as cornice } from '../../src/routes/+layout.server.ts';
import { actions as azioniVia } from '../../src/routes/area-personale/messaggi/via/+page.server.ts';
import { load as elenco } from '../../src/routes/operatore/messaggi/avvisi/+page.server.ts';
import { load as uno } from '../../src/routes/operatore/messaggi/avvisi/[id]/+page.server.ts';
import { actions } from '../../src/routes/operatore/messaggi/avvisi/nuovo/+page.server.ts';

let mondo: Mondo;
/** Whether a clerk may count once more. */
let contaAncora: Limite;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(() => {
	contaAncora = () => ({ ok: true });
});

afterAll(() => mondo.chiudi());

type Chiamata = { id?: string; body?: Record<string, string>; avvisi?: () => Promise<unknown[]> };

function evento(chi: Impiegato | Residente | null, { id = '', body, avvisi }: Chiamata = {}) {
	const log = pino({ level: 'silent' });
	const app = { log, porta: findPorta, avvisiInEvidenza: avvisi, limiti: { conteggi: contaAncora } };
	return eventoDi(mondo, { chi, indirizzo: paths.avvisiOperatore, params: { id }, body, app });
}

const SCRITTI = {
	tipo: 'EVENTO',
	titolo: 'Festa in piazza',
	testo: 'Domenica si balla in piazza: arriva a piedi, il parcheggio è pieno.',
	dal: '2026-11-29',
	dalOra: '10:00',
	al: '29/11/2026',
	alOra: '9:30'
};

describe('le pagine degli avvisi', () => {
	it('le apre chi scrive o controlla: chi segue solo le pratiche no', async () => {
		const id = await pubblica(mondo);
		for (const chi of [redattore, capo, impiegato(ENTE, 'auditor')]) {
			expect(await elenco(await evento(chi))).toMatchObject({ righe: [{ titolo: CHIUSURA.titolo }] });
			expect(await uno(await evento(chi, { id }))).toMatchObject({ titolo: CHIUSURA.titolo });
		}
		for (const ruolo of ['operatore', 'cassa'] as const)
			expect(await esitoDi(elenco(await evento(impiegato(ENTE, ruolo))))).toMatchObject({ status: 403 });
		const auditor = await evento(impiegato(ENTE, 'auditor'), { body: SCRITTI });
		expect(await esitoDi(actions.salva?.(auditor))).toMatchObject({ status: 403 });
	});

	it('il modulo dice che cosa non va e non perde niente di scritto', async () => {
		const body = { ...SCRITTI, area: '45.7, 11.7', collegamento: 'www.comune.it' };
		const rifiuto = await esitoDi(actions.salva?.(await evento(redattore, { body })));
		expect(rifiuto).toMatchObject({
			status: 422,
			data: {
				scritti: body,
				problemi: [
					{ campo: 'collegamento' },
					{ campo: 'al' },
					{ campo: 'luogo' },
					{ campo: 'area', etichetta: 'Area sulla mappa' }
				]
			}
		});
		const senzaArea = { ...SCRITTI, collegamento: 'www.comune.it' };
		expect(await esitoDi(actions.salva?.(await evento(redattore, { body: senzaArea })))).toMatchObject({
			status: 422,
			data: { problemi: [{ campo: 'collegamento' }, { campo: 'al' }] }
		});
		const giusto = { ...SCRITTI, alOra: '19.30' };
		expect(await esitoDi(actions.salva?.(await evento(redattore, { body: giusto })))).toMatchObject({
			status: 303
		});
	});

	it('conta le persone senza salvare', async () => {
		const body = { ...SCRITTI, alOra: '19:30' };
		expect(await esitoDi(actions.conta?.(await evento(redattore, { body })))).toMatchObject({
			conta: 'meno di 20 persone',
			scritti: { titolo: SCRITTI.titolo, messaggi: '' }
		});
	});

	it('chi ha contato troppe volte aspetta, e non perde niente di scritto', async () => {
		contaAncora = () => ({ ok: false, riprovaDopo: 110 });
		const body = { ...SCRITTI, alOra: '19:30' };
		expect(await esitoDi(actions.conta?.(await evento(redattore, { body })))).toMatchObject({
			status: 422,
			data: {
				problemi: [{ messaggio: expect.stringContaining('tra 2 minuti') as string }],
				scritti: { titolo: SCRITTI.titolo }
			}
		});
	});

	it.each([
		[{ professioni: '\u0000' }, 200],
		[{ professioni: 'constructor' }, 200],
		[{ collegamento: 'https://comune.example/"><b>' }, 200],
		[{ etaDa: '0x10' }, 422],
		[{ vie: 'W'.repeat(121) }, 422]
	])('con %j scritto da un programma non si rompono', async (scritto, stato) => {
		const body = { ...SCRITTI, alOra: '12:30', ...scritto };
		const contate = await esitoDi(actions.conta?.(await evento(redattore, { body })));
		expect(contate).toMatchObject(stato === 422 ? { status: 422 } : { conta: 'meno di 20 persone' });
		const prova = { ...body, messaggi: 'si' };
		expect(await esitoDi(actions.salva?.(await evento(redattore, { body: prova })))).toMatchObject({
			status: stato === 422 ? 422 : 303
		});
	});
});

describe('in cima alle pagine', () => {
	const avviso = {
		href: paths.avviso('x'),
		specie: 'Evento',
		livello: undefined,
		titolo: 'Uno',
		quando: 'Oggi'
	};

	it('stanno al massimo tre avvisi, e si dice quanti sono gli altri', async () => {
		const cinque = (): Promise<unknown[]> => Promise.resolve([1, 2, 3, 4, 5].map(() => avviso));
		const vista = await cornice(await evento(null, { avvisi: cinque }));
		expect(vista).toMatchObject({ avvisi: [avviso, avviso, avviso], altriAvvisi: 2 });
		expect(await cornice(await evento(redattore, { avvisi: cinque }))).toMatchObject({ avvisi: [] });
	});

	it('un guasto li lascia fuori, e la pagina si vede', async () => {
		const guasto = (): Promise<unknown[]> => Promise.reject(new Error('lontana'));
		expect(await cornice(await evento(null, { avvisi: guasto }))).toMatchObject({
			avvisi: [],
			altriAvvisi: 0
		});
	});
});

it('la via per gli avvisi la dice e la toglie la persona, e un operatore non la legge', async () => {
	const marta = await entra(mondo, 'Marta');
	const troppoCorta = await evento(marta, { body: { via: 'X' } });
	expect(await esitoDi(azioniVia.salva?.(troppoCorta))).toMatchObject({ status: 422 });
	await esitoDi(azioniVia.salva?.(await evento(marta, { body: { via: 'Via Roma' } })));
	expect(await come(mondo, marta, findVia)).toBe('Via Roma');
	for (const chi of [capo, redattore]) expect(await come(mondo, chi, findVia)).toBeUndefined();
	await esitoDi(azioniVia.togli?.(await evento(marta)));
	expect(await come(mondo, marta, findVia)).toBeUndefined();
});
