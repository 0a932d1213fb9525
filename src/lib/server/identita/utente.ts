// Who is logged in, as the routes know them; made by the session, read through locals.

/** The role that reads and publishes the settings of the ente. */
export const RUOLO_AMMINISTRATORE = 'amministratore';

export type Cittadino = {
	ruolo: 'cittadino';
	personaId: string;
	nome: string;
	cognome: string;
	/** None for who came through eIDAS without one; then the identifier of the other country. */
	codiceFiscale: string | null;
	identificativoEstero: string | null;
	email?: string;
	telefono?: string;
};

export type Operatore = {
	ruolo: 'operatore';
	operatoreId: string;
	nome: string;
	cognome: string;
	ufficio: string;
	ruoli: readonly string[];
};

export type Utente = Cittadino | Operatore;
