// A delivery in the hands of a worker, and how it may end: shared by the files of the outbox.
import type { Argomento } from '#lib/domain/argomenti.ts';

/** How long a worker has a delivery to itself, in milliseconds: longer than the calls for one message may take. */
export const PRESA_MS = 60_000;

/** A delivery claimed by a worker. */
export type SpedizionePresa = {
	id: string;
	ente: string;
	/** By post nothing leaves by itself. */
	canale: 'app-io' | 'email';
	/** Grows with each claim: an earlier holder can no longer change the row. */
	tentativi: number;
	/** Attempts, with this one, since it was put in the queue or a clerk sent it again. */
	prove: number;
	/** The service of App IO that speaks of it. */
	servizio: string;
	/** The key whose calls it counts among. */
	chiave: string;
	messaggio: string;
	persona: string;
	/** Empty for who has none: App IO does not know them. */
	codiceFiscale: string;
	/** Of the e-mail. */
	recapito: string | null;
	argomento: Argomento;
	legale: boolean;
	riservato: boolean;
	/** The person wants nothing about this topic by this channel, or has no address any longer. */
	spento: boolean;
	oggetto: string;
	testo: string;
	/** ISO date. */
	entro: string | null;
	/** The notice that the message asks to pay. */
	avviso: { nav: string; cent: number } | null;
};

/**
 * Why a delivery stands as it does; `ultimo_errore` holds it. After `RISPOSTA_PERSA` nothing is repeated;
 * `TROPPI_TENTATIVI` is ours, when claims kept ending without an answer; the last ones are of an integration.
 */
export type Motivo =
	| 'NON_ISCRITTO'
	| 'BLOCCATO'
	| 'SPENTO'
	| 'SENZA_CHIAVE'
	| 'SENZA_EMAIL'
	| 'INDIRIZZO_TOLTO'
	| 'CODICE_FISCALE'
	| 'RISPOSTA_PERSA'
	| 'TROPPI_TENTATIVI'
	| (string & {});

/** What becomes of a claimed delivery. */
export type Sorte =
	| { stato: 'accettata'; idEsterno: string | undefined }
	| { stato: 'non_recapitabile' | 'incerta' | 'fallita' | 'respinta'; motivo: Motivo }
	/** `frenaFino`: until when nobody uses the key. */
	| { stato: 'in_coda'; prossimoIl: Date; motivo: Motivo | null; frenaFino?: Date };
