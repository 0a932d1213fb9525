// Who a person is, as their login told it: shown read-only, never asked again. Called by the step pages and by "I miei dati".
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { nomeLuogo, type Luoghi } from '#lib/domain/luoghi.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { codiceInAtto } from '../documenti/nome-e-codice.ts';
import type { Tx } from '../db/connection.ts';

export type Identita = {
	nome: string;
	cognome: string;
	codiceFiscale: string | null;
	identificativoEstero: string | null;
	/** ISO date; Belfiore code. */
	dataNascita: string | null;
	luogoNascita: string | null;
	email: string | null;
	/** When the login told it; unknown for who has not come back since it is noted. */
	identitaIl: Date | null;
};

/** @throws NonTrovato when the actor may not see them */
export async function readIdentita(tx: Tx, persona: string): Promise<Identita> {
	const [row] = await tx<Identita[]>`
		select nome, cognome, codice_fiscale as "codiceFiscale", identificativo_estero as "identificativoEstero", data_nascita as "dataNascita",
			luogo_nascita as "luogoNascita", email, identita_il as "identitaIl"
		from persona where id = ${persona}`;
	if (!row) throw new NonTrovato('Persona non trovata');
	return row;
}

/** Labels and values; what the login did not tell is left out. */
export function identitaVista(identita: Identita, luoghi: Luoghi): { etichetta: string; valore: string }[] {
	const { nome, cognome, dataNascita, luogoNascita } = identita;
	return [
		{ etichetta: 'Nome e cognome', valore: `${nome} ${cognome}` },
		codiceInAtto(identita),
		...(dataNascita ? [{ etichetta: 'Data di nascita', valore: formatGiorno(dataNascita) }] : []),
		...(luogoNascita ? [{ etichetta: 'Luogo di nascita', valore: nomeDi(luogoNascita, luoghi) }] : [])
	];
}

/** Where the data come from, in a sentence. */
export function fonteIdentita({ identitaIl }: Identita): string {
	return identitaIl
		? `Arrivano da SPID o CIE, dal tuo accesso del ${formatDataOra(identitaIl)}, e non si possono modificare.`
		: 'Arrivano da SPID o CIE e non si possono modificare.';
}

function nomeDi(codice: string, luoghi: Luoghi): string {
	const luogo = luoghi.trova(codice);
	return luogo ? nomeLuogo(luogo) : codice;
}
