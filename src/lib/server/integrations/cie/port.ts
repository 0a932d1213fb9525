// What the login asks of CIE (OpenID Connect inside the federation of the Ministry of the Interior), for one ente. Implemented by client.ts, chosen in app-accessi.ts.
import type { JWK } from 'jose';
import type { ErroreAccesso, IdentitaVerificata, Livello } from '#lib/domain/identita-verificata.ts';

/**
 * Private RSA keys of an ente, each with its `kid`. The first of each list is in use, the others are still published and
 * accepted while they are being replaced. Those of the federation are kept apart from those of the login (rule of the profile).
 */
export type ChiaviCie = {
	/** Sign what the ente states about itself. */
	federazione: readonly JWK[];
	/** Sign the requests of login. */
	firma: readonly JWK[];
	/** Open what comes back about the person. */
	cifratura: readonly JWK[];
};

/** What the federation publishes about the ente. */
export type EnteCie = {
	nome: string;
	/** PEC of the ente, never of a person. */
	email: string;
	/** Addresses of the home page, the privacy notice and the coat of arms (SVG). */
	sito: string;
	informativa: string;
	stemma: string;
};

/** What a login leaves behind until the answer comes. It can be written as JSON; it holds secrets, so it is kept encrypted. */
export type AttesaCie = {
	/** As sent in `state`; also the id of the login. */
	stato: string;
	nonce: string;
	codeVerifier: string;
	/** ISO instant of the request. */
	istante: string;
	livello: Livello;
};

/**
 * A message exchanged, as it went over the wire. The register keeps them for 24 months, encrypted:
 * `CATENA` the statements that prove who the provider is, one a line (provider, trust anchor about it, trust anchor);
 * `RICHIESTA` and `RISPOSTA` what the browser carried; the others what the two servers told each other. `USERINFO_RISPOSTA`
 * is the signed statement taken out of its envelope; an access token stands nowhere but in `TOKEN_RISPOSTA` and `REVOCA_RICHIESTA`.
 */
export type VoceTraccia = {
	tipo:
		| 'CATENA'
		| 'RICHIESTA'
		| 'RISPOSTA'
		| 'TOKEN_RICHIESTA'
		| 'TOKEN_RISPOSTA'
		| 'USERINFO_RICHIESTA'
		| 'USERINFO_RISPOSTA'
		| 'REVOCA_RICHIESTA'
		| 'REVOCA_RISPOSTA';
	/** ISO. */
	istante: string;
	contenuto: string;
};

export type Traccia = readonly VoceTraccia[];

/** `id` finds the attesa again: it comes back as `state`. */
export type InizioCie = { id: string; indirizzo: string; attesa: AttesaCie; traccia: Traccia };

/**
 * How a login ended. `livello` is the one that was reached, never lower than the one asked for. `accessToken` serves for `logout` alone.
 * `gestore` 21 time is over, 22 no consent, 23 card expired or revoked, 25 given up, 1 anything else the provider says.
 */
export type FineCie =
	| { ok: true; identita: IdentitaVerificata; livello: Livello; accessToken: string; traccia: Traccia }
	| { ok: false; errore: ErroreAccesso; traccia: Traccia };

/** Every call throws IntegrationError when the other side does not answer, or answers out of contract about itself. */
export type Cie = {
	/**
	 * Signed statement of the ente about itself, served as `application/entity-statement+jwt` at
	 * `<clientId>/.well-known/openid-federation`. Good for 24 hours.
	 */
	entityConfiguration: () => Promise<string>;
	/**
	 * What the ente found out about `sub` by following the chain, served as `application/resolve-response+jwt` at
	 * `<clientId>/resolve?sub=...&trust_anchor=...`. Undefined (404) for anyone but the provider already met.
	 */
	resolve: (domanda: { sub: string; trustAnchor: string }) => Promise<string | undefined>;
	/** Where to send the browser, and what to keep. */
	startLogin: (domanda: { livello: Livello }) => Promise<InizioCie>;
	/**
	 * Reads what came back at the return address. The caller has taken `attesa` away (once) by the `state` of `risposta`, and
	 * made sure that it belongs to the browser that brings it.
	 */
	finishLogin: (dati: { risposta: URLSearchParams; attesa: AttesaCie }) => Promise<FineCie>;
	/** Revokes the token. The session of the portal is closed first, whatever comes of this. */
	logout: (accessToken: string) => Promise<{ traccia: Traccia }>;
};
