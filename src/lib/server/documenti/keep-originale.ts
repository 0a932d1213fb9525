// Keeps the very bytes of a document, of which none may ever differ: what carries a digital stamp, and the stamp. Called when such a document is given.
import type { Tx } from '../db/connection.ts';

export type Originale = {
	ente: string;
	/** Id of the document. */
	documento: string;
	tipoMedia: 'application/pdf' | 'application/xml';
	byte: Uint8Array;
};

/** From now on the download gives these bytes. */
export async function keepOriginale(tx: Tx, { ente, documento, tipoMedia, byte }: Originale): Promise<void> {
	await tx`
		insert into documento_originale (documento_id, ente_id, tipo_media, byte)
		values (${documento}, ${ente}, ${tipoMedia}, ${Buffer.from(byte)})`;
}
