// Single logout: what a provider asks and answers is believed only with its signature, and nothing signed for another use serves.
import { describe, expect, it } from 'vitest';
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { attributo, parseXml, soloFiglio, testo } from '#lib/xml/parse.ts';
import { readQuery, signQuery, verifyQuery } from '#lib/xml/redirect.ts';
import { signXml } from '#lib/xml/sign.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import type { Arrivo, CoppiaChiavi, Partenza } from '#lib/server/integrations/spid/port.ts';
import {
	chiaviEnte,
	chiaviEstranee,
	chiaviGestore,
	createRisposta,
	ENTITY_ID,
	GESTORE,
	gestoreDiProva,
	NAME_ID,
	SLO,
	startAccesso
} from '#tests/support/gestore-di-prova.ts';

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const nameId = { valore: NAME_ID, qualificatore: GESTORE };

function messaggio(nome: string, attributi: Record<string, string | undefined>, ...figli: Nodo[]): string {
	return toXml(
		elemento(
			`samlp:${nome}`,
			{
				'xmlns:samlp': SAMLP,
				'xmlns:saml': SAML,
				ID: '_messaggio',
				Version: '2.0',
				IssueInstant: '2026-11-30T10:00:00Z',
				Destination: SLO,
				...attributi
			},
			elemento('saml:Issuer', {}, GESTORE),
			...figli
		)
	);
}

function richiestaDiLogout(attributi: Record<string, string | undefined> = {}): string {
	return messaggio(
		'LogoutRequest',
		attributi,
		elemento('saml:NameID', { NameQualifier: GESTORE }, NAME_ID),
		elemento('samlp:SessionIndex', {}, '_sessione')
	);
}

function rispostaDiLogout(stato: string, attributi: Record<string, string | undefined>): string {
	return messaggio(
		'LogoutResponse',
		attributi,
		elemento('samlp:Status', {}, elemento('samlp:StatusCode', { Value: stato }))
	);
}

function posted(xml: string, firma: CoppiaChiavi | null = chiaviGestore): Arrivo {
	const signed = firma ? signXml(xml, { ...firma, riferimento: '_messaggio', dopo: 'Issuer' }) : xml;
	return { modo: 'post', messaggio: Buffer.from(signed).toString('base64'), relayState: 'r' };
}

function queried(xml: string, { chiave } = chiaviGestore): Arrivo {
	return { modo: 'redirect', query: signQuery({ campo: 'SAMLRequest', xml, relayState: 'r', chiave }) };
}

function queryOf(partenza: Partenza | undefined): string {
	if (partenza?.invio.tipo !== 'redirect') throw new Error('non è una redirezione');
	return partenza.invio.indirizzo.split('?')[1] ?? '';
}

describe('la nostra richiesta di logout', () => {
	const { saml, gestore } = startAccesso({ livello: 1 });

	it('dice al gestore quale sessione finisce, firmata', () => {
		const partenza = saml.startLogout({ gestore, nameId, sessionIndex: '_sessione', relayState: 'r' });
		const letta = verifyQuery(queryOf(partenza), [chiaviEnte.certificato]);
		const radice = parseXml(letta?.xml ?? '').documentElement;
		const issuer = soloFiglio(radice, SAML, 'Issuer');
		expect(radice.localName).toBe('LogoutRequest');
		expect(attributo(radice, 'Destination')).toBe(`${GESTORE}/slo`);
		expect(attributo(issuer, 'NameQualifier')).toBe(ENTITY_ID);
		expect(testo(soloFiglio(radice, SAML, 'NameID'))).toBe(NAME_ID);
		expect(testo(soloFiglio(radice, SAMLP, 'SessionIndex'))).toBe('_sessione');
	});

	it('non parte se il gestore non ha dove riceverla', () => {
		const senza = gestoreDiProva({ slo: {} });
		expect(saml.startLogout({ gestore: senza, nameId, sessionIndex: '_s', relayState: 'r' })).toBeUndefined();
	});

	it.each([SUCCESS, SUCCESS.replace('Success', 'PartialLogout')])(
		'è fatta quando la risposta è %s',
		(stato) => {
			const risposta = posted(rispostaDiLogout(stato, { InResponseTo: '_nostra' }));
			expect(saml.finishLogout({ risposta, gestori: [gestore], id: '_nostra' })).toEqual({ ok: true });
		}
	);

	it.each([
		['per un’altra richiesta', posted(rispostaDiLogout(SUCCESS, { InResponseTo: '_altra' }))],
		['di un estraneo', posted(rispostaDiLogout(SUCCESS, { InResponseTo: '_nostra' }), chiaviEstranee)],
		['non firmata', posted(rispostaDiLogout(SUCCESS, { InResponseTo: '_nostra' }), null)],
		['che dice di no', posted(rispostaDiLogout('urn:no', { InResponseTo: '_nostra' }))]
	])('non è fatta con una risposta %s', (_, risposta) => {
		expect(saml.finishLogout({ risposta, gestori: [gestore], id: '_nostra' })).toMatchObject({ ok: false });
	});
});

