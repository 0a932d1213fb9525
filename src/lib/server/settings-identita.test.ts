import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';
import { variabiliIdentita } from './settings-identita.ts';

const cartella = mkdtempSync(path.join(tmpdir(), 'comune-vicino-identita-'));

afterAll(() => {
	rmSync(cartella, { recursive: true });
});

let scritti = 0;
function scrivi(testo: string): string {
	scritti += 1;
	const file = path.join(cartella, `file-${scritti}`);
	writeFileSync(file, testo);
	return file;
}

const pubblica = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const altraCurva = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const ASSENTE = path.join(cartella, 'assente');

const BUONE = {
	DATABASE_URL: 'postgres://app:segreta@127.0.0.1:5432/comune',
	IDENTITA_CHIAVE: scrivi(`${Buffer.alloc(32, 5).toString('base64')}\n`),
	IDENTITA_REGISTRO: scrivi(JSON.stringify(pubblica))
};
const DIMOSTRAZIONE = { ...BUONE, AMBIENTE_DIMOSTRATIVO: 'si', SIMULATORI_URL: 'http://127.0.0.1:3001' };

function identita(altre: Record<string, string> = {}) {
	return readSettings({ ...BUONE, ...altre }).identita;
}

describe("le impostazioni dell'identità digitale", () => {
	it('senza la chiave che avvolge le altre non fanno entrare nessuno', () => {
		const { DATABASE_URL } = BUONE;
		expect(readSettings({ DATABASE_URL }).identita).toBeUndefined();
		expect(readSettings({ ...DIMOSTRAZIONE, IDENTITA_CHIAVE: '' }).identita).toBeUndefined();
	});

	it('con le sole chiavi non accendono niente altro', () => {
		const lette = identita();
		expect(Buffer.from(lette?.chiave ?? [])).toEqual(Buffer.alloc(32, 5));
		expect(lette?.registro).toEqual(pubblica);
		expect(lette).toMatchObject({
			spid: { metadati: undefined, modo: 'redirect', certificatiRegistro: undefined, tolleranze: {} },
			eidas: undefined,
			cie: null,
			cieSaml: undefined
		});
	});

	it('leggono ogni indirizzo e ogni file', () => {
		expect(
			identita({
				SPID_METADATI: 'https://registry.example/entities',
				SPID_REGISTRO_CERTIFICATI: scrivi(`${PEM}\naltro\n${PEM}\n`),
				SPID_TOLLERANZE: scrivi('{"https://gestore.example": {"issuerSenzaFormato": true}}'),
				SPID_MODO: 'post',
				EIDAS_GESTORE: 'https://eidas.example',
				CIE_PROVIDER: 'https://cie.example',
				CIE_TRUST_ANCHOR: 'https://ancora.example',
				CIE_TRUST_MARKS: scrivi('{"cassola": ["segno"]}'),
				CIE_SAML_METADATI: '/etc/cie.xml'
			})
		).toMatchObject({
			spid: {
				metadati: { url: 'https://registry.example/entities' },
				modo: 'post',
				certificatiRegistro: [PEM, PEM],
				tolleranze: { 'https://gestore.example': { issuerSenzaFormato: true } }
			},
			eidas: 'https://eidas.example',
			cie: {
				provider: 'https://cie.example',
				trustAnchor: 'https://ancora.example',
				trustMarks: { cassola: ['segno'] }
			},
			cieSaml: { file: '/etc/cie.xml' }
		});
	});

	it.each([
		['IDENTITA_CHIAVE', ASSENTE],
		['IDENTITA_CHIAVE', scrivi(Buffer.alloc(31).toString('base64'))],
		['IDENTITA_CHIAVE', scrivi('')],
		['IDENTITA_REGISTRO', ''],
		['IDENTITA_REGISTRO', ASSENTE],
		['IDENTITA_REGISTRO', scrivi('{')],
		['IDENTITA_REGISTRO', scrivi(JSON.stringify(altraCurva))],
		['SPID_REGISTRO_CERTIFICATI', ASSENTE],
		['SPID_REGISTRO_CERTIFICATI', scrivi('nessun certificato')],
		['SPID_TOLLERANZE', ASSENTE],
		['SPID_TOLLERANZE', scrivi('{"https://g": {"issuerSenzaFormatto": true}}')],
		['SPID_MODO', 'piccione'],
		['EIDAS_GESTORE', 'eidas'],
		['CIE_PROVIDER', 'ftp://cie.example'],
		['CIE_TRUST_ANCHOR', 'ancora'],
		['CIE_TRUST_MARKS', ASSENTE],
		['CIE_TRUST_MARKS', scrivi('{"cassola": "segno"}')]
	])('fermano il programma e nominano %s quando vale %s', (nome, valore) => {
		const cie = { CIE_PROVIDER: 'https://cie.example', CIE_TRUST_ANCHOR: 'https://ancora.example' };
		expect(() => identita({ ...cie, [nome]: valore })).toThrow(
			new RegExp(`^Impostazione ${nome} non valida: scrivi`)
		);
	});

	it('vogliono il trust anchor di chi prova le identità con CIE', () => {
		expect(() => identita({ CIE_PROVIDER: 'https://cie.example' })).toThrow(
			/^Impostazione CIE_TRUST_ANCHOR non valida/
		);
	});

	it.each(['docs/accesso.md', 'docs/operations.md', '.env.example'])('stanno tutte in %s', (pagina) => {
		const testo = readFileSync(pagina, 'utf8');
		const taciute = Object.keys(variabiliIdentita).filter((nome) => !new RegExp(`\\b${nome}\\b`).test(testo));
		expect(taciute).toEqual([]);
	});

	it('non mostrano mai quello che sta in un file', () => {
		expect(() => identita({ IDENTITA_CHIAVE: scrivi('chiave-segretissima') })).not.toThrow('segretissima');
		expect(() => identita({ IDENTITA_REGISTRO: scrivi('{"d": "segretissima"}') })).not.toThrow(
			'segretissima'
		);
	});
});

describe('i gestori di identità della dimostrazione', () => {
	it('sono i simulatori', () => {
		expect(readSettings(DIMOSTRAZIONE).identita).toMatchObject({
			spid: { metadati: { url: 'http://127.0.0.1:3001/spid/registro' } },
			eidas: 'http://127.0.0.1:3001/spid/eidas',
			cie: {
				provider: 'http://127.0.0.1:3001/cie/op',
				trustAnchor: 'http://127.0.0.1:3001/cie/ta',
				trustMarks: undefined
			},
			cieSaml: undefined
		});
	});

	it('si possono scegliere uno per uno', () => {
		const SPID_METADATI = 'https://registry.example';
		expect(readSettings({ ...DIMOSTRAZIONE, SPID_METADATI }).identita?.spid.metadati).toEqual({
			url: SPID_METADATI
		});
	});

	it('fuori dalla dimostrazione non sono creduti, anche se il loro indirizzo è rimasto', () => {
		const { identita: lette } = readSettings({ ...DIMOSTRAZIONE, AMBIENTE_DIMOSTRATIVO: 'no' });
		expect(lette).toMatchObject({ spid: { metadati: undefined }, eidas: undefined, cie: null });
	});
});
