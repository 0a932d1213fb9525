// Who a pratica belongs to, for documents and the clerks' desk.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { PersonaInAtto } from '../documenti/nome-e-codice.ts';
import type { Tx } from '../db/connection.ts';

export type PersonaDiPratica = PersonaInAtto;

/** @throws NonTrovato when the actor may not see them */
export async function findPersonaDi(tx: Tx, id: string): Promise<PersonaDiPratica> {
	const [persona] = await tx<PersonaDiPratica[]>`
		select nome, cognome, codice_fiscale as "codiceFiscale", identificativo_estero as "identificativoEstero" from persona where id = ${id}`;
	if (!persona) throw new NonTrovato('Persona non trovata');
	return persona;
}
