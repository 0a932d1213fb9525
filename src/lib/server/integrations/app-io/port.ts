// What the outbox asks of App IO, for one ente. Implemented by client.ts, chosen in app.ts, used by spedizioni/.

/**
 * Whether a person can be written to:
 * `PRONTO` yes; `NON_ISCRITTO` the person does not use App IO; `BLOCCATO` the person wants no messages of this Comune.
 */
export type EsitoDestinatario = 'PRONTO' | 'NON_ISCRITTO' | 'BLOCCATO';

export type MessaggioIo = {
	codiceFiscale: string;
	/** 10 to 120 characters; it shows on a locked screen. */
	oggetto: string;
	/** 80 to 10,000 characters of markdown. */
	testo: string;
	/** ISO date of the last day to do what is asked; becomes a deadline in the person's calendar. */
	entro?: string | undefined;
	/** A notice of pagoPA that the person can pay from the message; in euro cents. */
	avviso?: { nav: string; cent: number } | undefined;
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
 * Both calls throw IntegrationError:
 * `temporaneo` when nothing was taken and the same call may work later (429 and 5xx, with `riprovaDopo` when App IO
 * named a time; App IO not reached); not `temporaneo` when it would be refused again (400 content, 401 key, 403 not
 * allowed, an answer outside the contract).
 */
export type AppIo = {
	/** To be asked before each message. A lost answer is `temporaneo`: asking changes nothing. */
	checkDestinatario: (codiceFiscale: string) => Promise<EsitoDestinatario>;
	/** Not idempotent: two calls are two messages. */
	sendMessaggio: (messaggio: MessaggioIo) => Promise<EsitoInvioIo>;
};
