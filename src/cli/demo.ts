// Runs the whole demonstration: database, simulators, worker and portal, supervised: `npm run demo [-- --fresh]`.
import { enti } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { persone } from '#demo/persone.ts';
import { buildPortal, isBuildFresh } from './build-state.ts';
import { checkExternal, openDemoDatabase, removeDemoFiles, type DemoDatabase } from './demo-database.ts';
import { claimDataDir, readDemoSettings, type DemoSettings } from './demo-settings.ts';
import { demoWelcome } from './demo-welcome.ts';
import { cartellaChiavi, fileChiavi, makeFileChiavi } from './file-chiavi.ts';
import { isPortFree } from './ports.ts';
import { endWithParent, fail } from './process.ts';
import { startChild, stopChild, type Child } from './supervise.ts';

const started = Date.now();
const fresh = process.argv.includes('--fresh');

async function checkPort(port: number): Promise<void> {
	if (await isPortFree(port)) return;
	throw new Error(
		`La porta ${port} è già occupata. Chiudi l'altro programma, oppure scegli un'altra porta: PORT=${port + 10} npm run demo`
	);
}

async function ensureBuild(): Promise<void> {
	if (isBuildFresh()) return;
	say('Costruisco il portale: serve solo la prima volta o dopo una modifica (circa 20 secondi)...');
	await buildPortal();
}

/** The portal, the simulators, their mail, and where the portal hears of letters that come back. */
function portsOf(port: number): number[] {
	return [port, port + 1, port + 2, port + 3];
}

// Another host name than the portal's: cookies and cross-site posts are as in real life.
function simulatorsAddress(port: number): string {
	return `http://127.0.0.1:${port + 1}`;
}

function commonEnv({ port, dataDir }: DemoSettings): Record<string, string> {
	const chiavi = fileChiavi(cartellaChiavi(dataDir));
	return {
		NODE_ENV: 'production',
		AMBIENTE_DIMOSTRATIVO: 'si',
		DATABASE_OWNER_URL: '',
		DATA_DIR: dataDir,
		PORT: String(port),
		LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
		SIMULATORI_URL: simulatorsAddress(port),
		RIMBALZI_PORTA: String(port + 3),
		IDENTITA_CHIAVE: chiavi.involucro,
		IDENTITA_REGISTRO: chiavi.registro
	};
}

function startSimulators(settings: DemoSettings): Child {
	const env = { ...commonEnv(settings), NODE_ENV: '' };
	return startChild({ nome: 'Il simulatore', entry: 'src/cli/simulators.ts', env });
}

function startPortal(settings: DemoSettings, database: DemoDatabase): Child[] {
	const env = { ...commonEnv(settings), DATABASE_URL: database.appUrl };
	return [
		startChild({ nome: 'Il lavoratore', entry: 'src/cli/worker.ts', env }),
		startChild({ nome: 'Il portale', entry: 'src/cli/start.ts', env })
	];
}

/** Asks the address until it answers well. @throws Error when one of the supervised processes ends first */
async function waitUntilReady(address: string, ending: Promise<string>): Promise<void> {
	const ended = await Promise.race([answersWell(address), ending]);
	if (ended) throw new Error(`${ended} Leggi il messaggio qui sopra.`);
}

async function answersWell(address: string): Promise<undefined> {
	for (;;) {
		const answer = await fetch(address).catch(() => undefined);
		if (answer?.ok) return undefined;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function say(line: string): void {
	console.log(line);
}

async function run(): Promise<void> {
	const settings = readDemoSettings(process.env);
	const { port, dataDir } = settings;
	for (const one of portsOf(port)) await checkPort(one);
	claimDataDir(dataDir);
	await checkExternal(settings, { fresh });
	if (fresh) await removeDemoFiles(dataDir);
	await makeFileChiavi(cartellaChiavi(dataDir));
	const [database] = await Promise.all([openDemoDatabase({ settings, fresh, annuncia: say }), ensureBuild()]);
	const children = [startSimulators(settings)];
	let stopping: Promise<unknown> | undefined;
	async function stopAll(): Promise<void> {
		stopping ??= Promise.all(children.map(stopChild)).then(() => database.stop());
		await stopping;
	}
	const isStopping = (): boolean => stopping !== undefined;
	endWithParent(stopAll);
	const ending = (): Promise<string> =>
		Promise.race([
			...children.map((child) => child.ended),
			database.ended.then(() => 'La banca dati si è fermata.')
		]);
	try {
		// The worker asks them at once who proves identities.
		await waitUntilReady(`${simulatorsAddress(port)}/spid/registro`, ending());
		if (!isStopping()) children.push(...startPortal(settings, database));
		await waitUntilReady(`http://127.0.0.1:${port}/pronto`, ending());
	} catch (error) {
		await stopAll();
		fail(error);
	}
	say(
		demoWelcome({
			port,
			simulatori: simulatorsAddress(port),
			enti,
			persone,
			operatori,
			seconds: (Date.now() - started) / 1000
		})
	);
	const ended = await ending();
	if (isStopping()) return;
	await stopAll();
	fail(new Error(`${ended} La dimostrazione è terminata: ripeti npm run demo.`));
}

run().catch(fail);
