import { describe, expect, it } from 'vitest';
import {
	chiaviEstranee,
	chiaviGestore,
	createErrore,
	createRisposta,
	GESTORE,
	gestoreDiProva,
	NAME_ID,
	startAccesso
} from '#tests/support/gestore-di-prova.ts';

describe('una risposta buona', () => {
	it('dice chi è entrato, con quale livello e che cosa va nel registro', async () => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso);
		expect(await accesso.answer(xml)).toEqual({
			ok: true,
			identita: {
				codiceFiscale: 'DLLDAA85A41H501X',
				nome: 'Ada',
				cognome: "Dell'Orto",
				dataNascita: '1985-01-01',
				email: 'ada@posta.example'
			},
			livello: 2,
			gestore: GESTORE,
			sessionIndex: undefined,
			nameId: { valore: NAME_ID, qualificatore: GESTORE },
			traccia: {
				richiesta: { id: accesso.richiesta.id, istante: accesso.richiesta.istante },
				xml,
				id: '_risposta',
				istante: '2026-11-30T10:00:00Z',
				emittente: GESTORE,
				asserzione: '_asserzione',
				nameId: { valore: NAME_ID, qualificatore: GESTORE },
				scarto: 0
			}
		});
	});

	it('può avere firmata la sola asserzione', async () => {
		const accesso = startAccesso();
		expect(await accesso.answer(createRisposta(accesso, { firmaRisposta: null }))).toMatchObject({
			ok: true
		});
	});

	it('può venire con qualsiasi certificato del gestore: il vecchio e il nuovo valgono insieme', async () => {
		const certificati = [chiaviEstranee, chiaviGestore].map(({ certificato }) => ({
			certificato,
			scadenza: '2040-01-01T00:00:00.000Z'
		}));
		const accesso = startAccesso({ gestore: gestoreDiProva({ certificati }) });
		expect(await accesso.answer(createRisposta(accesso))).toMatchObject({ ok: true });
	});

	it('può avere un livello più alto di quello chiesto', async () => {
		const accesso = startAccesso({ livello: 1 });
		const xml = createRisposta(accesso, { prima: (testo) => testo.replace('SpidL1', 'SpidL3') });
		expect(await accesso.answer(xml)).toMatchObject({ ok: true, livello: 3, sessionIndex: '_sessione' });
	});

	it.each([
		['senza Format in Issuer della Response', /(<samlp:Response.*?<saml:Issuer) Format="[^"]*"/, '$1'],
		['con i millisecondi negli istanti', /IssueInstant="([^"]*)Z"/g, 'IssueInstant="$1.123Z"'],
		[
			'scritta da un orologio avanti di 50 secondi',
			/IssueInstant="[^"]*"/g,
			'IssueInstant="2026-11-30T10:00:50Z"'
		],
		[
			'per più destinatari, tra cui noi',
			'<saml:Audience>',
			'<saml:Audience>https://altri.example</saml:Audience><saml:Audience>'
		]
	] as [string, string | RegExp, string][])('può essere %s', async (_, da, a) => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso, { prima: (testo) => testo.replace(da, a) });
		expect(await accesso.answer(xml)).toMatchObject({ ok: true });
	});

	it('può arrivare per ultima: fino a un minuto dopo la sua fine', async () => {
		const accesso = startAccesso({ adesso: new Date('2026-11-30T10:05:59Z') });
		expect(await accesso.answer(createRisposta(accesso))).toMatchObject({
			ok: true,
			traccia: { scarto: 359_000 }
		});
	});
});

const casi: [string, RegExp, string, string][] = [
	['senza ID', / ID="_risposta"/, '', 'Response/@ID'],
	['di un’altra versione', /(<samlp:Response [^>]*)2\.0"/, '$11.1"', 'Response/@Version'],
	['senza istante', / IssueInstant="[^"]*"/, '', 'Response/@IssueInstant'],
	['con un istante non UTC', /(IssueInstant="[^"]*)Z"/, '$1+01:00"', 'Response/@IssueInstant'],
	[
		'con un istante che non esiste',
		/IssueInstant="[^"]*"/,
		'IssueInstant="2026-13-40T10:00:00Z"',
		'Response/@IssueInstant'
	],
	[
		'scritta prima della richiesta',
		/IssueInstant="[^"]*"/,
		'IssueInstant="2026-11-30T09:58:59Z"',
		'Response/@IssueInstant'
	],
	[
		'scritta nel futuro',
		/IssueInstant="[^"]*"/,
		'IssueInstant="2026-11-30T10:01:01Z"',
		'Response/@IssueInstant'
	],
	[
		'per un altro indirizzo',
		/Destination="[^"]*"/,
		'Destination="https://altri.example/acs"',
		'Response/@Destination'
	],
	['senza indirizzo', / Destination="[^"]*"/, '', 'Response/@Destination'],
	['di un altro gestore', />https:\/\/gestore\.example</, '>https://altri.example<', 'Response/Issuer'],
	['con un altro Format in Issuer', /format:entity/, 'format:emailAddress', 'Response/Issuer/@Format'],
	['senza Status', /<samlp:Status>.*<\/samlp:Status>/, '', 'XML: Status mancante'],
	['con uno Status sconosciuto', /status:Success/, 'status:Boh', 'Response/Status senza ErrorCode'],
	['senza asserzione', /<saml:Assertion .*<\/saml:Assertion>/, '', 'Response/Assertion'],
	[
		'con una asserzione cifrata',
		/<saml:Assertion /,
		'<saml:EncryptedAssertion/><saml:Assertion ',
		'Response/EncryptedAssertion'
	]
];

describe('una risposta è rifiutata', () => {
	it.each(casi)('%s', async (_, da, a, motivo) => {
		const accesso = startAccesso();
		const senza = motivo === 'Response/Assertion' ? { firmaAsserzione: null } : {};
		const firmaRisposta = motivo === 'Response/@ID' ? null : chiaviGestore;
		const xml = createRisposta(accesso, { ...senza, firmaRisposta, prima: (testo) => testo.replace(da, a) });
		const esito = await accesso.answer(xml);
		expect(esito).toMatchObject({ ok: false, errore: { tipo: 'risposta', motivo } });
		expect(esito.traccia).toMatchObject({ xml, richiesta: { id: accesso.richiesta.id } });
	});

	it('quando non è base64, non è XML o è troppo lunga', async () => {
		const { saml, gestore } = startAccesso();
		const take = () => Promise.resolve(undefined);
		for (const [samlResponse, motivo] of [
			['', 'base64'],
			['<x/>', 'base64'],
			['AAAA', 'XML: caratteri non ammessi'],
			['A'.repeat(300_000), 'grandezza'],
			[Buffer.from('<x/>').toString('base64'), 'radice']
		] as const)
			expect(await saml.finishLogin({ samlResponse, gestori: [gestore], take })).toMatchObject({
				ok: false,
				errore: { motivo }
			});
	});

	it('quando il suo gestore non è più in elenco', async () => {
		const accesso = startAccesso();
		expect(await accesso.answer(createRisposta(accesso), [])).toMatchObject({
			ok: false,
			errore: { motivo: 'gestore non più in elenco' }
		});
	});
});

describe('un gestore che dice di no', () => {
	it.each([19, 20, 21, 22, 23, 25, 30])('lo dice con il numero %i', async (numero) => {
		const accesso = startAccesso();
		expect(await accesso.answer(createErrore(accesso, numero))).toMatchObject({
			ok: false,
			errore: { tipo: 'gestore', numero },
			traccia: { richiesta: { id: accesso.richiesta.id }, id: '_risposta' }
		});
	});
});
