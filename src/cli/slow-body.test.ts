import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { watchBody } from './slow-body.ts';

let server: Server | undefined;
let client: Socket | undefined;

afterEach(() => {
	client?.destroy();
	server?.close();
});

type Prova = { guarda: () => void; fermata: () => boolean; arrivata: Promise<IncomingMessage> };

/** A server that looks at the body only when told, and a client that has sent the head of a request. */
function apri({ legge, lunghezza = 1000 }: { legge: boolean; lunghezza?: number }): Prova {
	let look: (() => void) | undefined;
	let ferma = false;
	const aperto = createServer();
	server = aperto;
	const arrivata = new Promise<IncomingMessage>((resolve) => {
		aperto.on('request', (request: IncomingMessage) => {
			watchBody(request, {
				minimo: 100,
				ogni(uno) {
					look = uno;
					return () => (ferma = true);
				}
			});
			request.on('error', () => undefined);
			if (legge) request.resume();
			resolve(request);
		});
	});
	aperto.listen(0, '127.0.0.1', () => {
		client = connect((aperto.address() as AddressInfo).port, '127.0.0.1');
		client.on('error', () => undefined);
		client.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${lunghezza}\r\n\r\n`);
	});
	return { arrivata, fermata: () => ferma, guarda: () => look?.() };
}

/** Sends and waits until the server has it. */
async function manda({ socket }: IncomingMessage, byte: number): Promise<void> {
	const atteso = socket.bytesRead + byte;
	const giunti = new Promise<void>((resolve) => {
		socket.on('data', function conta() {
			if (socket.bytesRead < atteso) return;
			socket.off('data', conta);
			resolve();
		});
	});
	client?.write('x'.repeat(byte));
	await giunti;
}

it('un corpo che arriva a gocce perde la connessione', async () => {
	const prova = apri({ legge: true });
	const { socket } = await prova.arrivata;
	prova.guarda();
	expect(socket.destroyed).toBe(true);
});

it('un corpo lento ma continuo arriva in fondo', async () => {
	const prova = apri({ legge: true, lunghezza: 300 });
	const request = await prova.arrivata;
	for (let volta = 0; volta < 3; volta += 1) {
		await manda(request, 100);
		prova.guarda();
		expect(request.socket.destroyed).toBe(false);
	}
	expect(request.complete).toBe(true);
	expect(prova.fermata()).toBe(true);
});

it('un corpo che aspetta di essere letto non è lento', async () => {
	const prova = apri({ legge: false });
	const request = await prova.arrivata;
	await manda(request, 50);
	prova.guarda();
	expect(request.socket.destroyed).toBe(false);
});

it('una richiesta senza corpo non si guarda', async () => {
	const prova = apri({ legge: true, lunghezza: 0 });
	const { socket } = await prova.arrivata;
	prova.guarda();
	expect(socket.destroyed).toBe(false);
});
