import { describe, expect, it } from 'vitest';
import { createRisposta, startAccesso } from '#tests/support/gestore-di-prova.ts';

const ASSERZIONE = '(<saml:Assertion .*?)';
const casi: [string, RegExp, string, string][] = [
	['con una asserzione di un’altra versione', /(<saml:Assertion [^>]*)2\.0"/, '$11.1"', 'Assertion/@Version'],
	[
		'con una asserzione vecchia',
		/(<saml:Assertion [^>]*IssueInstant=")[^"]*"/,
		'$12026-11-29T10:00:00Z"',
		'Assertion/@IssueInstant'
	],
	[
		'con una asserzione futura',
		/(<saml:Assertion [^>]*IssueInstant=")[^"]*"/,
		'$12099-01-01T00:00:00Z"',
		'Assertion/@IssueInstant'
	],
	[
		'con una asserzione di un altro gestore',
		new RegExp(`${ASSERZIONE}>https://gestore\\.example<`),
		'$1>https://altri.example<',
		'Assertion/Issuer'
	],
	[
		'con una asserzione senza Format in Issuer',
		new RegExp(`${ASSERZIONE} Format="[^"]*entity"`),
		'$1',
		'Assertion/Issuer/@Format'
	],
	['senza Subject', /<saml:Subject>.*<\/saml:Subject>/, '', 'XML: Subject mancante'],
	['con NameID vuoto', />_nome-di-una-sessione</, '> <', 'Subject/NameID'],
	['con NameID non transitorio', /format:transient/, 'format:persistent', 'Subject/NameID/@Format'],
	['con NameID senza NameQualifier', / NameQualifier="[^"]*"/, '', 'Subject/NameID/@NameQualifier'],
	['con una conferma non bearer', /cm:bearer/, 'cm:holder-of-key', 'SubjectConfirmation/@Method'],
	[
		'con due conferme',
		/(<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>)/,
		'$1$1',
		'XML: SubjectConfirmation ripetuto'
	],
	[
		'per un altro Recipient',
		/Recipient="[^"]*"/,
		'Recipient="https://altri.example/acs"',
		'SubjectConfirmationData/@Recipient'
	],
	[
		'per un’altra richiesta',
		new RegExp(`${ASSERZIONE}InResponseTo="[^"]*"`),
		'$1InResponseTo="_id-9"',
		'SubjectConfirmationData/@InResponseTo'
	],
	[
		'con una conferma scaduta',
		/(Data [^>]*NotOnOrAfter=")[^"]*"/,
		'$12026-11-30T09:59:00Z"',
		'SubjectConfirmationData/@NotOnOrAfter'
	],
	[
		'con una conferma senza fine',
		/(Data [^>]*) NotOnOrAfter="[^"]*"/,
		'$1',
		'SubjectConfirmationData/@NotOnOrAfter'
	],
	['senza Conditions', /<saml:Conditions .*<\/saml:Conditions>/, '', 'XML: Conditions mancante'],
	['non ancora valida', /NotBefore="[^"]*"/, 'NotBefore="2026-11-30T10:01:01Z"', 'Conditions/@NotBefore'],
	[
		'non più valida',
		/(Conditions [^>]*NotOnOrAfter=")[^"]*"/,
		'$12026-11-30T09:59:00Z"',
		'Conditions/@NotOnOrAfter'
	],
	['senza fine della validità', /(Conditions [^>]*) NotOnOrAfter="[^"]*"/, '$1', 'Conditions/@NotOnOrAfter'],
	[
		'per un altro destinatario',
		/>https:\/\/borgo\.example\/spid</,
		'>https://altri.example<',
		'Conditions/AudienceRestriction'
	],
	[
		'senza destinatari',
		/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/,
		'',
		'Conditions/AudienceRestriction'
	],
	[
		'con una seconda restrizione che ci esclude',
		/<\/saml:Conditions>/,
		'<saml:AudienceRestriction><saml:Audience>https://altri.example</saml:Audience></saml:AudienceRestriction></saml:Conditions>',
		'Conditions/AudienceRestriction'
	],
	[
		'senza AuthnStatement',
		/<saml:AuthnStatement .*<\/saml:AuthnStatement>/,
		'',
		'XML: AuthnStatement mancante'
	],
	['di livello più basso', /SpidL2/, 'SpidL1', 'AuthnContextClassRef'],
	['di livello sconosciuto', /SpidL2/, 'SpidL4', 'AuthnContextClassRef'],
	[
		'con il livello scritto alla vecchia maniera',
		/>https:\/\/www\.spid\.gov\.it\/SpidL2</,
		'>urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2<',
		'AuthnContextClassRef'
	]
];

describe('una asserzione è rifiutata', () => {
	it.each(casi)('%s', async (_, da, a, motivo) => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso, { prima: (testo) => testo.replace(da, a) });
		expect(await accesso.answer(xml)).toMatchObject({ ok: false, errore: { tipo: 'risposta', motivo } });
	});
});
