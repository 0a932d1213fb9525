// Reads a document of a pratica for its download. Called by the download routes.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Documento } from './documento.ts';

export type DocumentoLetto = {
	nomeFile: string;
	contenuto: Documento;
	/** The bytes, where they are kept. */
	file: Uint8Array | null;
	creatoIl: Date;
};

/** @throws NonTrovato when the actor may not see it */
export async function findDocumento(tx: Tx, id: string): Promise<DocumentoLetto> {
	if (!isUuid(id)) throw new NonTrovato('Documento non trovato');
	const [documento] = await tx<DocumentoLetto[]>`
		select nome_file as "nomeFile", contenuto, file, creato_il as "creatoIl" from documento where id = ${id}`;
	if (!documento) throw new NonTrovato('Documento non trovato');
	return documento;
}
