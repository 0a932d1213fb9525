// A simulator of App IO that listens, with a clock to lead by hand, and our client before it; used by tests/contract.
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import { createAppIo } from '#lib/server/integrations/app-io/client.ts';
import type { AppIo, MessaggioIo } from '#lib/server/integrations/app-io/port.ts';
import { createAppIoSimulator, type AppIoOptions, type AppIoSimulator } from '#simulators/app-io/app-io.ts';
import { createSimulatorServer } from '#simulators/serve.ts';

/** People of the demonstration, by what App IO does with them. */
export const PERSONE = {
	marta: 'ZNCMRT84C57C037X',
	nonIscritta: 'MPLCRL52T49C566S',
	bloccato: 'BRMDVD71S05I709K',
	attesa: 'CRSPLA68A30C139D',
	guasto: 'BRNSLV90P52B949F',
	sparita: 'DLLMGR58B51I709I',
	vietato: 'SPSGPP62R03F839N'
} as const;

const { oggetto, testo } = composeMessaggio('IO03', { pratica: 'AA-2026-000001', entro: '04/12/2026' });

/** A message to Marta with a deadline. */
export const MESSAGGIO: MessaggioIo = {
	codiceFiscale: PERSONE.marta,
	oggetto,
	testo,
	riservato: false,
	entro: '2026-12-04'
};

export type Ricevuto = {
	id: string;
	fiscal_code: string;
	subject: string;
	due_date?: string;
	stato: string;
	volte: number;
};

export type AppIoSimulato = {
	origine: string;
	/** Where the API is. */
	indirizzo: string;
	simulatore: AppIoSimulator;
	/** Of a service, at an address of its own where it goes through somebody; waits so many milliseconds for an answer. */
	client: (servizio?: string, indirizzo?: string, attesa?: number) => AppIo;
	/** Moves the clock on by seconds. */
	passa: (secondi: number) => void;
	/** Sends, and returns the id. @throws Error when the message is not accepted with one */
	invia: (altro?: Partial<MessaggioIo>) => Promise<string>;
	ricevuti: () => Promise<Ricevuto[]>;
	/** A call without our client. */
	chiama: (percorso: string, chiamata?: { corpo?: object; chiave?: string }) => Promise<Response>;
	/** What a page says. */
	pagina: (percorso: string) => Promise<string>;
	/** Sends a form of a page; returns where it leads. */
	modulo: (percorso: string, campi: Record<string, string>) => Promise<string | null>;
	chiudi: () => Promise<void>;
};

export const CHIAVE = 'prova-cassola--generale';

/** Opens one. It starts on 24 November 2026, at eleven in Rome. */
export async function apriAppIo(options: Partial<AppIoOptions> = {}): Promise<AppIoSimulato> {
	let adesso = new Date('2026-11-24T10:00:00Z');
	const now = (): Date => adesso;
	const simulatore = createAppIoSimulator({ now, random: randomBytes, ...options });
	const server = createSimulatorServer([simulatore]);
	const origine = await listen(server);
	const indirizzo = `${origine}/app-io/api/v1`;

	function client(servizio = 'generale', dove = indirizzo, millisecondi = 20_000): AppIo {
		const attesa = { domanda: millisecondi, messaggio: millisecondi };
		return createAppIo({ indirizzo: dove, chiave: `prova-cassola--${servizio}`, clock: now, attesa });
	}

	return {
		origine,
		indirizzo,
		simulatore,
		client,
		passa(secondi) {
			adesso = new Date(adesso.getTime() + secondi * 1_000);
		},
		async invia(altro = {}) {
			const invio = await client().sendMessaggio({ ...MESSAGGIO, ...altro });
			if (invio.esito !== 'ACCETTATO' || !invio.id) throw new Error('Messaggio non accettato');
			return invio.id;
		},
		ricevuti: async () => (await (await fetch(`${origine}/app-io/prove/messaggi`)).json()) as Ricevuto[],
		chiama: (percorso, { corpo, chiave = CHIAVE } = {}) =>
			fetch(`${indirizzo}/${percorso}`, {
				method: corpo ? 'POST' : 'GET',
				headers: { 'Ocp-Apim-Subscription-Key': chiave },
				...(corpo && { body: JSON.stringify(corpo) })
			}),
		pagina: async (percorso) => (await fetch(origine + percorso)).text(),
		async modulo(percorso, campi) {
			const body = new URLSearchParams(campi);
			const risposta = await fetch(origine + percorso, { method: 'POST', body, redirect: 'manual' });
			return risposta.headers.get('location');
		},
		async chiudi() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

/** Lets a server listen on a free port; returns its address. */
export function listen(server: Server): Promise<string> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
		});
	});
}
