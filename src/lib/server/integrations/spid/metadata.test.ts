import { describe, expect, it } from 'vitest';
import { attributo, discendenti, figli, parseXml, soloFiglio, testo } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import { ACS, chiaviEnte, chiaviEstranee, providerDiProva, SLO } from '#tests/support/gestore-di-prova.ts';
import { createMetadata } from './metadata.ts';
import { ESTENSIONI_CIE, ESTENSIONI_SPID, MD } from './nomi.ts';
import type { ServiceProvider } from './port.ts';

function read(dati: Partial<ServiceProvider> = {}): { xml: string; radice: Element; sp: Element } {
	const xml = createMetadata(providerDiProva(dati), chiaviEnte);
	const radice = parseXml(xml).documentElement;
	return { xml, radice, sp: soloFiglio(radice, MD, 'SPSSODescriptor') };
}

function names(elemento: Element): string[] {
	return Array.from(elemento.childNodes).map(({ nodeName }) => nodeName);
}

function richiesti(sp: Element): Record<string, (string | undefined)[]> {
	return Object.fromEntries(
		figli(sp, MD, 'AttributeConsumingService').map((servizio) => [
			attributo(servizio, 'index') ?? '',
			figli(servizio, MD, 'RequestedAttribute').map((richiesto) => attributo(richiesto, 'Name'))
		])
	);
}

describe('i metadata SPID', () => {
	it('sono firmati dall’ente, con la firma prima di tutto', () => {
		const { xml, radice } = read();
		expect(names(radice)).toEqual([
			'ds:Signature',
			'md:SPSSODescriptor',
			'md:Organization',
			'md:ContactPerson'
		]);
		const certificati = [chiaviEnte.certificato];
		expect(verifySignature({ xml, elemento: radice, certificati })).toContain('entityID="https://borgo');
		expect(xml).toContain('<ds:X509Certificate>');
	});

	it('sono sempre gli stessi finché non cambia niente, e altri quando cambia qualcosa', () => {
		expect(read().xml).toBe(read().xml);
		expect(attributo(read({ email: 'altro@borgo.example' }).radice, 'ID')).not.toBe(
			attributo(read().radice, 'ID')
		);
	});

	it('hanno i figli nell’ordine dello schema', () => {
		expect(names(read({ eidas: false }).sp)).toEqual([
			'md:KeyDescriptor',
			'md:SingleLogoutService',
			'md:SingleLogoutService',
			'md:NameIDFormat',
			'md:AssertionConsumerService',
			'md:AttributeConsumingService'
		]);
	});

	it('dicono dove si risponde', () => {
		const { sp } = read();
		expect(attributo(soloFiglio(sp, MD, 'AssertionConsumerService'), 'Location')).toBe(ACS);
		for (const slo of figli(sp, MD, 'SingleLogoutService')) expect(attributo(slo, 'Location')).toBe(SLO);
	});

	it('pubblicano tutte le chiavi: la nuova si conosce prima che firmi', () => {
		const { sp } = read({ chiavi: [chiaviEnte, chiaviEstranee] });
		expect(figli(sp, MD, 'KeyDescriptor')).toHaveLength(2);
	});

	it('chiedono il meno possibile, e gli insiemi di eIDAS', () => {
		const eidas = ['spidCode', 'name', 'familyName', 'dateOfBirth', 'fiscalNumber'];
		expect(richiesti(read().sp)).toEqual({
			0: ['name', 'familyName', 'fiscalNumber', 'dateOfBirth', 'email'],
			99: eidas,
			100: [...eidas, 'placeOfBirth', 'address', 'gender']
		});
		expect(Object.keys(richiesti(read({ eidas: false }).sp))).toEqual(['0']);
	});

	it('dicono quale ente è, con un solo contatto', () => {
		const contatto = soloFiglio(read().radice, MD, 'ContactPerson');
		const estensioni = soloFiglio(contatto, MD, 'Extensions');
		expect(attributo(contatto, 'contactType')).toBe('other');
		expect(names(estensioni)).toEqual(['spid:IPACode', 'spid:Public']);
		expect(testo(soloFiglio(estensioni, ESTENSIONI_SPID, 'IPACode'))).toBe('c_x000');
		expect(testo(soloFiglio(contatto, MD, 'Company'))).toBe('Comune di Borgo');
	});
});

describe('i metadata CIE', () => {
	it('hanno un contatto amministrativo con il Comune, e solo i dati che CIE dà', () => {
		const { radice, sp, xml } = read({ profilo: 'cie' });
		const contatto = soloFiglio(radice, MD, 'ContactPerson');
		expect(attributo(contatto, 'contactType')).toBe('administrative');
		const [comune] = discendenti(contatto, ESTENSIONI_CIE, 'Municipality');
		expect(comune && testo(comune)).toBe('X000');
		expect(richiesti(sp)).toEqual({ 0: ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'] });
		expect(xml).not.toContain('spid.gov.it');
	});
});
