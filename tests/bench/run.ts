// Measures pages and requests on a stack of its own, beside a bare page and a bare INSERT: `npm run bench`.
import { Agent } from 'node:http';
import { cpus } from 'node:os';
import { buildPortal, isBuildFresh } from '#cli/build-state.ts';
import { apriImpianto } from '#tests/support/impianto.ts';
import { measure, medianOf, type Misura } from './misura.ts';
import { startPaginaNuda } from './pagina-nuda.ts';
import { openProve, type Prova } from './prove.ts';

const GIRI = 5;
const INSIEME = 20;
const QUANTE = { pagine: 400, invii: 300 };

type Cifre = { nome: string; insieme: Misura; daSola: Misura };

async function run(): Promise<void> {
	if (!isBuildFresh()) await buildPortal();
	const nuda = await startPaginaNuda();
	const impianto = await apriImpianto();
	const { prove, chiudi } = await openProve(impianto, { nuda: nuda.base, quante: QUANTE });
	try {
		for (const prova of prove) await runOnce(prova, INSIEME);
		const cifre = await runAll(prove);
		console.log(tableOf(cifre));
		console.log(JSON.stringify({ ...(await surroundings(impianto.owner)), giri: GIRI, cifre }));
	} finally {
		await chiudi();
		await impianto.chiudi();
		await nuda.processo.stop();
	}
}

// Run after run, so that a slow moment of the machine meets all of them.
async function runAll(prove: readonly Prova[]): Promise<Cifre[]> {
	const misure = prove.map(({ nome }) => ({ nome, insieme: [] as Misura[], daSola: [] as Misura[] }));
	for (let giro = 0; giro < GIRI; giro += 1) {
		for (const [posto, prova] of prove.entries()) {
			misure[posto]?.insieme.push(await runOnce(prova, INSIEME));
			misure[posto]?.daSola.push(await runOnce(prova, 1));
		}
	}
	return misure.map(({ nome, insieme, daSola }) => ({
		nome,
		insieme: medianOf(insieme),
		daSola: medianOf(daSola)
	}));
}

// New connections for each run: a server closes those that rest while other proofs run.
async function runOnce({ prepara, quante }: Prova, insieme: number): Promise<Misura> {
	const ask = await prepara();
	const agent = new Agent({ keepAlive: true, maxSockets: insieme });
	const misura = await measure((numero) => ask(numero, agent), {
		quante: insieme === 1 ? Math.ceil(quante / 4) : quante,
		insieme
	});
	agent.destroy();
	return misura;
}

function tableOf(cifre: readonly Cifre[]): string {
	const righe = cifre.map(({ nome, insieme, daSola }) =>
		[
			nome,
			insieme.alSecondo.toFixed(0),
			...[insieme.p50, insieme.p99, daSola.p50, daSola.p99].map(millisecondi)
		]
			.map((testo) => ` ${testo} `)
			.join('|')
	);
	const testa = `| | al secondo | p50 | p99 | p50 da sola | p99 da sola |\n|---|--:|--:|--:|--:|--:|`;
	return [testa, ...righe.map((riga) => `|${riga}|`)].join('\n');
}

function millisecondi(valore: number): string {
	return `${valore.toFixed(1)} ms`;
}

async function surroundings(owner: Awaited<ReturnType<typeof apriImpianto>>['owner']): Promise<object> {
	const [versione] = await owner<{ server_version: string }[]>`show server_version`;
	const [processore] = cpus();
	return {
		data: new Date().toISOString().slice(0, 10),
		processori: cpus().length,
		processore: processore?.model,
		node: process.version,
		postgres: versione?.server_version
	};
}

await run();
