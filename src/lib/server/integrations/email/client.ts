// Hands letters to the mail server of one ente, one connection each. Chosen by app.ts, contract in README.md.
import { Transform } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport';
import { checkEmail } from '#lib/domain/contatti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import { decideGuasto } from './esito.ts';
import type { Email, EsitoLettera, Lettera } from './port.ts';

/** The server that takes the letters of an ente. */
export type ServerPosta = {
	host: string;
	porta: number;
	/** From the first byte, by STARTTLS, or never: only on this machine. */
	tls: 'subito' | 'starttls' | 'mai';
	utente?: { nome: string; password: string } | undefined;
};

export type EmailOptions = {
	server: ServerPosta;
	/** Name and address that people see. */
	mittente: { nome: string; indirizzo: string };
	/** Domain of the return path, whose mail comes to rimbalzi.ts. */
	rimbalzi: string;
	clock: () => Date;
	attesa?: Attesa;
};

/** Milliseconds: for the connection and the greeting, for each answer, for everything. */
export type Attesa = { connessione: number; risposta: number; tutto: number };

/** All together it stays within the time for which a worker has a delivery. */
const ATTESA: Attesa = { connessione: 10_000, risposta: 30_000, tutto: 45_000 };

const MAI: EsitoLettera = { esito: 'RIFIUTATA', codice: '5.1.3', motivo: 'INDIRIZZO_SCONOSCIUTO' };

/** The client of one ente. */
export function createEmail(options: EmailOptions): Email {
	const attesa = options.attesa ?? ATTESA;
	return {
		async send(lettera) {
			if (!isUuid(lettera.id)) throw new RangeError('L’id di una spedizione è un uuid');
			const destinatario = checkEmail(lettera.destinatario);
			// It would be two addresses, or none: no server is to be asked.
			if (!destinatario.ok) return MAI;
			let partita = false;
			const trasporto = createTransport(connessioneOf(options.server, attesa));
			trasporto.use('stream', ({ message }, next) => {
				message.transform(() => atEnd(() => (partita = true)));
				next();
			});
			const busta = { ...compose(lettera, options), ...envelope(lettera.id, destinatario.valore, options) };
			try {
				const { response } = await trasporto.sendMail({
					...busta,
					signal: AbortSignal.timeout(attesa.tutto)
				});
				return { esito: 'ACCETTATA', risposta: unaRiga(response).slice(0, 200) };
			} catch (guasto) {
				return decideGuasto(guasto, { partita });
			}
		}
	};
}

function connessioneOf(
	{ host, porta, tls, utente }: ServerPosta,
	{ connessione, risposta }: Attesa
): SMTPTransportOptions {
	return {
		host,
		port: porta,
		secure: tls === 'subito',
		requireTLS: tls === 'starttls',
		ignoreTLS: tls === 'mai',
		...(utente && { auth: { user: utente.nome, pass: utente.password }, forceAuth: true }),
		connectionTimeout: connessione,
		greetingTimeout: connessione,
		dnsTimeout: connessione,
		socketTimeout: risposta,
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

function compose({ id, oggetto, testo, html }: Lettera, { mittente, clock }: EmailOptions) {
	const { nome, indirizzo } = mittente;
	return {
		from: { name: unaRiga(nome), address: indirizzo },
		subject: unaRiga(oggetto),
		text: testo,
		html,
		date: clock(),
		messageId: `<${id}@${indirizzo.slice(indirizzo.lastIndexOf('@') + 1)}>`,
		// Nobody's holiday reply comes back (RFC 3834).
		headers: { 'Auto-Submitted': 'auto-generated' }
	};
}

function envelope(id: string, destinatario: string, { rimbalzi }: EmailOptions) {
	return {
		to: { name: '', address: destinatario },
		envelope: { from: `rimbalzi+${id}@${rimbalzi}`, to: [destinatario] }
	};
}

// Called when everything went through: what follows is the full stop that ends the letter.
function atEnd(tell: () => void): Transform {
	return new Transform({
		transform(parte, _, next) {
			next(null, parte);
		},
		flush(next) {
			tell();
			next();
		}
	});
}

// A header is one line, whatever was written.
function unaRiga(testo: string): string {
	return testo.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
