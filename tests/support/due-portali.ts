// Two portals over one database, as behind a balancer, outside the demonstration, with the invented providers of SPID; used by the long proofs.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { fileChiavi, makeFileChiavi, cartellaChiavi } from '#cli/file-chiavi.ts';
import { startChild, stopChild, type Child } from '#cli/supervise.ts';
import { paths } from '#lib/paths.ts';
import { apriBancaDatiPropria } from './banca-dati-propria.ts';
import { freePort } from './free-port.ts';
import { accendiGestori } from './gestore-spid.ts';
import { untilAnswers } from './http.ts';

const ENTE = 'cassola';
const HOST = `${ENTE}.localhost`;
/** What the balancer says of each request. */
const DAL_BILANCIATORE = { 'x-forwarded-proto': 'https', 'x-forwarded-host': HOST };
/** The name by which the first Comune is known, whichever portal answers. */
export const SITO = `https://${HOST}`;

export type DuePortali = {
	/** Addresses of the two. */
	portali: readonly [string, string];
	/** Address of the invented providers. */
	gestori: string;
	chiudi: () => Promise<void>;
};

/** Starts everything and waits until both answer. */
export async function apriDuePortali(): Promise<DuePortali> {
	const database = await apriBancaDatiPropria();
	const portali = [await freePort(), await freePort()] as const;
	const [uno, altro] = portali.map((port) => `http://127.0.0.1:${port}`) as [string, string];
	const gestori = await accendiGestori({
		now: () => new Date(),
		newId: randomUUID,
		leggiMetadati: async () => (await chiediA(uno, paths.accessoMetadata('spid'))).testo
	});
	const cartella = cartellaChiavi(database.dataDir);
	await makeFileChiavi(cartella);
	const { involucro, registro } = fileChiavi(cartella);
	const env = {
		...{ NODE_ENV: 'production', AMBIENTE_DIMOSTRATIVO: 'no', SIMULATORI_URL: '', LOG_LEVEL: 'error' },
		...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: '', DATA_DIR: database.dataDir },
		...{ HOST: '127.0.0.1', TRUSTED_PROXY: '127.0.0.1' },
		...{ IDENTITA_CHIAVE: involucro, IDENTITA_REGISTRO: registro },
		SPID_METADATI: `${gestori.indirizzo}/spid/registro`
	};
	await promisify(execFile)(
		process.execPath,
		['--disable-warning=ExperimentalWarning', 'src/cli/chiavi.ts', 'ente', ENTE],
		{ env: { ...process.env, ...env, DATABASE_OWNER_URL: database.ownerUrl } }
	);
	const figli: Child[] = portali.map((port) =>
		startChild({
			nome: `Il portale ${port}`,
			entry: 'src/cli/start.ts',
			env: { ...env, PORT: String(port) }
		})
	);
	await Promise.all([uno, altro].map((base) => untilAnswers({ base, path: '/pronto' })));
	return {
		portali: [uno, altro],
		gestori: gestori.indirizzo,
		async chiudi() {
			await Promise.all(figli.map(stopChild));
			await gestori.spegni();
			await database.chiudi();
		}
	};
}

export type RispostaPortale = {
	stato: number;
	/** Where it sends the browser, without the name of the site. */
	altrove: string;
	/** Cookies that it sets. */
	cookie: string;
	testo: string;
};

/** Asks one of the portals, as the balancer would hand the request over; follows nothing. */
export async function chiediA(
	portale: string,
	percorso: string,
	{
		cookie = '',
		campi,
		origine = SITO
	}: { cookie?: string; campi?: Record<string, string>; origine?: string } = {}
): Promise<RispostaPortale> {
	const risposta = await fetch(portale + percorso, {
		...(campi && { method: 'POST', body: new URLSearchParams(campi) }),
		headers: { ...DAL_BILANCIATORE, ...(cookie && { cookie }), ...(campi && { origin: origine }) },
		redirect: 'manual'
	});
	const messi = risposta.headers.getSetCookie().map((riga) => riga.split(';')[0] ?? '');
	return {
		stato: risposta.status,
		altrove: (risposta.headers.get('location') ?? '').replace(SITO, ''),
		cookie: messi.filter((uno) => !uno.endsWith('=')).join('; '),
		testo: await risposta.text()
	};
}
