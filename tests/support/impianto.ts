// A whole stack of its own on free ports: embedded PostgreSQL, simulators in this process, portal and worker as children that may be killed. Used by the long proofs and the benchmark.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import postgres from 'postgres';
import { freePort } from '#tests/support/free-port.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { createAppIoSimulator } from '#simulators/app-io/app-io.ts';
import { createSimulatorServer, type Simulator } from '#simulators/serve.ts';
import { apriBancaDatiPropria } from './banca-dati-propria.ts';
import { keep, type Custodito } from './custodito.ts';
import { untilAnswers } from './http.ts';

/** Stands before App IO: whether the call goes on to it. */
export type Filtro = (call: string, request: IncomingMessage, response: ServerResponse) => boolean;

export type Impianto = {
	/** Address of the portal; answers as the first Comune. */
	base: string;
	simulatori: string;
	/** As the portal connects. */
	database: Database;
	/** As the owner, past row-level security: only to look and to prepare. */
	owner: postgres.Sql;
	ownerUrl: string;
	/** What happens to the calls of App IO on their way. */
	filtra: (filtro: Filtro) => void;
	portale: Custodito;
	/** Starts a worker; `altro` are settings of its own. */
	avviaLavoratore: (altro?: Record<string, string>) => Custodito;
	chiudi: () => Promise<void>;
};

/** Starts everything but the worker and waits until the portal answers; `altro` are settings of portal and worker. */
export async function apriImpianto(altro: Record<string, string> = {}): Promise<Impianto> {
	const { dataDir, ownerUrl, appUrl, chiudi } = await apriBancaDatiPropria();
	const posta = await startSimulators();
	const port = await freePort();
	const base = `http://127.0.0.1:${port}`;
	const env = {
		NODE_ENV: 'production',
		AMBIENTE_DIMOSTRATIVO: 'si',
		DATABASE_URL: appUrl,
		DATABASE_OWNER_URL: '',
		DATA_DIR: dataDir,
		LOG_LEVEL: 'error',
		SIMULATORI_URL: posta.simulatori,
		HOST: '127.0.0.1',
		// Questions may come as from many people, who are not held to the measure of one.
		TRUSTED_PROXY: '127.0.0.1',
		PORT: String(port),
		...altro
	};
	const isUp = (): Promise<void> => untilAnswers({ base, path: '/salute' });
	const portale = keep({ nome: 'Il portale', entry: 'src/cli/start.ts', env, isUp });
	const lavoratori: Custodito[] = [];
	const owner = postgres(ownerUrl, { max: 4, onnotice: () => undefined });
	const database = openDatabase({ url: appUrl, massimoConnessioni: 4, annuncia: () => undefined });
	await portale.ready();
	return {
		base,
		simulatori: posta.simulatori,
		database,
		owner,
		ownerUrl,
		filtra: posta.filtra,
		portale,
		avviaLavoratore(suo = {}) {
			const uno = keep({
				nome: 'Il lavoratore',
				entry: 'src/cli/worker.ts',
				env: { ...env, ...suo },
				isUp: () => Promise.resolve()
			});
			lavoratori.push(uno);
			return uno;
		},
		async chiudi() {
			await Promise.all([portale.stop(), ...lavoratori.map((uno) => uno.stop())]);
			await Promise.all([database.close(), owner.end(), posta.chiudi()]);
			await chiudi();
		}
	};
}

type Posta = { simulatori: string; filtra: (filtro: Filtro) => void; chiudi: () => Promise<void> };

async function startSimulators(): Promise<Posta> {
	const port = await freePort();
	const simulatori = `http://127.0.0.1:${port}`;
	const now = (): Date => new Date();
	const appIo = createAppIoSimulator({ now, random: randomBytes, limite: 'NESSUNO' });
	let filtro: Filtro = () => true;
	const filtrato: Simulator = {
		prefix: appIo.prefix,
		handle(request, response) {
			const call = `${request.method ?? ''} ${request.url ?? ''}`;
			return filtro(call, request, response) ? appIo.handle(request, response) : undefined;
		}
	};
	const server = createSimulatorServer([filtrato]);
	await new Promise<void>((resolve) => {
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		simulatori,
		filtra(nuovo) {
			filtro = nuovo;
		},
		async chiudi() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
