// A delivery in the hands of a worker, and how it may end: shared by the files of the outbox.

/** How long a worker has a delivery to itself, in milliseconds: longer than the two calls to App IO may take. */
export const PRESA_MS = 60_000;

/** A delivery claimed by a worker. */
export type SpedizionePresa = {
	id: string;
	ente: string;
	/** Grows with each claim: an earlier holder can no longer change the row. */
	tentativi: number;
	/** Empty for who has none: App IO does not know them. */
	codiceFiscale: string;
	oggetto: string;
	testo: string;
	/** ISO date. */
	entro: string | null;
	/** The notice that the message asks to pay. */
	avviso: { nav: string; cent: number } | null;
};

/**
 * Why a delivery stands as it does; `ultimo_errore` holds it. The first four are final and need nobody; after
 * `RISPOSTA_PERSA` nothing is repeated; `TROPPI_TENTATIVI` is ours, when claims kept ending without an answer; the
 * others are of App IO, with the status it answered.
 */
export type Motivo =
	| 'NON_ISCRITTO'
	| 'BLOCCATO'
	| 'SENZA_CHIAVE'
	| 'CODICE_FISCALE'
	| 'RISPOSTA_PERSA'
	| 'TROPPI_TENTATIVI'
	| (string & {});

/** What becomes of a claimed delivery. */
export type Sorte =
	| { stato: 'accettata'; idEsterno: string | undefined }
	| { stato: 'non_recapitabile' | 'incerta' | 'fallita'; motivo: Motivo }
	| { stato: 'in_coda'; prossimoIl: Date; motivo: Motivo | null };
