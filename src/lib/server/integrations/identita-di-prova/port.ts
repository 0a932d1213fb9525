// What the portal asks of whoever proves an identity: the same for the demonstration, SPID and CIE. Implemented by the clients, chosen in app.ts.

/** A person whose identity was proved. Dates are ISO, places Belfiore codes. */
export type VerifiedIdentity = {
	codiceFiscale: string;
	nome: string;
	cognome: string;
	dataNascita?: string | undefined;
	luogoNascita?: string | undefined;
	sesso?: 'F' | 'M' | undefined;
	email?: string | undefined;
	residenza?: { via: string; cap: string; comune: string } | undefined;
	/** One-time id of the proof and the instant it ends, so that it is used once. */
	prova: { id: string; scadeIl: Date };
};

/**
 * Why a login did not end well:
 * `ANNULLATO` the person said no; `SCADUTO` the proof is too old; `NON_VALIDO` signature, addressee or state do not match.
 */
export type LoginErrorCode = 'ANNULLATO' | 'SCADUTO' | 'NON_VALIDO';

export type StartLogin = {
	/** Ties the answer to the browser that asked. */
	stato: string;
	/** Where the answer is to be brought. */
	ritorno: string;
	area: 'cittadino' | 'operatore';
	ente: string;
};

export type FinishLogin = { risposta: URLSearchParams; stato: string; ritorno: string };

export type IdentityProvider = {
	/** Where to send the browser. */
	startLogin: (dati: StartLogin) => { tipo: 'redirect'; indirizzo: string };
	/** Reads the answer. @throws IntegrationError when the provider's keys cannot be read */
	finishLogin: (
		dati: FinishLogin
	) => Promise<{ ok: true; identita: VerifiedIdentity } | { ok: false; codice: LoginErrorCode }>;
};
