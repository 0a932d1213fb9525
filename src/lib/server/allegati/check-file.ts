// Says what a file really is, by its content and never by its name, and refuses what could not be read in ten years or could do harm. Pure; called when a file arrives.
import type { Esito } from '#lib/domain/esito.ts';
import { errato, valido } from '#lib/domain/esito.ts';
import { BYTE_MASSIMI_FILE } from './limiti.ts';
import { checkPdf } from './check-pdf.ts';

export type TipoFile = { estensione: 'pdf' | 'jpg' | 'png' | 'tif' | 'p7m'; tipoMedia: string };

const PDF: TipoFile = { estensione: 'pdf', tipoMedia: 'application/pdf' };
const JPEG: TipoFile = { estensione: 'jpg', tipoMedia: 'image/jpeg' };
const PNG: TipoFile = { estensione: 'png', tipoMedia: 'image/png' };
const TIFF: TipoFile = { estensione: 'tif', tipoMedia: 'image/tiff' };
const P7M: TipoFile = { estensione: 'p7m', tipoMedia: 'application/pkcs7-mime' };

/** DER of the object identifier "signedData", near the start of every CAdES envelope. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');

/** The type of a good file, or the code of what is wrong. */
export function checkFile(byte: Uint8Array): Esito<TipoFile> {
	if (byte.length === 0) return errato('ALL_VUOTO');
	if (byte.length > BYTE_MASSIMI_FILE) return errato('ALL_DIMENSIONE');
	const content = Buffer.from(byte.buffer, byte.byteOffset, byte.byteLength);
	if (startsWith(content, '255044462d')) {
		const fault = checkPdf(content);
		return fault ? errato(fault) : valido(PDF);
	}
	if (startsWith(content, 'ffd8ff') && content.includes(Buffer.from('ffd9', 'hex'))) return valido(JPEG);
	if (startsWith(content, '89504e470d0a1a0a') && content.includes('IEND')) return valido(PNG);
	if (startsWith(content, '49492a00') || startsWith(content, '4d4d002a')) return valido(TIFF);
	return isSigned(content) ? valido(P7M) : errato('ALL_FORMATO');
}

function startsWith(content: Buffer, hex: string): boolean {
	return content.subarray(0, hex.length / 2).toString('hex') === hex;
}

// DER as it is, or in base64 with or without the PEM lines.
function isSigned(content: Buffer): boolean {
	if (content[0] === 0x30) return content.subarray(0, 64).includes(SIGNED_DATA);
	const start = content
		.subarray(0, 400)
		.toString('latin1')
		.replace(/-----BEGIN [A-Z0-9 ]+-----/, '');
	if (!/^[A-Za-z0-9+/=\s]+$/.test(start)) return false;
	const decoded = Buffer.from(start, 'base64');
	return decoded[0] === 0x30 && decoded.subarray(0, 64).includes(SIGNED_DATA);
}
