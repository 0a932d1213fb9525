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

const GIORNO_MS = 86_400_000;
/** How many in a day: each one writes to who is named. */
const AL_GIORNO = 10;

/**
 * It does nothing until who is named accepts it. @throws Conflitto when all of it is given to them already, too many were given today,
 * or who gives it has no codice fiscale
 */
export async function registerDelega(tx: Tx, nuova: NuovaDelega): Promise<void> {
	const { id, ente, delegante, delegato, dal, finoAl, istante } = nuova;
	// Through eIDAS come people without one: the office could not tell for whom the request is.
	if (delegante.codiceFiscale === null)
		throw new Conflitto('Chi delega non ha un codice fiscale', 'DELEGA_SENZA_CODICE');
	const servizi = [...nuova.servizi];
	const uguali = await tx`
		select from delega
		where delegante_id = ${delegante.personaId} and delegato_codice_fiscale = ${delegato.codiceFiscale}
			and stato in ('ATTESA', 'ACCETTATA') and fino_al >= ${finoAl} and servizi @> ${servizi}`;
	if (uguali.length > 0) throw new Conflitto('La delega c’è già', 'DELEGA_PRESENTE');
	const recenti = await tx`
		select from delega
		where delegante_id = ${delegante.personaId} and registrata_il > ${new Date(istante.getTime() - GIORNO_MS)}`;
	if (recenti.length >= AL_GIORNO) throw new Conflitto('Troppe deleghe in un giorno', 'DELEGHE_TROPPE');
	// The names are those of the row, which the login wrote: a session may hold older ones.
	await tx`
		insert into delega (id, ente_id, delegante_id, delegante_codice_fiscale, delegante_nome, delegante_cognome,
			delegato_codice_fiscale, delegato_nome, delegato_cognome, servizi, dal, fino_al, registrata_il)
		select ${id}, ${ente}, id, codice_fiscale, nome, cognome, ${delegato.codiceFiscale}, ${delegato.nome},
			${delegato.cognome}, ${servizi}, ${dal}, ${finoAl}, ${istante}
		from persona where id = ${delegante.personaId}`;
}
