// Names of files as people gave them, made safe to keep, show and send back. Pure; called by attach-file.ts and the downloads.
import type { TipoFile } from './check-file.ts';

const MASSIMO = 120;

/** Without folders, control characters and direction tricks; the extension is that of the content. */
export function cleanNomeFile(nome: string, { estensione }: TipoFile | { estensione: 'csv' }): string {
	const ultimo = nome.split(/[\\/]/).at(-1) ?? '';
	const pulito = ultimo
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*:<>?|]/gu, '')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');
	const radice = withoutHalves(stripExtension(pulito).slice(0, MASSIMO - 5)) || 'documento';
	return `${radice}.${estensione}`;
}

/** The header that makes a browser save the file under its name (RFC 6266, RFC 8187). */
export function contentDisposition(nome: string, modo: 'attachment' | 'inline' = 'attachment'): string {
	const semplice = nome.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '');
	const codificato = encodeURIComponent(nome).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `${modo}; filename="${semplice}"; filename*=UTF-8''${codificato}`;
}

// "domanda.pdf.p7m" keeps the inner extension, as signed files do.
function stripExtension(nome: string): string {
	return nome.replace(/\.(pdf|jpe?g|png|tiff?|p7m|csv)$/i, '');
}

// Half a character: of a name cut there, or sent so.
function withoutHalves(nome: string): string {
	return nome.replace(/\p{Cs}/gu, '');
}
