// A service that the portal does not have is added as one folder and one line of the registry: the rest of the project is the same, and all of the portal serves it.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { paths } from '#lib/paths.ts';
import { ownerUrl } from '#tests/support/demo-database.ts';
import { removeDataDir, startDemo, temporaryDataDir, type RunningDemo } from '#tests/support/demo.ts';
import { cookieDi } from '#tests/support/sessione.ts';
import { iscrizioneMensa } from '#tests/support/iscrizione-mensa/servizio.ts';

const { id, esempio, scheda, dichiarazioni } = iscrizioneMensa;
const COPIA = path.resolve('test-results/servizio-nuovo');
const CHIARA = 'DLLCHR98A61A703O';
const MENSA = { scuole: [{ id: 'primaria-marconi', nome: 'Primaria Marconi' }], pastoCent: 480 };

/** The example as a form posts it: every answer of it is a text. */
const RISPOSTE = Object.fromEntries(
	Object.entries(esempio).filter((coppia): coppia is [string, string] => typeof coppia[1] === 'string')
);
/** What the page sends along with the answers. */
const MOSTRATI = { _mostrati: Object.keys(iscrizioneMensa.campi).join(','), _azione: 'avanti' };

let dataDir: string;
let demo: RunningDemo;
let base: string;
let cookie: string;

beforeAll(async () => {
	copyProject();
	dataDir = await temporaryDataDir();
	demo = await startDemo({ dataDir, cartella: COPIA });
	base = `http://127.0.0.1:${demo.port}`;
	offerService(await ownerUrl(dataDir));
	cookie = await cookieDi(await ownerUrl(dataDir), CHIARA);
});

afterAll(async () => {
	await demo.stop();
	await removeDataDir(dataDir);
	rmSync(COPIA, { recursive: true, force: true });
});

/** One folder, one line. */
function copyProject(): void {
	rmSync(COPIA, { recursive: true, force: true });
	const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
		encoding: 'utf8'
	});
	for (const nome of list.trim().split('\n')) {
		mkdirSync(path.dirname(path.join(COPIA, nome)), { recursive: true });
		cpSync(nome, path.join(COPIA, nome));
	}
	symlinkSync(path.resolve('node_modules'), path.join(COPIA, 'node_modules'));
	cpSync('tests/support/iscrizione-mensa', path.join(COPIA, 'src/lib/services', id), { recursive: true });
	appendFileSync(
		path.join(COPIA, 'src/lib/services/registro.ts'),
		`export { iscrizioneMensa } from './${id}/servizio.ts';\n`
	);
}

/** A Comune begins to offer it, by the command that every Comune has. */
function offerService(url: string): void {
	const [cassola] = enti;
	if (!cassola) throw new Error('Manca il primo Comune');
	const impostazioni = impostazioniDemo(cassola) as { servizi: object[]; sitoHost: string };
	const servizi = [
		...impostazioni.servizi,
		{ id, attivo: true, giorniTermine: 20, ufficio: 'urp', impostazioni: MENSA }
	];
	const documento = {
		id: cassola.id,
		nome: cassola.nome,
		host: [impostazioni.sitoHost],
		validaDal: '2026-01-01',
		impostazioni: { ...impostazioni, servizi }
	};
	const file = path.join(COPIA, 'ente.json');
	writeFileSync(file, JSON.stringify(documento));
	execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/ente.ts', file], {
		cwd: COPIA,
		env: { ...process.env, DATABASE_OWNER_URL: url }
	});
}

