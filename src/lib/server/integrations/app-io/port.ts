// What the outbox asks of App IO, for one service of an ente. Implemented by client.ts, chosen in app.ts, used by spedizioni/.

/**
 * Whether a person can be written to:
 * `PRONTO` yes; `NON_ISCRITTO` the person does not use App IO; `BLOCCATO` the person wants no messages of this service.
 */
export type EsitoDestinatario = 'PRONTO' | 'NON_ISCRITTO' | 'BLOCCATO';

export type MessaggioIo = {
	codiceFiscale: string;
	/** 10 to 120 characters; it shows on a locked screen, unless `riservato`. */
	oggetto: string;
	/** 80 to 10,000 characters of markdown. */
	testo: string;
	/** The notification says nothing of it, and no copy goes by e-mail: for what is social or of health. */
	riservato: boolean;
	/** ISO date of the last day to do what is asked; becomes a deadline in the person's calendar. */
	entro?: string | undefined;
	/** A notice of pagoPA that the person can pay from the message; in euro cents. `scadeConTermine` when it cannot be paid after `entro`. */
	avviso?: { nav: string; cent: number; scadeConTermine?: boolean | undefined } | undefined;
};

/**
 * What became of a message:
 * `ACCETTATO` App IO has it, `id` when it told one;
 * `INCERTO` it was handed over and the answer was lost. It may have arrived: it must never be sent again by itself,
 * because App IO takes the same message twice as two messages.
 */
export type EsitoInvioIo =
	{ esito: 'ACCETTATO'; id: string | undefined } | { esito: 'INCERTO'; cause: unknown };

/**
 * Where an accepted message is:
 * `IN_CORSO` not settled yet; `CONSEGNATO` in the person's inbox, `letto` when the platform tells whether it was opened;
 * `RESPINTO` the person never gets it.
 */
export type StatoIo =
	| { esito: 'IN_CORSO' }
	| { esito: 'CONSEGNATO'; letto: boolean | undefined }
	| { esito: 'RESPINTO'; motivo: 'NON_ISCRITTO' | 'BLOCCATO' | 'SCONOSCIUTO' };

/**
 * `codice` of the IntegrationError of every call. `temporaneo` are TROPPE_RICHIESTE (429), GUASTO (5xx), NON_RAGGIUNGIBILE (no answer)
 * and MESSAGGIO_ASSENTE (404 on a message, which may have just been accepted). The others would be refused again: CHIAVE_RIFIUTATA (401),
 * NON_AUTORIZZATO (403), CONTENUTO_RIFIUTATO (400), FUORI_CONTRATTO (any other answer).
 */
export type CodiceAppIo =
	| 'CHIAVE_RIFIUTATA'
	| 'NON_AUTORIZZATO'
	| 'CONTENUTO_RIFIUTATO'
	| 'TROPPE_RICHIESTE'
	| 'GUASTO'
	| 'NON_RAGGIUNGIBILE'
	| 'MESSAGGIO_ASSENTE'
	| 'FUORI_CONTRATTO';

/**
 * All throw IntegrationError with a CodiceAppIo, and `riprovaDopo` when App IO named a time. `temporaneo`: nothing was taken, and
 * the same call may work later. No message of an error holds anything of a person.
 */
export type AppIo = {
	/** To be asked before each message. A lost answer is `temporaneo`: asking changes nothing. */
	checkDestinatario: (codiceFiscale: string) => Promise<EsitoDestinatario>;
	/** Not idempotent: two calls are two messages. */
	sendMessaggio: (messaggio: MessaggioIo) => Promise<EsitoInvioIo>;
	/** Of a message that was accepted with an id. */
	readStato: (messaggio: { codiceFiscale: string; id: string }) => Promise<StatoIo>;
};
