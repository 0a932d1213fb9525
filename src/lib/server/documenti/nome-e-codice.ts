// A person as acts name them. Called by the documents.

export type PersonaInAtto = {
	nome: string;
	cognome: string;
	codiceFiscale: string | null;
	/** Of who came through eIDAS and has no codice fiscale. */
	identificativoEstero: string | null;
};

/** "Mario Rossi, codice fiscale ..." */
export function nomeECodice({ nome, cognome, codiceFiscale, identificativoEstero }: PersonaInAtto): string {
	return codiceFiscale === null
		? `${nome} ${cognome}, identificativo europeo ${identificativoEstero ?? ''}`
		: `${nome} ${cognome}, codice fiscale ${codiceFiscale}`;
}