describe('la richiesta di logout di un gestore', () => {
	const { saml, gestore } = startAccesso();

	it.each([
		['nella query', queried(richiestaDiLogout())],
		['nel modulo', posted(richiestaDiLogout())]
	])('%s ha una risposta firmata, per il suo indirizzo', (_, richiesta) => {
		const esito = saml.answerLogout({ richiesta, gestori: [gestore] });
		expect(esito).toMatchObject({ ok: true, gestore: GESTORE, nameId, sessionIndex: '_sessione' });
		const query = queryOf(esito.ok ? esito.risposta : undefined);
		const letta = verifyQuery(query, [chiaviEnte.certificato]);
		expect(letta).toMatchObject({ campo: 'SAMLResponse', relayState: 'r' });
		const radice = parseXml(letta?.xml ?? '').documentElement;
		expect(attributo(radice, 'InResponseTo')).toBe('_messaggio');
		expect(attributo(radice, 'Destination')).toBe(`${GESTORE}/slo-risposte`);
		expect(readQuery(query).xml).toContain(SUCCESS);
	});

	it('ha la risposta in un modulo quando il gestore ha solo quello', () => {
		const slo = { post: { richieste: `${GESTORE}/slo`, risposte: `${GESTORE}/slo-post` } };
		const esito = saml.answerLogout({
			richiesta: posted(richiestaDiLogout()),
			gestori: [gestoreDiProva({ slo })]
		});
		const invio = esito.ok ? esito.risposta.invio : undefined;
		expect(invio).toMatchObject({ tipo: 'post', destinazione: `${GESTORE}/slo-post` });
		const xml =
			invio?.tipo === 'post' ? Buffer.from(invio.campi.SAMLResponse ?? '', 'base64').toString() : '';
		const radice = parseXml(xml).documentElement;
		const certificati = [chiaviEnte.certificato];
		expect(verifySignature({ xml, elemento: radice, certificati })).toContain('InResponseTo="_messaggio"');
	});

	const { richiesta: inCorso } = startAccesso();
	const rubata = /<saml:Assertion .*<\/saml:Assertion>/.exec(
		createRisposta({ richiesta: inCorso }, { firmaRisposta: null })
	)?.[0];
	const ostili: [string, Arrivo][] = [
		['di un estraneo, nel modulo', posted(richiestaDiLogout(), chiaviEstranee)],
		['di un estraneo, nella query', queried(richiestaDiLogout(), chiaviEstranee)],
		['non firmata, nel modulo', posted(richiestaDiLogout(), null)],
		[
			'non firmata, nella query',
			{
				modo: 'redirect',
				query: signQuery({
					campo: 'SAMLRequest',
					xml: richiestaDiLogout(),
					chiave: chiaviGestore.chiave
				}).replace(/&SigAlg=.*/, '')
			}
		],
		[
			'firmata e poi cambiata, nella query',
			{
				modo: 'redirect',
				query: signQuery({
					campo: 'SAMLRequest',
					xml: richiestaDiLogout(),
					relayState: 'r',
					chiave: chiaviGestore.chiave
				}).replace('RelayState=r', 'RelayState=s')
			}
		],
		[
			'con dentro una asserzione rubata, firmata per un accesso',
			posted(richiestaDiLogout().replace('</saml:Issuer>', `</saml:Issuer>${rubata ?? ''}`), null)
		],
		[
			'con la firma di una asserzione rubata al posto della sua',
			posted(
				richiestaDiLogout().replace(
					'</saml:Issuer>',
					`</saml:Issuer>${/<ds:Signature .*<\/ds:Signature>/.exec(rubata ?? '')?.[0] ?? ''}`
				),
				null
			)
		],
		['per un altro indirizzo', posted(richiestaDiLogout({ Destination: 'https://altri.example' }))],
		['vecchia', posted(richiestaDiLogout({ IssueInstant: '2026-11-30T09:53:00Z' }))],
		['scaduta', posted(richiestaDiLogout({ NotOnOrAfter: '2026-11-30T09:58:00Z' }))],
		['che è una risposta', posted(rispostaDiLogout(SUCCESS, { InResponseTo: '_x' }))]
	];
	it.each(ostili)('non ha risposta se è %s', (_, richiesta) => {
		const esito = saml.answerLogout({ richiesta, gestori: [gestore] });
		expect(esito.ok).toBe(false);
		expect(JSON.stringify(esito)).not.toContain(NAME_ID);
	});

	const conNome = elemento('saml:NameID', { NameQualifier: GESTORE }, NAME_ID);
	it.each([
		['non ha ID', queried(richiestaDiLogout({ ID: undefined })), 'LogoutRequest/@ID'],
		['è di un’altra versione', posted(richiestaDiLogout({ Version: '1.1' })), 'LogoutRequest/@Version'],
		['è firmata, ma è altro', posted(messaggio('LogoutResponse', {}, conNome)), 'radice'],
		[
			'è nel campo di una risposta',
			{
				modo: 'redirect',
				query: signQuery({
					campo: 'SAMLResponse',
					xml: richiestaDiLogout(),
					chiave: chiaviGestore.chiave
				})
			},
			'campo'
		]
	] as [string, Arrivo, string][])('non ha risposta se %s', (_, richiesta, motivo) => {
		expect(saml.answerLogout({ richiesta, gestori: [gestore] })).toEqual({ ok: false, motivo });
	});

	it('non ha risposta se il gestore non ha dove riceverla', () => {
		const gestori = [gestoreDiProva({ slo: {} })];
		expect(saml.answerLogout({ richiesta: posted(richiestaDiLogout()), gestori }).ok).toBe(false);
	});

	it('non ha risposta se il gestore non è in elenco', () => {
		const richiesta = posted(richiestaDiLogout());
		expect(saml.answerLogout({ richiesta, gestori: [] })).toEqual({ ok: false, motivo: 'Issuer' });
	});
});
