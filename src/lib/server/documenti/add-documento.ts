// Puts a document in the file of a pratica; called by every move that makes one.
import type { Tx } from '../db/connection.ts';
import type { Documento } from './documento.ts';

export type NuovoDocumento = {
	id: string;
	ente: string;
	pratica: string;
	persona: string;
	tipo:
		| 'ricevuta'
		| 'integrazioni'
		| 'preavviso'
		| 'provvedimento'
		| 'quietanza'
		| 'rilascio'
		| 'archiviazione'
		| 'sopralluogo'
		| 'svincolo'
		| 'domanda'
		| 'marca';
	nomeFile: string;
	contenuto: Documento;
	istante: Date;
};

/** Keeps the content as it is now: the bytes are made from it when someone downloads it, unless keep-originale.ts keeps them too. */
export async function addDocumento(tx: Tx, documento: NuovoDocumento): Promise<void> {
	await tx`
		insert into documento (id, ente_id, pratica_id, persona_id, tipo, titolo, nome_file, contenuto, creato_il)
		values (${documento.id}, ${documento.ente}, ${documento.pratica}, ${documento.persona}, ${documento.tipo},
			${documento.contenuto.titolo}, ${documento.nomeFile}, ${tx.json(documento.contenuto)}, ${documento.istante})`;
}
