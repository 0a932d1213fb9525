import { describe, expect, it } from 'vitest';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { attributo, parseXml, soloFiglio, testo } from '#lib/xml/parse.ts';
import { verifyQuery } from '#lib/xml/redirect.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import {
	ADESSO,
	chiaviEnte,
	ENTITY_ID,
	GESTORE,
	gestoreDiProva,
	providerDiProva
} from '#tests/support/gestore-di-prova.ts';
import { createSaml } from './client.ts';
import { SAML, SAMLP } from './nomi.ts';
import type { ProfiloSaml, Saml } from './port.ts';

const gestore = gestoreDiProva();

function saml(profilo: ProfiloSaml = 'spid'): Saml {
	return createSaml({ provider: providerDiProva({ profilo }), clock: () => ADESSO, newId: () => '1' });
}

const dati = { gestore, livello: 2, attributi: 0, relayState: 'abc', modo: 'post' } as const;

describe('la richiesta di accesso', () => {
	it('dice chi chiede, a chi, quando e con quale livello', () => {
		const { id, istante, xml } = saml().startLogin({ ...dati, attributi: 99 });
		const radice = parseXml(xml).documentElement;
		expect([id, istante]).toEqual(['_1', '2026-11-30T10:00:00Z']);
		expect(Object.fromEntries(Array.from(radice.attributes).map(({ name, value }) => [name, value]))).toEqual(
			{
				'xmlns:samlp': SAMLP,
				'xmlns:saml': SAML,
				ID: '_1',
				Version: '2.0',
				IssueInstant: '2026-11-30T10:00:00Z',
				Destination: `${GESTORE}/sso-post`,
				ForceAuthn: 'true',
				AssertionConsumerServiceIndex: '0',
				AttributeConsumingServiceIndex: '99'
			}
		);
		const issuer = soloFiglio(radice, SAML, 'Issuer');
		expect(testo(issuer)).toBe(ENTITY_ID);
		expect(attributo(issuer, 'NameQualifier')).toBe(ENTITY_ID);
		expect(attributo(soloFiglio(radice, SAMLP, 'NameIDPolicy'), 'AllowCreate')).toBeUndefined();
		const contesto = soloFiglio(radice, SAMLP, 'RequestedAuthnContext');
		expect(attributo(contesto, 'Comparison')).toBe('minimum');
		expect(testo(soloFiglio(contesto, SAML, 'AuthnContextClassRef'))).toBe('https://www.spid.gov.it/SpidL2');
	});

	it('nel modulo è firmata nel testo, subito dopo Issuer', () => {
		const { xml, invio } = saml().startLogin(dati);
		expect(xml).toMatch(/<\/saml:Issuer><ds:Signature /);
		const radice = parseXml(xml).documentElement;
		const certificati = [chiaviEnte.certificato];
		expect(verifySignature({ xml, elemento: radice, certificati })).toContain('AuthnRequest');
		expect(invio).toEqual({
			tipo: 'post',
			destinazione: `${GESTORE}/sso-post`,
			campi: { SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: 'abc' }
		});
	});

	it('nella redirezione è firmata nella query e non nel testo', () => {
		const { xml, invio } = saml().startLogin({ ...dati, modo: 'redirect' });
		expect(xml).not.toContain('Signature');
		const [indirizzo, query = ''] = (invio.tipo === 'redirect' ? invio.indirizzo : '').split('?');
		expect(indirizzo).toBe(`${GESTORE}/sso`);
		expect(verifyQuery(query, [chiaviEnte.certificato])).toEqual({
			campo: 'SAMLRequest',
			xml,
			relayState: 'abc'
		});
	});

	it('si aggiunge a un indirizzo che ha già una query', () => {
		const altro = gestoreDiProva({ sso: { redirect: `${GESTORE}/sso?a=1` } });
		const { invio } = saml().startLogin({ ...dati, gestore: altro, modo: 'redirect' });
		expect(invio).toMatchObject({ indirizzo: expect.stringContaining('/sso?a=1&SAMLRequest=') as string });
	});

	it('chiede di nuovo le credenziali, tranne che per il livello 1 di SPID', () => {
		const livello1 = { ...dati, livello: 1 } as const;
		expect(saml().startLogin(livello1).xml).not.toContain('ForceAuthn');
		expect(saml('cie').startLogin(livello1).xml).toContain('ForceAuthn="true"');
	});

	it('non parte per una via che il gestore non ha', () => {
		const senza = gestoreDiProva({ sso: { post: `${GESTORE}/sso` } });
		expect(() => saml().startLogin({ ...dati, gestore: senza, modo: 'redirect' })).toThrow(IntegrationError);
	});

	it('non parte per un ente senza chiavi', () => {
		const provider = providerDiProva({ chiavi: [] });
		expect(() => createSaml({ provider, clock: () => ADESSO, newId: () => '1' })).toThrow('non ha chiavi');
	});
});
