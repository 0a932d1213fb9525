// What the login asks of SPID, of CIE over SAML and of the Italian node of eIDAS. Implemented by client.ts and gestori.ts, chosen in app.ts, used by identita/.
import type { ErroreAccesso, IdentitaVerificata, Livello } from '#lib/domain/identita-verificata.ts';

/** Which rules of the two schemes hold: own metadata, contacts, attributes and strictness for each. eIDAS goes with `spid`. */
export type ProfiloSaml = 'spid' | 'cie';

/** A key and its certificate, PEM. */
export type CoppiaChiavi = { chiave: string; certificato: string };

/** An ente as a service provider. The metadata are made of this alone: a change here is to be told to AgID or to the Ministry. */
export type ServiceProvider = {
	profilo: ProfiloSaml;
	/** https address without query; also in the certificate. */
	entityId: string;
	/** Full addresses, under our own configuration, never taken from a request. */
	indirizzoAcs: string;
	indirizzoSlo: string;
	/** Full official name, the O of the certificate. */
	nome: string;
	/** What the provider shows to the person. */
	nomeBreve: string;
	sito: string;
	codiceIpa: string;
	/** Belfiore code of the Comune and letters of its province, for CIE. */
	belfiore: string;
	provincia: string;
	/** Of an office, not of a person. */
	email: string;
	/** `+39` and digits, without spaces. */
	telefono: string;
	/** Not empty. The first signs; all are published, so that a new one is known before it signs. */
	chiavi: CoppiaChiavi[];
	/** Whether the attribute sets of eIDAS are published. */
	eidas: boolean;
};

/** How a message travels in the browser. */
export type Modo = 'redirect' | 'post';

/**
 * Attributes asked for, as their index in the metadata: 0 the least that identifies; 99 the minimum set of eIDAS, for a login
 * through the Italian node; 100 its full set, which the node wants published beside the other.
 */
export type InsiemeAttributi = 0 | 99 | 100;

/** Departures from the rules forgiven to one provider. None unless said: each is a known fault of a real provider. */
export type Tolleranze = {
	/** The Issuer of the assertion may lack its Format. CIE never has it, and needs no forgiveness. */
	issuerSenzaFormato?: boolean | undefined;
};

/** A provider of identity, as its metadata describe it. */
export type Gestore = {
	entityId: string;
	nome: string;
	sso: Partial<Record<Modo, string>>;
	/** Where a request of logout goes, and where an answer to one goes. */
	slo: Partial<Record<Modo, { richieste: string; risposte: string }>>;
	/** Of its signatures, all valid together; base64, with the ISO instant of the end. */
	certificati: { certificato: string; scadenza: string }[];
	tolleranze: Tolleranze;
};

/** How to send the browser to the provider: a redirection, or a form that posts these fields to that address. */
export type Invio =
	| { tipo: 'redirect'; indirizzo: string }
	| { tipo: 'post'; destinazione: string; campi: Record<string, string> };

/** A message that leaves: `id` and `istante` (ISO) identify it, `xml` is for the register of accesses. */
export type Partenza = { id: string; istante: string; xml: string; invio: Invio };

/** What must be kept of a request of login until its answer comes. */
export type RichiestaInCorso = {
	id: string;
	/** ISO instant at which it was made. */
	istante: string;
	/** entityID of the provider that was chosen. */
	gestore: string;
	livello: Livello;
	attributi: InsiemeAttributi;
};

/** The name that a provider gives to one session of a person: of no use but to end it. */
export type NameId = { valore: string; qualificatore: string };

/**
 * What the register of accesses keeps for 24 months (art. 13 c. 2 DPCM 24 October 2014), failed logins too. Only what could be read is there.
 * `xml` and `nameId` are personal data: for the register alone.
 */
