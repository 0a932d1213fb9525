// Reads a document of a pratica for its download. Called by the download routes.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Documento } from './documento.ts';

export type DocumentoLetto = {
	nomeFile: string;
	contenuto: Documento;
	creatoIl: Date;
	/** Of a paper that is kept as it is: its type and bytes. */
	tipoMedia: string | null;
	byte: Uint8Array | null;
};

/** @throws NonTrovato when the actor may not see it */
export async function findDocumento(tx: Tx, id: string): Promise<DocumentoLetto> {
	if (!isUuid(id)) throw new NonTrovato('Documento non trovato');
	const [documento] = await tx<DocumentoLetto[]>`
		select d.nome_file as "nomeFile", d.contenuto, d.creato_il as "creatoIl", o.tipo_media as "tipoMedia", o.byte
		from documento d left join documento_originale o on o.ente_id = d.ente_id and o.documento_id = d.id
		where d.id = ${id}`;
	if (!documento) throw new NonTrovato('Documento non trovato');
	return documento;
}
