import { describe, expect, it } from 'vitest';
import { motivoOf, readCodici, scriviCodici } from './codici.ts';
import { decideGuasto, type GuastoSmtp } from './esito.ts';

function guasto(fatti: GuastoSmtp): Error {
	return Object.assign(new Error('guasto'), fatti);
}

describe('i codici di una risposta SMTP', () => {
	it.each([
		['550 5.1.1 <a@b.it>: unknown', '550 5.1.1', 'INDIRIZZO_SCONOSCIUTO'],
		['550-5.1.1 uno\n550 5.1.1 due', '550 5.1.1', 'INDIRIZZO_SCONOSCIUTO'],
		['550 User unknown', '550', 'INDIRIZZO_SCONOSCIUTO'],
		['550 5.1.10 null MX', '550 5.1.10', 'INDIRIZZO_SCONOSCIUTO'],
		['550 5.2.1 disabled', '550 5.2.1', 'INDIRIZZO_SCONOSCIUTO'],
		['552 5.2.2 over quota', '552 5.2.2', 'CASELLA_PIENA'],
		['552 storage exceeded', '552', 'CASELLA_PIENA'],
		['552 5.3.4 too big', '552 5.3.4', 'RIFIUTATA'],
		['550 5.7.1 spam', '550 5.7.1', 'RIFIUTATA'],
		['554 no', '554', 'RIFIUTATA'],
		['550 host 10.5.1.1 says no', '550', 'INDIRIZZO_SCONOSCIUTO']
	])('%j è %s, %s', (risposta, codice, motivo) => {
		const codici = readCodici(risposta);
		expect(scriviCodici(codici)).toBe(codice);
		expect(motivoOf(codici)).toBe(motivo);
	});
});

describe('un invio non riuscito', () => {
	it.each([
		[{ code: 'EAUTH', command: 'AUTH PLAIN', response: '535 5.7.8 no' }, false],
		[{ code: 'EAUTH', command: 'AUTH PLAIN', response: '454 4.7.0 poi' }, true],
		[{ code: 'EAUTH', command: 'API' }, false],
		[{ code: 'ETLS', command: 'STARTTLS', response: '502 no' }, false],
		[{ code: 'ETLS', command: 'STARTTLS' }, false],
		[{ code: 'ETLS', command: 'CONN' }, true],
		[{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT', command: 'CONN' }, false],
		[{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED', command: 'CONN' }, true],
		[{ code: 'EENVELOPE', command: 'MAIL FROM', response: '553 5.7.1 no' }, false],
		[{ code: 'EENVELOPE', command: 'MAIL FROM', response: '451 4.3.0 poi' }, true],
		[{ code: 'EENVELOPE', command: 'RCPT TO', response: '452 4.2.2 piena' }, true],
		[{ code: 'EENVELOPE', command: 'RCPT TO', response: '530 5.7.0 login' }, false],
		[{ code: 'EENVELOPE', command: 'RCPT TO', response: '503 bad sequence' }, false],
		[{ code: 'EMESSAGE', command: 'DATA', response: '421 4.3.2 chiude' }, true],
		[{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, true],
		[{ code: 'ETIMEDOUT', command: 'CONN' }, true],
		[{ code: 'EABORT' }, true]
	])('con %j si riprova? %s', (fatti, temporaneo) => {
		expect(() => decideGuasto(guasto(fatti), { partita: false })).toThrow(
			expect.objectContaining({ integrazione: 'email', temporaneo })
		);
	});

	it('se la lettera era già partita tutta, senza risposta è incerta', () => {
		const caduta = guasto({ code: 'ECONNECTION', command: 'CONN' });
		expect(decideGuasto(caduta, { partita: true })).toEqual({ esito: 'INCERTA', cause: caduta });
	});

	it('se il server risponde di no alla fine della lettera, un codice nudo riguarda il contenuto', () => {
		const rifiuto = (response: string) =>
			decideGuasto(guasto({ code: 'EMESSAGE', command: 'DATA', response }), { partita: true });
		expect(rifiuto('550 no')).toMatchObject({ esito: 'RIFIUTATA', codice: '550', motivo: 'RIFIUTATA' });
		expect(rifiuto('552 5.2.2 piena')).toMatchObject({ codice: '552 5.2.2', motivo: 'CASELLA_PIENA' });
	});

	it('non porta l’indirizzo nel messaggio del guasto', () => {
		const response = '452 4.2.2 <marta@posta.example> piena';
		expect(() => decideGuasto(guasto({ command: 'RCPT TO', response }), { partita: false })).toThrow(
			/^E-mail: RCPT TO 452 4\.2\.2$/
		);
	});
});
