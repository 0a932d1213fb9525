// What comes back, heard by real SMTP on this machine: from the simulator, and from whoever else speaks.
import { createConnection } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apriPosta, LETTERA, MARTA, RITORNO, type BancoPosta } from '#tests/support/posta.ts';

let posta: BancoPosta;

beforeEach(async () => {
	posta = await apriPosta();
});

afterEach(() => posta.chiudi());

describe('una lettera che torna indietro', () => {
	it('si sa dopo, di quale spedizione e perché, una volta sola', async () => {
		await posta.client().send({ ...LETTERA, destinatario: 'torna.indietro@posta.example' });
		await posta.simulatore().tick();
		expect(posta.avuti).toEqual([]);
		posta.passano(5_000);
		await posta.simulatore().tick();
		await posta.simulatore().tick();
		expect(posta.avuti).toEqual([
			{
				spedizione: LETTERA.id,
				destinatari: ['torna.indietro@posta.example'],
				definitivo: true,
				codice: '550 5.1.1',
				motivo: 'INDIRIZZO_SCONOSCIUTO'
			}
		]);
	});

	it('se non riesco a scriverlo mi viene portata di nuovo', async () => {
		await posta.client().send({ ...LETTERA, destinatario: 'torna.indietro@posta.example' });
		posta.passano(5_000);
		posta.guasto = true;
		await posta.simulatore().tick();
		expect(posta.errori).toEqual(['rimbalzo non preso']);
		posta.guasto = false;
		await posta.simulatore().tick();
		expect(posta.avuti).toHaveLength(1);
	});
});

async function porta(a: string, raw: string): Promise<number> {
	const trasporto = createTransport({ host: '127.0.0.1', port: posta.portaRimbalzi, ignoreTLS: true });
	return trasporto.sendMail({ envelope: { from: '', to: [a] }, raw }).then(
		() => 250,
		(guasto: unknown) => (guasto as { responseCode?: number }).responseCode ?? 0
	);
}

function rapporto(campi: string, altro = ''): string {
	return [
		'From: MAILER-DAEMON@altrove.example',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="c"',
		'',
		'--c',
		'Content-Type: text/plain',
		'',
		`Non consegnata.${altro}`,
		'--c',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; altrove.example',
		'',
		'Final-Recipient: rfc822; marta.zanchettin@posta.example',
		campi,
		'',
		'--c--',
		''
	].join('\r\n');
}

const FALLITA = 'Action: failed\r\nStatus: 5.2.2';

describe('l’orecchio dei rimbalzi', () => {
	it('distingue chi ritarda da chi non consegna, e chi non dice né l’uno né l’altro', async () => {
		expect(await porta(RITORNO, rapporto('Action: delayed\r\nStatus: 4.4.1'))).toBe(250);
		expect(await porta(RITORNO.toUpperCase(), rapporto(FALLITA))).toBe(250);
		expect(await porta(RITORNO, rapporto('Action: relayed\r\nStatus: 2.0.0'))).toBe(250);
		expect(posta.avuti).toEqual([
			{
				spedizione: LETTERA.id,
				destinatari: [MARTA],
				definitivo: false,
				codice: '4.4.1',
				motivo: 'RIFIUTATA'
			},
			{
				spedizione: LETTERA.id,
				destinatari: [MARTA],
				definitivo: true,
				codice: '5.2.2',
				motivo: 'CASELLA_PIENA'
			}
		]);
	});

	it.each([
		['una risposta automatica', RITORNO, 'Subject: Sono in ferie\r\n\r\nTorno lunedì.\r\n', 550],
		['niente', RITORNO, '\r\n', 550],
		['un rapporto senza azione', RITORNO, rapporto('Status: 5.1.1'), 550],
		['un rapporto citato in una lettera', RITORNO, `Subject: x\r\n\r\n${rapporto(FALLITA)}`, 550],
		['un rapporto per altri', 'postmaster@rimbalzi.comune.cassola.example', rapporto(FALLITA), 550],
		['un rapporto senza spedizione', 'rimbalzi+1@rimbalzi.comune.cassola.example', rapporto(FALLITA), 550],
		['300 KB', RITORNO, rapporto(FALLITA, '\r\nx'.repeat(100_000)), 552]
	])('non prende %s', async (_, a, messaggio, codice) => {
		expect(await porta(a, messaggio)).toBe(codice);
		expect(posta.avuti).toEqual([]);
	});

	it('non prende 300 KB nemmeno da chi non dice prima quanti sono', async () => {
		const corpo = rapporto(FALLITA, '\r\nx'.repeat(100_000));
		const risposte = await parla(['EHLO x', 'MAIL FROM:<>', `RCPT TO:<${RITORNO}>`, 'DATA', `${corpo}.`]);
		expect(risposte.at(-1)).toMatch(/^552 /);
		expect(posta.avuti).toEqual([]);
	});

	it('a chi non parla SMTP risponde di no e resta in ascolto', async () => {
		const risposte = [
			...(await parla(['ciao', 'AUTH PLAIN AAAA', 'DATA'])).slice(1),
			...(await parla(['GET / HTTP/1.1'])).slice(1)
		];
		expect(risposte.map((risposta) => risposta.slice(0, 3))).toEqual(['500', '500', '503', '421']);
		expect(await porta(RITORNO, rapporto(FALLITA))).toBe(250);
	});
});

/** Says each line when the one before was answered; the first answer is the greeting. */
async function parla(righe: readonly string[]): Promise<string[]> {
	const linea = createConnection({ port: posta.portaRimbalzi, host: '127.0.0.1' }).setEncoding('utf8');
	const risposte: string[] = [];
	const daDire = [...righe];
	let letto = '';
	for await (const parte of linea as AsyncIterable<string>) {
		letto += parte;
		const ultima = /(?:^|\n)(\d{3} [^\n]*)\r\n$/.exec(letto)?.[1];
		if (!ultima) continue;
		risposte.push(ultima);
		letto = '';
		const prossima = daDire.shift();
		if (prossima === undefined) break;
		linea.write(`${prossima}\r\n`);
	}
	linea.destroy();
	return risposte;
}
