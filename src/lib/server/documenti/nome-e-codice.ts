// A person as acts and pages name them. Called by the documents, the desk and the area personale.

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

/** The code alone, with its label. */
export function codiceInAtto({
	codiceFiscale,
	identificativoEstero
}: Pick<PersonaInAtto, 'codiceFiscale' | 'identificativoEstero'>): { etichetta: string; valore: string } {
	return codiceFiscale === null
		? { etichetta: 'Identificativo europeo (eIDAS)', valore: identificativoEstero ?? '' }
		: { etichetta: 'Codice fiscale', valore: codiceFiscale };
}
