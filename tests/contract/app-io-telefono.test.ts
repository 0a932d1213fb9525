// What people and whoever tries the platform do with the pages of the simulator of App IO.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPagopaSimulator } from '#simulators/pagopa/pagopa.ts';
import { createSimulatorServer } from '#simulators/serve.ts';
import type { StatoAvviso } from '#simulators/app-io/notice.ts';
import { apriAppIo, listen, MESSAGGIO, PERSONE, type AppIoSimulato } from '#tests/support/app-io-simulato.ts';

const CASSOLA = '90000000019';
const NAV = '302000000000000117';

let io: AppIoSimulato;
let avviso: StatoAvviso | undefined;

beforeEach(async () => {
	avviso = 'DA_PAGARE';
	io = await apriAppIo({
		statoAvviso: ({ ente, nav }) => (ente === CASSOLA && nav === NAV ? avviso : undefined)
	});
});

afterEach(() => io.chiudi());

async function consegna(altro: Partial<typeof MESSAGGIO> = {}): Promise<string> {
	const id = await io.invia(altro);
	io.passa(2);
	return id;
}

describe('il telefono di prova', () => {
	it('dice che è un ambiente di prova e da chi arriva un messaggio', async () => {
		await io.client('trasporto-scolastico').sendMessaggio(MESSAGGIO);
		io.passa(2);
		const elenco = await io.pagina(`/app-io?persona=${PERSONE.marta}`);
		expect(elenco).toContain('Ambiente di prova');
		expect(elenco).toContain(MESSAGGIO.oggetto);
		expect(elenco).toContain('Comune di Cassola, Trasporto scolastico');
		expect(await io.pagina('/app-io')).toContain('1 messaggio');
	});

	it('segna da leggere un messaggio finché non è aperto, e ha in calendario la scadenza', async () => {
		const id = await consegna();
		const elenco = () => io.pagina(`/app-io?persona=${PERSONE.marta}`);
		expect(await elenco()).toContain('da leggere');
		expect(await elenco()).toContain('Notifiche sullo schermo bloccato');
		expect(await elenco()).toContain(`04/12/2026 alle 23:59: ${MESSAGGIO.oggetto}`);
		expect(await io.pagina(`/app-io/messaggi/${id}`)).toContain('Scadenza in calendario: 04/12/2026');
		expect(await elenco()).not.toContain('da leggere');
		expect(await elenco()).not.toContain('Notifiche sullo schermo bloccato');
	});

	it('non ha ancora un messaggio in lavorazione', async () => {
		const id = await io.invia();
		expect(await io.pagina(`/app-io?persona=${PERSONE.marta}`)).toContain('Non ci sono messaggi.');
		expect((await fetch(`${io.origine}/app-io/messaggi/${id}`)).status).toBe(404);
	});

	it('di un messaggio riservato non dice niente sullo schermo bloccato', async () => {
		await consegna({ riservato: true });
		const elenco = await io.pagina(`/app-io?persona=${PERSONE.marta}`);
		const [bloccato = '', dentro = ''] = elenco.split('<h2>Messaggi</h2>');
		expect(bloccato).toContain('Hai un nuovo messaggio.');
		expect(bloccato).not.toContain(MESSAGGIO.oggetto);
		expect(dentro).toContain(MESSAGGIO.oggetto);
	});

	it('mostra il testo senza eseguire ciò che arriva', async () => {
		const testo = `<script>alert(1)</script> [via](javascript:alert) **forte**\n\n- uno\n- [due](https://comune.example/a?b=1&c="x)\n\n${MESSAGGIO.testo}`;
		const aperto = await fetch(`${io.origine}/app-io/messaggi/${await consegna({ testo })}`);
		expect(aperto.headers.get('content-security-policy')).toContain("default-src 'none'");
		const pagina = await aperto.text();
		expect(pagina).toContain(
			'&lt;script&gt;alert(1)&lt;/script&gt; [via](javascript:alert) <strong>forte</strong>'
		);
		expect(pagina).toContain(
			'<ul><li>uno</li><li><a href="https://comune.example/a?b=1&amp;c=&quot;x" rel="noreferrer">due</a></li></ul>'
		);
		expect(pagina).not.toContain('<script');
	});

	it('lascia bloccare un servizio, solo quello, e riammetterlo', async () => {
		const id = await consegna();
		const scegli = (ammesso: string) =>
			io.modulo('/app-io/servizi', {
				persona: PERSONE.marta,
				servizio: 'cassola--generale',
				ammesso,
				torna: id
			});
		expect(await io.pagina(`/app-io/messaggi/${id}`)).toContain('Non voglio messaggi da questo servizio');
		expect(await scegli('no')).toBe(`/app-io/messaggi/${id}`);
		expect(await io.client().checkDestinatario(PERSONE.marta)).toBe('BLOCCATO');
		expect(await io.client('tributi').checkDestinatario(PERSONE.marta)).toBe('PRONTO');
		expect(await io.pagina(`/app-io/messaggi/${id}`)).toContain('Voglio di nuovo i messaggi');
		await scegli('si');
		expect(await io.client().checkDestinatario(PERSONE.marta)).toBe('PRONTO');
	});

	it('lascia riammettere un servizio anche a chi non vuole messaggi del Comune', async () => {
		const scelta = { persona: PERSONE.bloccato, servizio: 'cassola--generale', ammesso: 'si', torna: '' };
		expect(await io.modulo('/app-io/servizi', scelta)).toBe(`/app-io?persona=${PERSONE.bloccato}`);
		expect(await io.client().checkDestinatario(PERSONE.bloccato)).toBe('PRONTO');
		expect(await io.client('tributi').checkDestinatario(PERSONE.bloccato)).toBe('BLOCCATO');
	});

	it.each([
		{ persona: 'x', servizio: 'cassola--generale', ammesso: 'no', torna: '' },
		{ persona: PERSONE.marta, servizio: 'cassola--generale', ammesso: 'no', torna: '/altrove' },
		{}
	])('non prende un modulo come %j', async (campi) => {
		expect(await io.modulo('/app-io/servizi', campi as Record<string, string>)).toBeNull();
	});

	it('mostra l’avviso con il suo stato, e il bottone solo dove si può pagare', async () => {
		const id = await consegna({ avviso: { nav: NAV, cent: 8750 } });
		const pagina = await io.pagina(`/app-io/messaggi/${id}`);
		expect(pagina).toContain('Vedi avviso');
		expect(pagina).toContain('3020 0000 0000 0001 17');
		expect(pagina).toContain('<dd>da pagare</dd>');
		expect(pagina).toContain('action="/pagopa/avvisi"');
		for (const [stato, parole] of [
			['PAGATO', '<dd>pagato</dd>'],
			['IN_CORSO', '<dd>pagamento in corso</dd>'],
			['NON_PAGABILE', '<dd>non si può pagare</dd>'],
			[undefined, 'Vedi avviso']
		] as const) {
			avviso = stato;
			const dopo = await io.pagina(`/app-io/messaggi/${id}`);
			expect(dopo).toContain(parole);
			expect(dopo).not.toContain('/pagopa/avvisi');
		}
	});

	it('un avviso che scade con il termine dopo non si paga più', async () => {
		const id = await consegna({ avviso: { nav: NAV, cent: 8750, scadeConTermine: true } });
		expect(await io.pagina(`/app-io/messaggi/${id}`)).toContain('/pagopa/avvisi');
		await io.simulatore.advance(30 * 24 * 60);
		const dopo = await io.pagina(`/app-io/messaggi/${id}`);
		expect(dopo).toContain('<dd>scaduto</dd>');
		expect(dopo).not.toContain('/pagopa/avvisi');
	});
});