export type Traccia = {
	richiesta?: { id: string; istante: string } | undefined;
	/** The Response as it arrived; empty when it was no text. */
	xml: string;
	/** ID, IssueInstant and Issuer of the Response. */
	id?: string | undefined;
	istante?: string | undefined;
	emittente?: string | undefined;
	/** ID of the assertion. */
	asserzione?: string | undefined;
	nameId?: NameId | undefined;
	/** Milliseconds of our clock ahead of IssueInstant: the time of the way, and how much the clocks differ. */
	scarto?: number | undefined;
};

export type EsitoAccesso =
	| {
			ok: true;
			identita: IdentitaVerificata;
			/** As proved, at least the one asked for. */
			livello: Livello;
			/** entityID. */
			gestore: string;
			sessionIndex?: string | undefined;
			nameId: NameId;
			traccia: Traccia;
	  }
	| { ok: false; errore: ErroreAccesso; traccia: Traccia };

/** A message as the browser brought it: the query without `?`, or the fields of the form. */
export type Arrivo =
	{ modo: 'redirect'; query: string } | { modo: 'post'; messaggio: string; relayState?: string | undefined };

/** `motivo` is technical, for the log; it names no person. */
export type EsitoRichiestaLogout =
	| { ok: true; gestore: string; nameId: NameId; sessionIndex?: string | undefined; risposta: Partenza }
	| { ok: false; motivo: string };

export type EsitoRispostaLogout = { ok: true } | { ok: false; motivo: string };

/** The service provider of one ente and profile. Nothing here waits for the network. */
export type Saml = {
	/** Signed metadata; the same bytes as long as the ente and its keys are the same. */
	metadata: () => string;
	/**
	 * A request of login. `relayState` is a random handle, never an address. Throws IntegrationError (not `temporaneo`)
	 * when the provider has no address for that `modo`.
	 */
	startLogin: (richiesta: {
		gestore: Gestore;
		livello: Livello;
		attributi: InsiemeAttributi;
		relayState: string;
		modo: Modo;
	}) => Partenza;
	/**
	 * The answer to a request of login, base64 as posted. `take` finds the request in course with that id and removes it
	 * in one go, so that no answer counts twice; it is called at most once, before any signature is checked. Never throws on
	 * what comes from outside: what is wrong with the answer is an `errore`.
	 */
	finishLogin: (arrivo: {
		samlResponse: string;
		gestori: Gestore[];
		take: (id: string) => Promise<RichiestaInCorso | undefined>;
	}) => Promise<EsitoAccesso>;
	/**
	 * A request to end the session at the provider: only after a login of level 1, of the others the provider keeps none.
	 * The portal asks for level 2 at least and never gets here; it is half of the protocol, which the contract tests hold to the other.
	 * Undefined when the provider has no address for it. Our own session is closed before and anyway.
	 */
	startLogout: (richiesta: {
		gestore: Gestore;
		nameId: NameId;
		sessionIndex: string;
		relayState: string;
	}) => Partenza | undefined;
	/**
	 * The signed answer to a signed request of logout of a provider, to be given once our session is closed, also when it
	 * was closed already. A request that is not proved to come from that provider is not answered.
	 */
	answerLogout: (arrivo: { richiesta: Arrivo; gestori: Gestore[] }) => EsitoRichiestaLogout;
	/** The answer to our request `id` of logout. PartialLogout counts as done; nothing of this is shown to who logged out. */
	finishLogout: (arrivo: { risposta: Arrivo; gestori: Gestore[]; id: string }) => EsitoRispostaLogout;
};

/** Where the providers are read from: the registry of SPID, the metadata of CIE, the simulator. */
export type RegistroGestori = {
	/**
	 * All providers of identity listed there now; the caller keeps the last good list.
	 * Throws IntegrationError: `temporaneo` when it was not reached or failed (with `riprovaDopo` when it said so), not
	 * `temporaneo` when what it answers is not what it should be (no metadata, none usable, wrong signature, expired).
	 */
	fetchGestori: () => Promise<Gestore[]>;
};
