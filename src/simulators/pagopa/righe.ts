// What the simulator of pagoPA keeps: the rows of its tables. Read by all its parts; instants are ISO texts in UTC.
import type { ModelloPosizione } from './modello.ts';

/** A debt position, as GPD keeps it. */
export type Posizione = {
	/** Codice fiscale of the ente. */
	ente: string;
	modello: ModelloPosizione;
	/** What was decided; what time and payments make of it is `statoDi`. */
	decisa: 'DRAFT' | 'PUBLISHED' | 'INVALID';
	inserita: string;
	aggiornata: string;
	pubblicata?: string;
	/** How its options were paid, by the number of the notice. */
	saldi: Record<string, Saldo>;
	/** Made by another program of the ente: seen only by who has the number of the notice. */
	altrui?: true;
};

export type Saldo = { pagamento: string; il: string; metodo: string; psp: string };

/** What a Checkout page shows, for some minutes. */
export type Carrello = {
	id: string;
	scade: string;
	/** Some notices, or one digital stamp. */
	avvisi: AvvisoInCarrello[];
	bollo?: true;
	ritorno: { ok: string; annullato: string; errore: string; attesa?: string };
	/** What the ente called it. */
	nota?: string;
	/** A payment was begun or given up: the page offers no other. */
	chiuso?: true;
};

export type AvvisoInCarrello = { ente: string; nomeEnte: string; nav: string; cent: number; causale: string };

/** Codes of a flow of PSP: 0 paid, 3 revoked, 4 paid while the ente did not answer, 8 the same without receipt, 9 paid without receipt. */
export const ESITI_FLUSSO = [0, 3, 4, 8, 9] as const;
export type EsitoFlusso = (typeof ESITI_FLUSSO)[number];

/** The payment of one notice. */
export type Pagamento = {
	/** The payment token. */
	id: string;
	ente: string;
	nav: string;
	iuv: string;
	bollo?: true;
	nota?: string;
	/** Key of `pspDi`. */
	psp: string;
	metodo: string;
	cent: number;
	/** What the receipt says; another sum when that is the script. */
	centRicevuta: number;
	iniziato: string;
	stato: 'IN_CORSO' | 'RIUSCITO' | 'FALLITO';
	/** When the clock ends it, and how. Until then the notice is locked. */
	chiude: string;
	finisce: 'RIUSCITO' | 'FALLITO';
	/** How often the receipt is sent. */
	copie: number;
	flusso: EsitoFlusso;
};

/** A receipt as it is sent: the element `paSendRTV2Request`. */
export type Ricevuta = {
	/** The payment token. */
	id: string;
	ente: string;
	nav: string;
	iuv: string;
	debitore: string;
	pagata: string;
	creata: string;
	corpo: string;
};

/** A receipt on its way to the ente. */
export type Invio = {
	id: string;
	ricevuta: string;
	tentativi: number;
	/** When it is tried next; absent when it is over. */
	prossimo?: string;
	/** What the ente answered, or why it did not. */
	esito: string;
};

/** A digital stamp asked with @e.bollo. */
export type Bollo = {
	nav: string;
	ente: string;
	cent: number;
	impronta: string;
	carrello: string;
	/** The XML once it is bought. */
	marca?: string;
};

/** `ERRORE` answers 503 to every call, `MUTO` never answers. */
export type Risponde = 'SI' | 'ERRORE' | 'MUTO';

export type Regole = {
	/** Milliseconds that the clock is ahead. */
	avanti: number;
	risponde: Risponde;
};
