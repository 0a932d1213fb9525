// Stands between a client and who answers it, lets everything through and keeps it; used by tests/contract.
import { createServer } from 'node:http';

export type Vista = { metodo: string; percorso: string; corpo: unknown; risposta: Response };

export type Testimone = { indirizzo: string; viste: Vista[]; stop: () => Promise<void> };

/** Listens in place of `monte`. */
export async function startTestimone(monte: string): Promise<Testimone> {
	const viste: Vista[] = [];
	const server = createServer((richiesta, uscita) => {
		const parti: Buffer[] = [];
		richiesta.on('data', (parte: Buffer) => parti.push(parte));
		richiesta.on('end', () => {
			const metodo = richiesta.method ?? 'GET';
			const percorso = richiesta.url ?? '/';
			const corpo = Buffer.concat(parti).toString();
			const headers = new Headers(richiesta.headers as Record<string, string>);
			for (const suo of ['host', 'connection', 'content-length']) headers.delete(suo);
			void fetch(monte + percorso, {
				method: metodo,
				headers,
				redirect: 'manual',
				...(corpo && { body: corpo })
			}).then(async (risposta) => {
				viste.push({
					metodo,
					percorso,
					corpo: corpo && JSON.parse(corpo),
					risposta: risposta.clone()
				});
				uscita.writeHead(risposta.status, Object.fromEntries(risposta.headers)).end(await risposta.text());
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		indirizzo: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		viste,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
