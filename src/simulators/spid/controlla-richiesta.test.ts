import { beforeAll, describe, expect, it } from 'vitest';
import { parseXml } from '#lib/xml/parse.ts';
import {
	ACS,
	ENTITY_ID,
	metadataDiProva,
	richiestaDiProva,
	type DatiRichiesta
} from '#tests/support/fornitore-spid.ts';
import { checkRichiesta, type EsitoRichiesta } from './controlla-richiesta.ts';
import { readFornitore, type Fornitore } from './fornitore.ts';
import { listGestori } from './gestori.ts';

const ADESSO = new Date('2026-11-24T09:30:00Z');
const [gestore] = listGestori('http://127.0.0.1:3001');
if (!gestore) throw new Error('Nessun gestore');
const { entityId } = gestore;

let fornitore: Fornitore;

beforeAll(() => {
	fornitore = readFornitore(metadataDiProva(), ENTITY_ID);
});

function check(
	altro: Omit<DatiRichiesta, 'gestore' | 'istante'>,
	guasta = (xml: string) => xml
): EsitoRichiesta {
	const xml = guasta(richiestaDiProva({ gestore: entityId, istante: ADESSO, ...altro }));
	if (!gestore) throw new Error('Nessun gestore');
	return checkRichiesta({ elemento: parseXml(xml).documentElement, fornitore, gestore, adesso: ADESSO });
}

describe('una richiesta di accesso giusta', () => {
	it('dice il livello, dove rispondere e quali dati servono', () => {
		expect(check({})).toEqual({
			ok: true,
			richiesta: {
				id: '_richiesta',
				livello: 2,
				daCapo: true,
				consumatore: ACS,
				insieme: fornitore.insiemi[0]
			}
		});
	});

	it.each([
		['di livello 1 senza ForceAuthn', { livello: 1 }],
		['di livello 3', { livello: 3 }],
		['con Destination uguale al nome del gestore', { attributi: { Destination: entityId } }],
		['con i millesimi di secondo', { attributi: { IssueInstant: '2026-11-24T09:30:00.123Z' } }],
		['di cinque minuti fa', { attributi: { IssueInstant: '2026-11-24T09:25:00Z' } }],
		['un minuto avanti', { attributi: { IssueInstant: '2026-11-24T09:31:00Z' } }],
		[
			"con l'indirizzo al posto dell'indice",
			{
				attributi: {
					AssertionConsumerServiceIndex: undefined,
					AssertionConsumerServiceURL: ACS,
					ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
				}
			}
		]
	])('%s passa', (_, altro) => {
		expect(check(altro)).toMatchObject({ ok: true });
	});
});

describe('una richiesta di accesso sbagliata riceve il numero della tabella', () => {
	it.each([
		[8, 'senza ForceAuthn al livello 2', { attributi: { ForceAuthn: undefined } }],
		[8, 'con ForceAuthn falso al livello 2', { attributi: { ForceAuthn: 'false' } }],
		[9, 'senza Version', { attributi: { Version: undefined } }],
		[11, 'senza ID', { attributi: { ID: undefined } }],
		[11, 'con un ID che comincia con una cifra', { attributi: { ID: '1richiesta' } }],
		[12, 'con un confronto sconosciuto', { confronto: 'simile' }],
		[12, 'con un livello sconosciuto', { classe: 'https://www.spid.gov.it/SpidL4' }],
		[13, 'senza IssueInstant', { attributi: { IssueInstant: undefined } }],
		[13, 'con un orario che non è UTC', { attributi: { IssueInstant: '2026-11-24T10:30:00+01:00' } }],
		[13, 'di oltre cinque minuti fa', { attributi: { IssueInstant: '2026-11-24T09:24:59Z' } }],
		[13, 'oltre un minuto avanti', { attributi: { IssueInstant: '2026-11-24T09:31:01Z' } }],
		[14, 'senza Destination', { attributi: { Destination: undefined } }],
		[14, 'per un altro gestore', { attributi: { Destination: 'https://altro.example/sso' } }],
		[15, 'con IsPassive', { attributi: { IsPassive: 'true' } }],
		[16, 'con un indice di consegna sconosciuto', { attributi: { AssertionConsumerServiceIndex: '7' } }],
		[16, 'con indice e indirizzo insieme', { attributi: { AssertionConsumerServiceURL: ACS } }],
		[17, 'con un altro Format di NameIDPolicy', { criterio: { Format: 'persistent' } }],
		[17, 'con AllowCreate', { criterio: { AllowCreate: 'true' } }],
		[18, 'con un insieme di attributi sconosciuto', { attributi: { AttributeConsumingServiceIndex: '5' } }],
		[18, 'senza insieme di attributi', { attributi: { AttributeConsumingServiceIndex: undefined } }]
	])('%i: %s', (numero, _, altro) => {
		expect(check(altro)).toMatchObject({ ok: false, numero, consumatore: ACS });
	});

	it.each([
		[17, 'NameIDPolicy', /<samlp:NameIDPolicy[^>]*>/],
		[12, 'RequestedAuthnContext', /<samlp:RequestedAuthnContext.*<\/samlp:RequestedAuthnContext>/],
		[12, 'AuthnContextClassRef', /<saml:AuthnContextClassRef.*<\/saml:AuthnContextClassRef>/]
	])('%i: senza %s o con due', (numero, _, parte) => {
		expect(check({}, (xml) => xml.replace(parte, ''))).toMatchObject({ ok: false, numero });
		expect(check({}, (xml) => xml.replace(parte, '$&$&'))).toMatchObject({ ok: false, numero });
	});
});
