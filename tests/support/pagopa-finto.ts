// A server that answers our client of pagoPA as it is told, faults included, and keeps what it was asked; used by tests/contract.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createPagopa } from '#lib/server/integrations/pagopa/client.ts';
import type { Pagopa, PosizioneDebitoria } from '#lib/server/integrations/pagopa/port.ts';
import { CF_ENTE, NAV } from './pagopa.ts';

export type Richiesta = { metodo: string; percorso: string; headers: IncomingHttpHeaders; corpo: unknown };

/** One answer: with a status, or none, by a connection that falls (`CADE`) or stays open (`TACE`). */
export type Passo =
	'CADE' | 'TACE' | { status: number; corpo?: object | string; headers?: Record<string, string> };

export type PagopaFinto = {
	indirizzo: string;
	richieste: Richiesta[];
	/** The answers to give from now on, in order. */
	say: (...passi: Passo[]) => void;
	stop: () => Promise<void>;
};

export async function startPagopaFinto(): Promise<PagopaFinto> {
	const richieste: Richiesta[] = [];
	const passi: Passo[] = [];
	const server = createServer((richiesta, risposta) => {
		const parti: Buffer[] = [];
		richiesta.on('data', (parte: Buffer) => parti.push(parte));
		richiesta.on('end', () => {
			const testo = Buffer.concat(parti).toString();
			richieste.push({
				metodo: richiesta.method ?? '',
				percorso: richiesta.url ?? '',
				headers: richiesta.headers,
				corpo: testo ? (JSON.parse(testo) as unknown) : undefined
			});
			answer(risposta, passi.shift() ?? { status: 418, corpo: 'nessuna risposta prevista' });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return {
		indirizzo: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		richieste,
		say: (...altri) => {
			passi.splice(0, passi.length, ...altri);
			richieste.length = 0;
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

function answer(risposta: ServerResponse, passo: Passo): void {
	if (passo === 'TACE') return;
	if (passo === 'CADE') {
		risposta.destroy();
		return;
	}
	const { status, corpo = '', headers } = passo;
	risposta.writeHead(status, headers).end(typeof corpo === 'string' ? corpo : JSON.stringify(corpo));
}

export const chiavi = {
	gpd: 'chiave-gpd',
	ricevute: 'chiave-ricevute',
	checkout: 'chiave-checkout',
	bollo: 'chiave-bollo',
	flussi: 'chiave-flussi',
	avvisi: 'chiave-avvisi'
};

/** The client of Cassola at an address, which waits little. */
export function clientDiProva(
	indirizzo: string,
	altro: Partial<Parameters<typeof createPagopa>[0]> = {}
): Pagopa {
	return createPagopa({
		indirizzo,
		cfEnte: CF_ENTE,
		nomeEnte: 'Comune di Cassola',
		chiavi,
		clock: () => new Date('2026-11-30T12:00:00Z'),
		attesa: 300,
		...altro
	});
}

export const posizione: PosizioneDebitoria = {
	iupd: `${CF_ENTE}-${NAV}`,
	nav: NAV,
	debitore: { tipo: 'F', codiceFiscale: 'ZNCMRT84C57C037X', nome: 'Marta Zanchettin' },
	causale: 'Canone unico OSP 2026/123',
	voci: [{ cent: 4500, causale: 'Canone', tassonomia: '9/0101107TS/', iban: 'IT60X0542811101000000123456' }],
	scadenza: '2026-12-31',
	scade: true
};

export const carrello = {
	id: 'carrello-1',
	email: 'marta@example.it',
	avvisi: [{ nav: NAV, cent: 4500, causale: 'Canone unico OSP 2026/123', ente: 'Comune di Cassola' }],
	ritorno: {
		ok: 'https://cassola.example/paga/1/ok',
		annullato: 'https://cassola.example/paga/1/annullato',
		errore: 'https://cassola.example/paga/1/errore',
		attesa: 'https://cassola.example/paga/1/attesa'
	}
};

export const richiestaBollo = {
	chi: { nome: 'Marta', cognome: 'Zanchettin', codiceFiscale: 'ZNCMRT84C57C037X', email: 'marta@example.it' },
	cent: 1600,
	provincia: 'VI',
	impronta: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
	ritorno: carrello.ritorno
};
