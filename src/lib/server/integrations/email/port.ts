// What the outbox asks of e-mail, for one ente, and what comes back later. Implemented by client.ts and rimbalzi.ts, chosen in app.ts, used by spedizioni/.

/** One letter. */
export type Lettera = {
	/** Uuid of the delivery: it makes the Message-ID and the return path, so the same delivery is recognisable. */
	id: string;
	destinatario: string;
	oggetto: string;
	testo: string;
	html: string;
};

/** Why an address takes no letter: it does not exist, it is full, anything else. */
export type MotivoRifiuto = 'INDIRIZZO_SCONOSCIUTO' | 'CASELLA_PIENA' | 'RIFIUTATA';

/**
 * What became of a letter:
 * `ACCETTATA` the server took it, with its answer; it may still come back as a `Rimbalzo`;
 * `RIFIUTATA` the server will never take it for this address, `codice` as "550 5.1.1" or "550";
 * `INCERTA` the connection was lost after the whole letter had left. It may have arrived.
 */
export type EsitoLettera =
	| { esito: 'ACCETTATA'; risposta: string }
	| { esito: 'RIFIUTATA'; codice: string; motivo: MotivoRifiuto }
	| { esito: 'INCERTA'; cause: unknown };

export type Email = {
	/**
	 * Throws IntegrationError: `temporaneo` for answers 4xx, a server not reached, a connection lost or too slow before
	 * the whole letter had left; not `temporaneo` for wrong credentials, TLS refused, sender refused, a relay that wants
	 * something else from us. Never names the address.
	 */
	send: (lettera: Lettera) => Promise<EsitoLettera>;
};

/** A non-delivery report that came later. */
export type Rimbalzo = {
	/** Id of the delivery, as in `Lettera`. */
	spedizione: string;
	/** The addresses that the report is about, in small letters: as they are now, and as they were before a server on the way changed them. */
	destinatari: readonly string[];
	/** False while the servers on the way keep trying. */
	definitivo: boolean;
	/** As "550 5.1.1" or "5.1.1". */
	codice: string;
	motivo: MotivoRifiuto;
};
