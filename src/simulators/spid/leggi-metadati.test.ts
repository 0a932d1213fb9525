import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { isLocale, leggiMetadatiLocali } from './leggi-metadati.ts';

let porta: number;

beforeAll(async () => {
	const server: Server = createServer(({ url, headers }, response) => {
		if (headers.host?.startsWith('assente')) response.writeHead(404).end();
		else response.end(`${headers.host ?? ''} ${url ?? ''}`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	porta = (server.address() as AddressInfo).port;
	return () => new Promise((resolve) => server.close(resolve));
});

describe('i metadata di un sito di questa macchina', () => {
	it('si chiedono sotto il suo nome, che resta quello della richiesta', async () => {
		const host = `cassola.localhost:${String(porta)}`;
		expect(await leggiMetadatiLocali(`http://${host}`)).toBe(`${host} /accesso/spid/metadata`);
	});

	it('mancano quando il sito non li dà', async () => {
		await expect(leggiMetadatiLocali(`http://assente.localhost:${String(porta)}`)).rejects.toThrow('404');
	});

	it.each(['https://comune.example', 'http://localhost.example', 'http://10.0.0.1', 'file:///etc', 'niente'])(
		'non si chiedono a %s, che è altrove',
		async (altrove) => {
			expect(isLocale(altrove)).toBe(false);
			await expect(leggiMetadatiLocali(altrove)).rejects.toThrow('altra macchina');
		}
	);
});
