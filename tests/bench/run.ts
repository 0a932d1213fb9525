// Measures pages, requests and messages on a stack of its own, beside a bare page, a bare INSERT and a bare loop of calls: `npm run bench`.
import { Agent } from 'node:http';
import { cpus } from 'node:os';
import { buildPortal, isBuildFresh } from '#cli/build-state.ts';
import { apriImpianto } from '#tests/support/impianto.ts';
import { measure, medianOf, type Misura } from './misura.ts';
import { startPaginaNuda } from './pagina-nuda.ts';
import { measurePosta, type CifrePosta } from './posta.ts';
import { CITTADINO, openProve, type Prova } from './prove.ts';

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
		const pagine = prove.filter(({ nome }) => CITTADINO.includes(nome));
		const posta = await measurePosta(
			impianto,
			pagine.map((prova) => ({ nome: prova.nome, ask: () => runOnce(prova, INSIEME) }))
		);
		console.log(postaOf(posta));
		console.log(JSON.stringify({ ...(await surroundings(impianto.owner)), giri: GIRI, cifre, posta }));
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

function postaOf({ cicloNudo, coda, pagine }: CifrePosta): string {
	return [
		`messaggi al secondo: ciclo nudo ${cicloNudo.toFixed(0)}, coda ${coda.toFixed(0)}`,
		...pagine.map(
			({ nome, ferma, inCorso }) =>
				`${nome}: al secondo ${ferma.alSecondo.toFixed(0)}, ${inCorso.alSecondo.toFixed(0)} mentre una campagna parte; ` +
				`p50 ${millisecondi(ferma.p50)}, ${millisecondi(inCorso.p50)}`
		)
	].join('\n');
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
