// A person lets another apply for them. Called by the area personale.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Cittadino } from '../identita/utente.ts';

export type NuovaDelega = {
	id: string;
	ente: string;
	delegante: Pick<Cittadino, 'personaId' | 'nome' | 'cognome' | 'codiceFiscale'>;
	delegato: { nome: string; cognome: string; codiceFiscale: string };
	servizi: readonly string[];
	/** ISO dates. */
	dal: string;
	finoAl: string;
	istante: Date;
};

/** It does nothing until who is named accepts it. @throws Conflitto when all of it is given to them already */
export async function registerDelega(tx: Tx, nuova: NuovaDelega): Promise<void> {
	const { id, ente, delegante, delegato, dal, finoAl, istante } = nuova;
	const servizi = [...nuova.servizi];
	const uguali = await tx`
		select from delega
		where delegante_id = ${delegante.personaId} and delegato_codice_fiscale = ${delegato.codiceFiscale}
			and stato in ('ATTESA', 'ACCETTATA') and fino_al >= ${finoAl} and servizi @> ${servizi}`;
	if (uguali.length > 0) throw new Conflitto('La delega c’è già', 'DELEGA_PRESENTE');
	// The names are those of the row, which the login wrote: a session may hold older ones.
	await tx`
		insert into delega (id, ente_id, delegante_id, delegante_codice_fiscale, delegante_nome, delegante_cognome,
			delegato_codice_fiscale, delegato_nome, delegato_cognome, servizi, dal, fino_al, registrata_il)
		select ${id}, ${ente}, id, codice_fiscale, nome, cognome, ${delegato.codiceFiscale}, ${delegato.nome},
			${delegato.cognome}, ${servizi}, ${dal}, ${finoAl}, ${istante}
		from persona where id = ${delegante.personaId}`;
}
