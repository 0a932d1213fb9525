// What a provider of digital identity proves about a person, the same for SPID, CIE and eIDAS; made by the integrations, used by the login.

/** Level of assurance of a login: SpidL1, SpidL2, SpidL3 (art. 6 DPCM 24 October 2014). */
export type Livello = 1 | 2 | 3;

/** A person whose identity was proved. Names as received, dates ISO, places Belfiore codes. */
export type IdentitaVerificata = {
	/** Upper case, without `TINIT-`. Absent only for a person who has none. */
	codiceFiscale?: string | undefined;
	/** Given by the issuer to who has no codice fiscale (eIDAS), with the issuer in front. */
	identificativoEstero?: string | undefined;
	nome: string;
	cognome: string;
	dataNascita?: string | undefined;
	luogoNascita?: string | undefined;
	sesso?: 'F' | 'M' | undefined;
	/** Not verified by the provider. */
	email?: string | undefined;
};

/**
 * Why a login did not end well. `gestore`: the provider said so, with the number of the SPID table of errors.
 * `risposta`: the answer did not pass a check; the reason is technical, for the register alone, never for the person.
 */
export type ErroreAccesso = { tipo: 'gestore'; numero: number } | { tipo: 'risposta'; motivo: string };