function get(indirizzo: string): Promise<Response> {
	return fetch(new URL(indirizzo, base), { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
}

async function read(indirizzo: string): Promise<string> {
	const risposta = await get(indirizzo);
	expect(risposta.status, indirizzo).toBe(200);
	return risposta.text();
}

/** Posts a form and returns where it leads. */
async function post(indirizzo: string, campi: Record<string, string>): Promise<string> {
	const risposta = await fetch(new URL(indirizzo, base), {
		method: 'POST',
		headers: { cookie, accept: 'text/html', origin: base },
		body: new URLSearchParams(campi),
		redirect: 'manual'
	});
	expect(risposta.status, `${indirizzo}: ${await risposta.clone().text()}`).toBe(303);
	return risposta.headers.get('location') ?? '';
}

/** The new settings hold after the few seconds for which the portal remembers the old ones. */
async function untilOffered(): Promise<string> {
	for (;;) {
		const risposta = await get(paths.servizio(id));
		if (risposta.status === 200) return risposta.text();
	}
}

describe('un servizio nuovo', () => {
	it('ha la sua scheda e sta nell’elenco', async () => {
		const pagina = await untilOffered();
		expect(pagina).toContain(scheda.titolo);
		expect(pagina).toContain('Rispondiamo in 20 giorni.');
		expect(pagina).toContain('4,80');
		expect(await read(paths.servizi)).toContain(scheda.titolo);
	});

	it('ha la sua API, con le risposte verificate e l’importo', async () => {
		const dettaglio = (await (await get(paths.apiServizio(id))).json()) as { esempio: object };
		expect(dettaglio).toMatchObject({
			id,
			giorniTermine: 20,
			passi: [{ id: 'bambino' }, { id: 'contatti' }]
		});
		const verifica = async (risposte: object): Promise<unknown> =>
			(
				await fetch(new URL(paths.apiVerifica(id), base), {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ risposte })
				})
			).json();
		expect(await verifica(dettaglio.esempio)).toMatchObject({
			ok: true,
			calcolo: { costi: [{ centesimi: 480 }], importo: { totale: { centesimi: 9600 } } }
		});
		expect(await verifica({ ...dettaglio.esempio, scuola: 'altra' })).toMatchObject({
			ok: false,
			problemi: [{ campo: 'scuola', codice: 'CAMPO_SCELTA' }]
		});
		const descrizione = await (await get(paths.apiDescrizione)).text();
		expect(descrizione).toContain('bambinoCodiceFiscale');
	});

	it('si compila passo per passo, si controlla, si invia, e dà numero e ricevuta', async () => {
		const informativa = (await get(paths.domanda(id))).headers.get('location') ?? '';
		let passo = await post(informativa, { letta: 'si' });
		expect(await read(passo)).toContain('Primaria Marconi');
		const sbagliato = await fetch(new URL(passo, base), {
			method: 'POST',
			headers: { cookie, accept: 'text/html', origin: base },
			body: new URLSearchParams({ ...MOSTRATI, bambinoNome: 'Pietro Tessari' })
		});
		expect(sbagliato.status).toBe(422);
		for (const atteso of ['contatti', 'riepilogo']) {
			passo = await post(passo, { ...MOSTRATI, ...RISPOSTE });
			expect(passo).toContain(`/${atteso}?`);
		}
		const riepilogo = await read(passo);
		for (const testo of [
			'Senza glutine',
			'Stima del mese',
			'96,00',
			'Dichiaro che i dati inseriti sono veri.'
		])
			expect(riepilogo).toContain(testo);
		const vistaIl = /name="vistaIl" value="([^"]+)"/.exec(riepilogo)?.[1] ?? '';
		const spunte = Object.fromEntries(Object.keys(dichiarazioni).map((chiave) => [chiave, 'si']));
		const inviata = await read(await post(passo, { vistaIl, ...spunte }));
		const numero = /IM-\d{4}-000001/.exec(inviata)?.[0] ?? '';
		expect(numero).not.toBe('');
		const pratica = await read(paths.pratica(numero));
		expect(pratica).toContain('Primaria Marconi');
		const ricevuta = /\/documenti\/[0-9a-f-]+/.exec(pratica)?.[0] ?? '';
		const pdf = new Uint8Array(await (await get(ricevuta)).arrayBuffer());
		expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
	});
});
