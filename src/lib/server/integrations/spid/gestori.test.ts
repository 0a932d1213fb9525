import { describe, expect, it } from 'vitest';
import { elemento, toXml, type Nodo } from '#lib/xml/build.ts';
import { XmlRifiutato } from '#lib/xml/parse.ts';
import { signXml } from '#lib/xml/sign.ts';
import { toBase64 } from '#lib/xml/certificati.ts';
import {
	ADESSO,
	chiaviEnte,
	chiaviEstranee,
	chiaviGestore,
	GESTORE
} from '#tests/support/gestore-di-prova.ts';
import { createCertificato } from './certificato.ts';
import { readGestori } from './gestori.ts';
import { BINDING, MD } from './nomi.ts';
import { Rifiutata } from './rifiutata.ts';

const SPAZI = { 'xmlns:md': MD, 'xmlns:ds': 'http://www.w3.org/2000/09/xmldsig#' };

function chiave(certificato: string, use?: string): Nodo {
	const x509 = elemento('ds:X509Data', {}, elemento('ds:X509Certificate', {}, toBase64(certificato)));
	return elemento('md:KeyDescriptor', { use }, elemento('ds:KeyInfo', {}, x509));
}

type Dati = { entityId?: string; validUntil?: string; chiavi?: Nodo[]; sso?: string };

function entita({ entityId = GESTORE, validUntil, chiavi, sso = `${GESTORE}/sso` }: Dati = {}): Nodo {
	return elemento(
		'md:EntityDescriptor',
		{ entityID: entityId, validUntil },
		elemento(
			'md:IDPSSODescriptor',
			{},
			...(chiavi ?? [chiave(chiaviGestore.certificato, 'signing')]),
			elemento('md:SingleLogoutService', {
				Binding: BINDING.redirect,
				Location: `${GESTORE}/slo`,
				ResponseLocation: `${GESTORE}/slo-risposte`
			}),
			elemento('md:SingleSignOnService', { Binding: BINDING.redirect, Location: sso }),
			elemento('md:SingleSignOnService', { Binding: 'urn:altro', Location: `${GESTORE}/soap` })
		),
		elemento(
			'md:Organization',
			{},
			elemento('md:OrganizationDisplayName', { 'xml:lang': 'en' }, 'Provider'),
			elemento('md:OrganizationDisplayName', { 'xml:lang': 'it' }, 'Gestore')
		)
	);
}

function uno(dati: Dati = {}): string {
	const nodo = entita(dati);
	return toXml({ ...nodo, attributi: { ...SPAZI, ...nodo.attributi } });
}

function molti(...nodi: Nodo[]): string {
	return toXml(elemento('md:EntitiesDescriptor', { ...SPAZI, ID: '_registro' }, ...nodi));
}

describe('i gestori', () => {
	it('si leggono dai loro metadata', () => {
		expect(readGestori(uno(), { adesso: ADESSO })).toEqual([
			{
				entityId: GESTORE,
				nome: 'Gestore',
				sso: { redirect: `${GESTORE}/sso` },
				slo: { redirect: { richieste: `${GESTORE}/slo`, risposte: `${GESTORE}/slo-risposte` } },
				certificati: [
					{ certificato: toBase64(chiaviGestore.certificato), scadenza: '2047-05-19T00:00:00.000Z' }
				],
				tolleranze: {}
			}
		]);
	});

	it('si leggono molti insieme, con ciò che si perdona a ognuno', () => {
		const xml = molti(entita(), entita({ entityId: 'https://secondo.example' }));
		const tolleranze = { 'https://secondo.example': { issuerSenzaFormato: true } };
		const letti = readGestori(xml, { adesso: ADESSO, tolleranze });
		expect(letti.map((gestore) => gestore.tolleranze)).toEqual([{}, { issuerSenzaFormato: true }]);
	});

	it('hanno tutti i certificati di firma in vigore, non quelli per cifrare né quelli scaduti', () => {
		const scaduta = createCertificato({
			entityId: GESTORE,
			nome: 'Gestore',
			comune: 'Borgo',
			codiceIpa: 'x',
			da: new Date('2020-01-01'),
			giorni: 365,
			bit: 2048
		});
		const chiavi = [
			chiave(chiaviGestore.certificato, 'signing'),
			chiave(chiaviEnte.certificato),
			chiave(chiaviEstranee.certificato, 'encryption'),
			chiave(scaduta.certificato, 'signing')
		];
		const [gestore] = readGestori(uno({ chiavi }), { adesso: ADESSO });
		expect(gestore?.certificati.map(({ certificato }) => certificato)).toEqual(
			[chiaviGestore, chiaviEnte].map(({ certificato }) => toBase64(certificato))
		);
	});

	it('si lasciano fuori quando non si possono usare', () => {
		const buono = entita({ entityId: 'https://buono.example' });
		for (const guasto of [
			{ chiavi: [] },
			{ sso: 'javascript:alert(1)' },
			{ validUntil: '2026-11-30T09:59:59Z' },
			{ entityId: '' }
		]) {
			const letti = readGestori(molti(buono, entita(guasto)), { adesso: ADESSO });
			expect(letti.map(({ entityId }) => entityId)).toEqual(['https://buono.example']);
		}
	});

	it.each([
		['due volte lo stesso', molti(entita(), entita())],
		['nessuno', molti()],
		['scaduti', uno({ validUntil: '2020-01-01T00:00:00Z' })],
		['altro XML', '<x/>']
	])('non si leggono se sono %s', (_, xml) => {
		expect(() => readGestori(xml, { adesso: ADESSO })).toThrow(Rifiutata);
	});
});

describe('il registro con la firma controllata', () => {
	const xml = molti(entita());
	const firmato = signXml(xml, { ...chiaviEnte, riferimento: '_registro', dopo: 'primo' });
	const certificatiRegistro = [chiaviEnte.certificato];

	it('vale se lo firma chi lo tiene', () => {
		expect(readGestori(firmato, { adesso: ADESSO, certificatiRegistro })).toHaveLength(1);
	});

	it('non vale se non è firmato, è di un altro o è cambiato', () => {
		const altrui = signXml(xml, { ...chiaviEstranee, riferimento: '_registro', dopo: 'primo' });
		for (const cattivo of [xml, altrui, firmato.replace('/sso"', '/sso-falso"')])
			expect(() => readGestori(cattivo, { adesso: ADESSO, certificatiRegistro })).toThrow(XmlRifiutato);
	});
});
