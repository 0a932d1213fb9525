// A digital revenue stamp as a PSP sells it: the XML `marcaDaBollo` with a signature of test. Called when a payment that buys one ends.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { importoDecimale } from '#lib/domain/denaro.ts';
import { elemento, toXml } from '#lib/xml/build.ts';
import { signXml } from '#lib/xml/sign.ts';
import { writeCertificato } from '../spid/certificato.ts';
import { pspDi } from './psp.ts';

/** Private key in PEM and its certificate; asked only when a stamp is to be signed. */
export type FirmaMarche = () => { chiave: string; certificato: string };

export type DatiMarca = {
	/** Unique: the token of the payment, with the voce where there are more. */
	id: string;
	cent: number;
	/** Base64 of the SHA-256 of the document. */
	impronta: string;
	/** Instant of the purchase. */
	il: string;
};

const NS = 'http://www.agenziaentrate.gov.it/2014/MarcaDaBollo';
const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** The XML as text. */
export function firmaMarca({ id, cent, impronta, il }: DatiMarca, firma: FirmaMarche): string {
	const psp = pspDi('online');
	const marca = elemento(
		'marcaDaBollo',
		{ xmlns: NS, 'xmlns:ds': DS },
		elemento(
			'PSP',
			{},
			elemento('CodiceFiscale', {}, psp.codiceFiscale),
			elemento('Denominazione', {}, psp.nome)
		),
		elemento('IUBD', {}, id),
		elemento('OraAcquisto', {}, il),
		elemento('Importo', {}, importoDecimale(cent)),
		elemento('TipoBollo', {}, '01'),
		elemento(
			'ImprontaDocumento',
			{},
			elemento('DigestMethod', { Algorithm: 'http://www.w3.org/2001/04/xmlenc#sha256' }),
			elemento('ds:DigestValue', {}, impronta)
		)
	);
	return signXml(toXml(marca), { ...firma(), dopo: 'ImprontaDocumento' });
}

/** A key made when the first stamp is sold; its certificate travels with each stamp, so a restart may have another. */
export function createFirmaMarche(now: () => Date): FirmaMarche {
	let tenuta: { chiave: string; certificato: string } | undefined;
	return () => (tenuta ??= makeFirma(now()));
}

function makeFirma(adesso: Date): { chiave: string; certificato: string } {
	const { privateKey: chiave } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
	});
	const da = new Date(adesso.getTime() - 86_400_000);
	const finoA = new Date(da);
	finoA.setUTCFullYear(finoA.getUTCFullYear() + 10);
	const nome = `${pspDi('online').nome}, marche da bollo di prova`;
	const certificato = writeCertificato({ chiave: createPrivateKey(chiave), nome, numero: 1, da, finoA });
	return { chiave, certificato };
}
