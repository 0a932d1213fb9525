// Sends a letter back to who sent it, with a report of delivery (RFC 3464) as mail servers write them. Called by email.ts.
import { createTransport } from 'nodemailer';
import type { LetteraTenuta } from './archive.ts';

/** Brings the report to the port of this machine where the portal hears of them. @throws Error when it was not taken */
export async function rimanda(lettera: LetteraTenuta, porta: number): Promise<void> {
	const trasporto = createTransport({ host: '127.0.0.1', port: porta, ignoreTLS: true });
	await trasporto.sendMail({ envelope: { from: '', to: [lettera.ritorno] }, raw: scriviRapporto(lettera) });
}

/** The whole message. */
function scriviRapporto({ id, ritorno, casella, messageId, ricevutaIl }: LetteraTenuta): string {
	const confine = `rapporto-${id}`;
	const righe = [
		'From: Mail Delivery System <MAILER-DAEMON@posta.example>',
		`To: <${ritorno}>`,
		'Subject: Undelivered Mail Returned to Sender',
		`Date: ${new Date(ricevutaIl).toUTCString().replace('GMT', '+0000')}`,
		`Message-ID: <${id}@posta.example>`,
		'Auto-Submitted: auto-replied',
		'MIME-Version: 1.0',
		`Content-Type: multipart/report; report-type=delivery-status; boundary="${confine}"`,
		'',
		`--${confine}`,
		'Content-Type: text/plain; charset=us-ascii',
		'',
		'Your message could not be delivered. There is no such mailbox.',
		'',
		`--${confine}`,
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; posta.example',
		'',
		`Final-Recipient: rfc822; ${casella}`,
		'Action: failed',
		'Status: 5.1.1',
		'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
		'',
		`--${confine}`,
		'Content-Type: text/rfc822-headers',
		'',
		`Message-ID: ${messageId}`,
		'',
		`--${confine}--`,
		''
	];
	return righe.join('\r\n');
}
