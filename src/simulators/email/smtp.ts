// The mail server of the demonstration: takes the letters of the Comuni for every mailbox, and does what some mailboxes are told to do. Opened by email.ts.
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { usoEmail } from '#demo/email.ts';
import type { ArchivioLettere } from './archive.ts';

export type SmtpOptions = { archivio: ArchivioLettere; now: () => Date; newId: () => string };

/** Attempts at which a full mailbox takes nothing. */
const PIENA_VOLTE = 2;
const BYTE_MASSIMI = 1_000_000;

/** A server that is not listening yet. */
export function createSmtp({ archivio, now, newId }: SmtpOptions): SMTPServer {
	const volte = new Map<string, number>();
	// The return path names the letter before its body comes.
	function isWithin(massimo: number, { envelope }: SMTPServerSession, casella: string): boolean {
		const chiave = `${ritornoOf(envelope)} ${casella.toLowerCase()}`;
		const prima = volte.get(chiave) ?? 0;
		volte.set(chiave, prima + 1);
		return prima < massimo;
	}

	function judge(casella: string, session: SMTPServerSession): Error | null {
		const uso = usoEmail(casella);
		if (uso === 'SCONOSCIUTA') return refuse(550, '5.1.1 Utente sconosciuto');
		if (uso === 'PIENA' && isWithin(PIENA_VOLTE, session, casella)) return refuse(452, '4.2.2 Casella piena');
		if (uso === 'GRIGIA' && isWithin(1, session, casella)) return refuse(451, '4.7.1 Riprova tra poco');
		return null;
	}

	async function receive(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<string> {
		const { from, subject, messageId, text, html } = await simpleParser(stream, { skipTextToHtml: true });
		if (stream.sizeExceeded) throw refuse(552, '5.3.4 Troppo grande');
		const id = newId();
		await archivio.put({
			id,
			messageId: messageId ?? '',
			mittente: from?.text ?? '',
			ritorno: ritornoOf(envelope),
			casella: casellaOf(envelope),
			oggetto: subject ?? '',
			testo: text ?? '',
			html: html || '',
			ricevutaIl: now().toISOString(),
			rimandata: false
		});
		return id;
	}

	function dropsLine(session: SMTPServerSession): boolean {
		const casella = casellaOf(session.envelope);
		return usoEmail(casella) === 'CADE' && isWithin(1, session, casella);
	}

	const server = new SMTPServer({
		banner: 'posta di prova',
		// In clear, on this machine alone.
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		disableReverseLookup: true,
		maxRecipients: 1,
		size: BYTE_MASSIMI,
		closeTimeout: 1_000,
		onAuth({ username, password }, _, done) {
			const ente = /^prova-([a-z][a-z0-9-]{1,40})$/.exec(username ?? '')?.[1];
			if (ente && password === 'prova') done(null, { user: ente });
			else done(refuse(535, '5.7.8 Nome o password sbagliati'));
		},
		onMailFrom({ address }, { user }, done) {
			// Each Comune writes from its own domain.
			const suo = address.endsWith(`comune.${String(user)}.example`);
			done(suo ? null : refuse(553, '5.7.1 Mittente non ammesso'));
		},
		onRcptTo({ address }, session, done) {
			done(judge(address, session));
		},
		onData(stream, session, done) {
			receive(stream, session).then(
				(id) => {
					if (dropsLine(session)) cut(server, session);
					else done(null, `2.0.0 Presa come ${id}`);
				},
				(error: unknown) => {
					done(error instanceof Error ? error : new Error(String(error)));
				}
			);
		}
	});
	return server;
}

function ritornoOf({ mailFrom }: SMTPServerSession['envelope']): string {
	return mailFrom ? mailFrom.address : '';
}

// One recipient a letter.
function casellaOf({ rcptTo }: SMTPServerSession['envelope']): string {
	return rcptTo[0]?.address.toLowerCase() ?? '';
}

function cut(server: SMTPServer, { id }: SMTPServerSession): void {
	for (const linea of server.connections) if (linea.id === id) linea._socket.destroy();
}

function refuse(responseCode: number, testo: string): Error {
	return Object.assign(new Error(testo), { responseCode });
}
