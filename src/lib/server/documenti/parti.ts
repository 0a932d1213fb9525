// The parts that documents have in common: heading, signature, list of files. Called by the documents of the house and of the services.
import type { Impostazioni } from '../enti/schema.ts';
import { nomeUfficio } from '../enti/uffici.ts';
import type { Documento, SezioneDocumento } from './documento.ts';

/** The heading of every document of the ente. */
export function intestazioneDi({
	nome,
	indirizzo,
	codiceFiscale,
	domicilioDigitale
}: Impostazioni): Documento['intestazione'] {
	return {
		nome: `Comune di ${nome}`,
		righe: [indirizzo, `Codice fiscale ${codiceFiscale}`, `Domicilio digitale ${domicilioDigitale}`]
	};
}

export type Firma = {
	impostazioni: Impostazioni;
	/** Id of the office. */
	ufficio: string;
	firmatario: { nome: string; cognome: string };
};

/** Who signs and for which office. */
export function firmaDi({ impostazioni, ufficio, firmatario }: Firma): string {
	return `${firmatario.nome} ${firmatario.cognome}, ${nomeUfficio(impostazioni, ufficio)}`;
}

export type FileElencato = { nome: string; byte: number; sha256: string };

/** Files with their hashes, by which anyone can tell that they have not changed. */
export function tabellaFile(file: readonly FileElencato[]): SezioneDocumento {
	return {
		titolo: 'Allegati',
		tabella: {
			colonne: ['File', 'Dimensione', 'Impronta SHA-256'],
			righe: file.map(({ nome, byte, sha256 }) => [nome, `${Math.ceil(byte / 1024)} kB`, sha256])
		}
	};
}
