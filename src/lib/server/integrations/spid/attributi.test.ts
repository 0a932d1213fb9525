import { describe, expect, it } from 'vitest';
import {
	createRisposta,
	GESTORE,
	gestoreDiProva,
	PERSONA,
	startAccesso
} from '#tests/support/gestore-di-prova.ts';

const casi: [string, RegExp, string, string][] = [
	['senza attributi', /<saml:Attribute .*<\/saml:Attribute>/, '', 'AttributeStatement/Attribute'],
	[
		'senza un attributo chiesto',
		/<saml:Attribute Name="familyName">.*?<\/saml:Attribute>/,
		'',
		'AttributeStatement senza familyName'
	],
	['con un attributo vuoto', />Ada</, '><', 'AttributeStatement/Attribute vuoto'],
	[
		'con un attributo doppio',
		/(<saml:Attribute Name="name">.*?<\/saml:Attribute>)/,
		'$1$1',
		'AttributeStatement/Attribute doppio'
	],
	['con un codice fiscale che non torna', /H501X/, 'H501V', 'AttributeStatement/fiscalNumber'],
	['con un codice fiscale di un altro paese', /TINIT-/, 'TINDE-', 'AttributeStatement/fiscalNumber']
];

describe('gli attributi sono rifiutati', () => {
	it.each(casi)('%s', async (_, da, a, motivo) => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso, { prima: (testo) => testo.replace(da, a) });
		expect(await accesso.answer(xml)).toMatchObject({ ok: false, errore: { tipo: 'risposta', motivo } });
	});
});

describe('CIE', () => {
	const cie = {
		name: PERSONA.name,
		familyName: PERSONA.familyName,
		dateOfBirth: PERSONA.dateOfBirth,
		fiscalNumber: PERSONA.fiscalNumber
	};

	it('non dà la posta e può lasciare Issuer senza Format', async () => {
		const accesso = startAccesso({ profilo: 'cie' });
		const prima = (testo: string) =>
			testo.replaceAll(/ Format="[^"]*entity"/g, '').replace('SpidL2', 'SpidL3');
		expect(await accesso.answer(createRisposta(accesso, { attributi: cie, prima }))).toMatchObject({
			ok: true,
			livello: 3,
			identita: { codiceFiscale: 'DLLDAA85A41H501X', email: undefined }
		});
	});
});

describe('un gestore a cui si perdona Issuer senza Format', () => {
	it('entra come gli altri', async () => {
		const accesso = startAccesso({ gestore: gestoreDiProva({ tolleranze: { issuerSenzaFormato: true } }) });
		const prima = (testo: string) => testo.replaceAll(/ Format="[^"]*entity"/g, '');
		expect(await accesso.answer(createRisposta(accesso, { prima }))).toMatchObject({ ok: true });
	});
});

describe('eIDAS', () => {
	const straniera = { spidCode: 'DE/IT/12345', name: 'Änne', familyName: 'Groß', dateOfBirth: '1990-02-03' };

	it('fa entrare chi non ha codice fiscale, con il nome del nodo davanti al suo codice', async () => {
		const accesso = startAccesso({ attributi: 99 });
		expect(await accesso.answer(createRisposta(accesso, { attributi: straniera }))).toMatchObject({
			ok: true,
			identita: { codiceFiscale: undefined, identificativoEstero: `${GESTORE}#DE/IT/12345`, cognome: 'Groß' }
		});
	});

	it('usa il codice fiscale di chi lo ha', async () => {
		const accesso = startAccesso({ attributi: 100 });
		const attributi = { ...straniera, fiscalNumber: PERSONA.fiscalNumber, gender: 'F', placeOfBirth: 'Z112' };
		expect(await accesso.answer(createRisposta(accesso, { attributi }))).toMatchObject({
			ok: true,
			identita: {
				codiceFiscale: 'DLLDAA85A41H501X',
				identificativoEstero: undefined,
				sesso: 'F',
				luogoNascita: 'Z112'
			}
		});
	});

	it('non fa entrare chi ha un codice fiscale che non torna', async () => {
		const accesso = startAccesso({ attributi: 99 });
		const attributi = { ...straniera, fiscalNumber: 'TINIT-DLLDAA85A41H501U' };
		expect(await accesso.answer(createRisposta(accesso, { attributi }))).toMatchObject({
			ok: false,
			errore: { motivo: 'AttributeStatement/fiscalNumber' }
		});
	});

	it('non fa entrare chi non ha nemmeno il suo codice', async () => {
		const accesso = startAccesso({ attributi: 99 });
		const { name, familyName, dateOfBirth } = straniera;
		const xml = createRisposta(accesso, { attributi: { name, familyName, dateOfBirth } });
		expect(await accesso.answer(xml)).toMatchObject({
			ok: false,
			errore: { motivo: 'AttributeStatement senza spidCode' }
		});
	});
});
