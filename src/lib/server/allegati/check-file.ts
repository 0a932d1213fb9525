// Says what a file really is, by its content and never by its name, and refuses what could not be read in ten years or could do harm. Pure; called when a file arrives.
import type { Esito } from '#lib/domain/esito.ts';
import { errato, valido } from '#lib/domain/esito.ts';
import { BYTE_MASSIMI_FILE } from './limiti.ts';
import { checkPdf } from './check-pdf.ts';
import { isJpeg, isPng, isTiff } from './image-files.ts';
import { isSigned } from './signed-file.ts';

export type TipoFile = { estensione: 'pdf' | 'jpg' | 'png' | 'tif' | 'p7m'; tipoMedia: string };

const PDF: TipoFile = { estensione: 'pdf', tipoMedia: 'application/pdf' };
const JPEG: TipoFile = { estensione: 'jpg', tipoMedia: 'image/jpeg' };
const PNG: TipoFile = { estensione: 'png', tipoMedia: 'image/png' };
const TIFF: TipoFile = { estensione: 'tif', tipoMedia: 'image/tiff' };
const P7M: TipoFile = { estensione: 'p7m', tipoMedia: 'application/pkcs7-mime' };

/** The type of a good file, or the code of what is wrong. */
export async function checkFile(byte: Uint8Array): Promise<Esito<TipoFile>> {
	if (byte.length === 0) return errato('ALL_VUOTO');
	if (byte.length > BYTE_MASSIMI_FILE) return errato('ALL_DIMENSIONE');
	const content = Buffer.from(byte.buffer, byte.byteOffset, byte.byteLength);
	if (content.toString('latin1', 0, 5) === '%PDF-') {
		const fault = await checkPdf(content);
		return fault ? errato(fault) : valido(PDF);
	}
	if (isJpeg(content)) return valido(JPEG);
	if (isPng(content)) return valido(PNG);
	if (isTiff(content)) return valido(TIFF);
	return isSigned(content) ? valido(P7M) : errato('ALL_FORMATO');
}
