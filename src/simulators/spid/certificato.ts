// Writes a self-signed certificate in DER, which Node can read but not make; called by chiavi.ts.
import { createPublicKey, sign, type KeyObject } from 'node:crypto';

export type DatiCertificato = {
	chiave: KeyObject;
	nome: string;
	numero: number;
	da: Date;
	finoA: Date;
};

/** X.509 v3 with RSA and SHA-256, for signing alone (RFC 5280), base64 without line ends. */
export function writeCertificato({ chiave, nome, numero, da, finoA }: DatiCertificato): string {
	const algoritmo = sequence(oid(RSA_SHA256), der(0x05));
	const soggetto = sequence(
		attribute('2.5.4.6', der(0x13, Buffer.from('IT'))),
		attribute('2.5.4.10', der(0x0c, Buffer.from(nome))),
		attribute('2.5.4.3', der(0x0c, Buffer.from(nome)))
	);
	const contenuto = sequence(
		der(0xa0, integer(2)),
		integer(numero),
		algoritmo,
		soggetto,
		sequence(time(da), time(finoA)),
		soggetto,
		createPublicKey(chiave).export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(extension('2.5.29.19', sequence()), extension('2.5.29.15', KEY_USAGE)))
	);
	return sequence(contenuto, algoritmo, bits(sign('sha256', contenuto, chiave))).toString('base64');
}

const RSA_SHA256 = '1.2.840.113549.1.1.11';
// digitalSignature and nonRepudiation, the first two of eight bits.
const KEY_USAGE = Buffer.from([0x03, 0x02, 0x06, 0xc0]);

function der(tag: number, ...parti: Buffer[]): Buffer {
	const contenuto = Buffer.concat(parti);
	const { length } = contenuto;
	if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), contenuto]);
	const cifre = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
	return Buffer.concat([Buffer.from([tag, 0x80 + cifre.length]), cifre, contenuto]);
}

function sequence(...parti: Buffer[]): Buffer {
	return der(0x30, ...parti);
}

function integer(numero: number): Buffer {
	return der(0x02, Buffer.from([numero]));
}

function bits(contenuto: Buffer): Buffer {
	return der(0x03, Buffer.from([0]), contenuto);
}

function time(istante: Date): Buffer {
	const testo = `${istante.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`;
	return der(0x17, Buffer.from(testo));
}

function attribute(tipo: string, valore: Buffer): Buffer {
	return der(0x31, sequence(oid(tipo), valore));
}

function extension(tipo: string, valore: Buffer): Buffer {
	return sequence(oid(tipo), der(0x04, valore));
}

function oid(testo: string): Buffer {
	const [primo = 0, secondo = 0, ...altri] = testo.split('.').map(Number);
	return der(0x06, Buffer.from([40 * primo + secondo, ...altri.flatMap(base128)]));
}

function base128(numero: number): number[] {
	const cifre = [numero & 0x7f];
	for (let resto = numero >> 7; resto > 0; resto >>= 7) cifre.unshift((resto & 0x7f) | 0x80);
	return cifre;
}