describe('dal telefono alla pagina di pagamento', () => {
	it('si paga l’avviso e si torna al messaggio', async () => {
		const pagopa = createPagopaSimulator({
			indirizzo: 'http://127.0.0.1/',
			ricevute: undefined,
			now: () => new Date('2026-11-24T10:00:00Z'),
			newId: () => '6f2b4c1e-0000-4000-8000-000000000001',
			random: (quanti) => new Uint8Array(quanti)
		});
		const server = createSimulatorServer([pagopa]);
		const origine = await listen(server);
		const manda = async (percorso: string, campi: Record<string, string>) => {
			const body = new URLSearchParams(campi);
			const risposta = await fetch(origine + percorso, { method: 'POST', body, redirect: 'manual' });
			const dove = risposta.headers.get('location');
			return dove && new URL(dove, origine).pathname;
		};
		try {
			const [nav = ''] = await altroAvviso(origine);
			const chi = { ente: CASSOLA, nav };
			const torna = `/app-io/messaggi/${'0'.repeat(26)}`;
			expect(pagopa.statoAvviso(chi)).toBe('DA_PAGARE');
			expect(await manda('/pagopa/avvisi', { ...chi, torna: 'https://altrove.example/' })).toBeNull();
			const cassa = await manda('/pagopa/avvisi', { ...chi, torna });
			expect(cassa).toMatch(/^\/pagopa\/checkout\//);
			expect(await manda(cassa ?? '', { modo: 'PAGA' })).toBe(torna);
			expect(pagopa.statoAvviso(chi)).toBe('PAGATO');
			expect(await manda('/pagopa/avvisi', { ...chi, torna })).toBe(torna);
			expect(pagopa.statoAvviso({ ente: CASSOLA, nav: '302000000000000000' })).toBe('NON_PAGABILE');
		} finally {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	});
});

/** The notices of another program that can be paid, of the first Comune. */
async function altroAvviso(origine: string): Promise<string[]> {
	const pagina = await (await fetch(`${origine}/pagopa`)).text();
	return [
		...pagina.matchAll(/name="ente" value="90000000019"><input type="hidden" name="nav" value="(\d{18})"/g)
	].map(([, nav = '']) => nav);
}

describe('la pagina di controllo di App IO', () => {
	it('accende e spegne i guasti', async () => {
		const dove = await io.modulo('/app-io/controllo', { azione: 'risponde', risponde: 'ERRORE' });
		expect(dove).toBe('/app-io/controllo?fatto=Il+guasto+%C3%A8+cominciato.');
		expect(await io.pagina(dove ?? '')).toContain('A ogni chiamata App IO dà un errore (500).');
		expect((await io.chiama('profiles', { corpo: { fiscal_code: PERSONE.marta } })).status).toBe(500);
		await io.modulo('/app-io/controllo', { azione: 'risponde', risponde: 'SI' });
		expect((await io.chiama('profiles', { corpo: { fiscal_code: PERSONE.marta } })).status).toBe(200);
	});

	it('avanza il tempo, e un messaggio in lavorazione è consegnato', async () => {
		await io.invia();
		expect(await io.pagina('/app-io/controllo')).toContain('in lavorazione');
		await io.modulo('/app-io/controllo', { azione: 'tempo', minuti: '1' });
		const dopo = await io.pagina('/app-io/controllo');
		expect(dopo).toContain('24/11/2026 alle 11:01');
		expect(dopo).toContain('consegnato');
		expect(dopo).toContain('Marta Zanchettin');
	});

	it.each([{ azione: 'tempo', minuti: '-5' }, { azione: 'risponde', risponde: 'BOH' }, {}])(
		'non fa ciò che non capisce: %j',
		async (campi) => {
			const dove = await io.modulo('/app-io/controllo', campi as Record<string, string>);
			expect(dove).toContain('Non+ho+capito');
			expect(await io.pagina('/app-io/controllo')).toContain('24/11/2026 alle 11:00');
		}
	);
});
