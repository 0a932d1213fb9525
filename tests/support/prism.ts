// Prism, which answers by a public contract and says what in a request does not keep to it; used by tests/contract.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';

export type Violazione = { location: string[]; message: string };

export type Prism = {
	/** One address for all contracts, each below its own path. */
	indirizzo: string;
	/** What was answered, with what Prism found wrong in the question; its answers break the contracts that have wrong examples. */
	risposte: { percorso: string; status: number; violazioni: Violazione[] }[];
	stop: () => Promise<void>;
};

export type PrismOptions = {
	programma: string;
	/** File of each contract, by the path below which it is served. */
	contratti: Record<string, string>;
	/** What to say in place of an example that cannot be read, by the end of the path. */
	invece: Record<string, object>;
};

/** Answers by the contracts. Takes some seconds for each. */
export async function startPrism({ programma, contratti, invece }: PrismOptions): Promise<Prism> {
	const avviati = await Promise.all(
		Object.entries(contratti).map(async ([prefisso, file]) => ({
			prefisso,
			// Without --errors: the examples of the public contracts do not keep to them.
			...(await startUno(programma, ['mock', file]))
		}))
	);
	const risposte: Prism['risposte'] = [];
	// Prism serves one contract, from its root.
	const server = createServer((richiesta, risposta) => {
		const parti: Buffer[] = [];
		richiesta.on('data', (parte: Buffer) => parti.push(parte));
		richiesta.on('end', () => {
			const url = richiesta.url ?? '';
			const quale = avviati.find(({ prefisso }) => url.startsWith(`${prefisso}/`));
			const headers = new Headers(richiesta.headers as Record<string, string>);
			headers.delete('host');
			headers.delete('connection');
			const corpo = parti.length > 0 ? Buffer.concat(parti) : undefined;
			void fetch(`${quale?.indirizzo ?? ''}${url.slice(quale?.prefisso.length)}`, {
				method: richiesta.method ?? 'GET',
				headers,
				redirect: 'manual',
				...(corpo && { body: corpo })
			}).then(async (avuta) => {
				const tutte = JSON.parse(avuta.headers.get('sl-violations') ?? '[]') as Violazione[];
				const violazioni = tutte.filter(({ location }) => location[0] === 'request');
				risposte.push({ percorso: url, status: avuta.status, violazioni });
				const location = avuta.headers.get('location');
				risposta.writeHead(avuta.status, location ? { location } : {});
				const [, altro] = Object.entries(invece).find(([fine]) => url.endsWith(fine)) ?? [];
				risposta.end(altro ? JSON.stringify(altro) : await avuta.text());
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		indirizzo: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		risposte,
		stop: async () => {
			for (const { figlio } of avviati) figlio.kill();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

/** Stands between who calls and who answers at `monte`: what breaks the contract, in a question or an answer, is told in its place. */
export async function startPrismDavanti({
	programma,
	file,
	monte
}: {
	programma: string;
	file: string;
	monte: string;
}): Promise<{ indirizzo: string; stop: () => void }> {
	const { figlio, indirizzo } = await startUno(programma, ['proxy', '--errors', file, monte]);
	return { indirizzo, stop: () => void figlio.kill() };
}

/** What Prism says in place of an answer; empty when it let the answer through. */
export function violazioniDi(corpo: string): string {
	return corpo.includes('stoplight.io/prism/errors') ? corpo : '';
}

async function startUno(
	programma: string,
	[modo = '', ...resto]: string[]
): Promise<{ figlio: ChildProcess; indirizzo: string }> {
	const porta = await freePort();
	const figlio = spawn(programma, [modo, '-h', '127.0.0.1', '-p', String(porta), ...resto]);
	const indirizzo = `http://127.0.0.1:${porta}`;
	await new Promise<void>((resolve, reject) => {
		figlio.once('exit', () => {
			reject(new Error(`Prism non parte: ${resto.join(' ')}`));
		});
		figlio.stdout.on('data', (testo: Buffer) => {
			if (testo.toString().includes('listening')) resolve();
		});
	});
	return { figlio, indirizzo };
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const sonda = createServer().listen(0, '127.0.0.1', () => {
			const address = sonda.address();
			sonda.close(() => {
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});
	});
}
