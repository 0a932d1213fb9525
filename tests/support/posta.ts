// The simulator of the mail with its mailboxes, and an ear for what comes back, all listening; used by tests/contract.
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmail, type EmailOptions, type ServerPosta } from '#lib/server/integrations/email/client.ts';
import type { Email, Rimbalzo } from '#lib/server/integrations/email/port.ts';
import { openRimbalzi } from '#lib/server/integrations/email/rimbalzi.ts';
import type { LetteraTenuta } from '#simulators/email/archive.ts';
import { createEmailSimulator, type EmailSimulator } from '#simulators/email/email.ts';
import { createSimulatorServer } from '#simulators/serve.ts';

export const MARTA = 'marta.zanchettin@posta.example';
const ID = '0f3c1a52-7d9e-4b6a-8f21-5c0d9e7b4a13';
export const RITORNO = `rimbalzi+${ID}@rimbalzi.comune.cassola.example`;

/** A letter with all that can go wrong on the way: accents, a line that is a full stop, a script. */
export const LETTERA = {
	id: ID,
	destinatario: MARTA,
	oggetto: 'Richiesta AA-2026-000001: è pronta — vedi',
	testo: 'Il codice è 123456.\nApri https://cassola.example/conferma?codice=123456.\n.\n..fine',
	html: '<!DOCTYPE html><html lang="it"><head><title>è</title></head><body><h1>è</h1><a href="https://cassola.example/conferma">apri</a><script>alert(1)</script></body></html>'
};

export type BancoPosta = {
	simulatore: () => EmailSimulator;
	/** The client of Cassola; with another server or other options when told. */
	client: (server?: Partial<ServerPosta>, altro?: Partial<EmailOptions>) => Email;
	/** Address of the mailboxes. */
	origine: () => string;
	ricevute: () => Promise<LetteraTenuta[]>;
	/** Port where the portal hears of what comes back. */
	portaRimbalzi: number;
	avuti: Rimbalzo[];
	/** Lines of the log. */
	errori: string[];
	/** Whether the portal cannot write what comes back. */
	guasto: boolean;
	/** Moves the clock on. */
	passano: (millisecondi: number) => void;
	/** Ends the simulator and opens it again on the same file. */
	riavvia: () => Promise<void>;
	chiudi: () => Promise<void>;
};

/** Opens everything on free ports. */
export async function apriPosta(): Promise<BancoPosta> {
	const cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-posta-'));
	let adesso = new Date('2026-11-24T10:00:00Z');
	let numero = 0;
	const rimbalzi = await openRimbalzi({
		porta: 0,
		onRimbalzo(rimbalzo) {
			if (banco.guasto) return Promise.reject(new Error('banca dati'));
			banco.avuti.push(rimbalzo);
			return Promise.resolve();
		},
		log: { info: () => undefined, error: (_, riga) => banco.errori.push(riga) }
	});
	const opens = () =>
		openSimulatore({
			file: path.join(cartella, 'simulatori', 'email.jsonl'),
			rimbalzi: rimbalzi.porta,
			now: () => adesso,
			newId: () => `lettera-${(numero += 1)}`
		});
	let aperto = await opens();
	const banco: BancoPosta = {
		simulatore: () => aperto.simulatore,
		client: (server, altro) =>
			createEmail({
				server: {
					host: '127.0.0.1',
					porta: aperto.smtp,
					tls: 'mai',
					utente: { nome: 'prova-cassola', password: 'prova' },
					...server
				},
				mittente: { nome: 'Comune di Cassola', indirizzo: 'avvisi@comune.cassola.example' },
				rimbalzi: 'rimbalzi.comune.cassola.example',
				clock: () => adesso,
				attesa: { connessione: 10_000, risposta: 10_000, tutto: 30_000 },
				...altro
			}),
		origine: () => aperto.origine,
		ricevute: async () =>
			(await (await fetch(`${aperto.origine}/posta/prove/lettere`)).json()) as LetteraTenuta[],
		portaRimbalzi: rimbalzi.porta,
		avuti: [],
		errori: [],
		guasto: false,
		passano(millisecondi) {
			adesso = new Date(adesso.getTime() + millisecondi);
		},
		async riavvia() {
			await aperto.chiudi();
			aperto = await opens();
		},
		async chiudi() {
			await Promise.all([aperto.chiudi(), rimbalzi.close()]);
			await rm(cartella, { recursive: true });
		}
	};
	return banco;
}

async function openSimulatore(options: Parameters<typeof createEmailSimulator>[0]) {
	const simulatore = createEmailSimulator(options);
	const smtp = await simulatore.listen(0);
	const server = createSimulatorServer([simulatore]);
	return {
		simulatore,
		smtp,
		origine: `http://127.0.0.1:${await listenFree(server)}`,
		async chiudi() {
			server.closeAllConnections();
			await Promise.all([new Promise((resolve) => server.close(resolve)), simulatore.close()]);
		}
	};
}

/** Listens on a free port of this machine, which it tells. */
export function listenFree(server: Server): Promise<number> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
}
