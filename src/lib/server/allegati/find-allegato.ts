// Reads where the content of a file is, for its download. Called by the download routes.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';

export type AllegatoLetto = { nome: string; tipoMedia: string; sha256: string };

/** @throws NonTrovato when the actor may not see it */
export async function findAllegato(tx: Tx, id: string): Promise<AllegatoLetto> {
	if (!isUuid(id)) throw new NonTrovato('Allegato non trovato');
	const [allegato] = await tx<AllegatoLetto[]>`
		select nome, tipo_media as "tipoMedia", sha256 from allegato where id = ${id}`;
	if (!allegato) throw new NonTrovato('Allegato non trovato');
	return allegato;
}
