// What payments ask of pagoPA, for one ente. Implemented by client.ts, chosen in app.ts, used by pagamenti/.

/** One of the one to five sums that a position adds up to. Each goes to an account or buys a digital stamp. */
export type Voce = {
	/** Euro cents. */
	cent: number;
	/** At most 140 characters. */
	causale: string;
	/** Code of the official taxonomy with its prefix, as `9/0101107TS/`. */
	tassonomia: string;
} & (
	| { iban: string }
	/** `impronta` is the base64 of the SHA-256 of the document, `provincia` the two letters of the debtor's province. */
	| { bollo: { impronta: string; provincia: string } }
);

/** A digital stamp: the XML `marcaDaBollo`, the hash and the number written in it. */
export type Marca = {
	impronta: string;
	iubd: string;
	xml: string;
	/** What is wrong with the signature of its seller; absent when it holds. */
	difetto?: string;
};

/** A debt position with a single payment option: all of it at once, by its last day. */
export type PosizioneDebitoria = {
	/** Ours and unique: the same position sent twice is one position. */
	iupd: string;
	/** 18 digits; the IUV is the same without the first one. */
	nav: string;
	debitore: { tipo: 'F' | 'G'; codiceFiscale: string; nome: string };
	/** At most 140 characters. */
	causale: string;
	voci: readonly Voce[];
	/** ISO date; until its last second in Rome. */
	scadenza: string;
	/** Whether after its last day it can no longer be paid. */
	scade: boolean;
};

/** How a position stands at pagoPA. `INCERTA` are the states that we never ask for (DRAFT, PUBLISHED). */
export type StatoPosizione = 'APERTA' | 'PAGATA' | 'SCADUTA' | 'ANNULLATA' | 'INCERTA';

/** A position as pagoPA has it. */
export type PosizioneLetta = {
	stato: StatoPosizione;
	nav: string;
	cent: number;
	/** Of the debtor; its contract does not promise to say it. */
	codiceFiscale: string | undefined;
};

/** A notice that the Comune made elsewhere, as pagoPA tells it. */
export type AvvisoLetto = { cent: number; causale: string; scadenza: string | undefined };

/** Why a notice cannot be paid now; `PAGATO` and those that follow need no new try. */
export type Impedimento = 'IN_CORSO' | 'PAGATO' | 'SCADUTO' | 'ANNULLATO' | 'SCONOSCIUTO';

/** What the Checkout page is to show. */
export type Carrello = {
	/** Ours; comes back in the receipt. */
	id: string;
	email: string | undefined;
	/** One to five. */
	avvisi: readonly { nav: string; cent: number; causale: string; ente: string }[];
	/** Absolute addresses of ours: paid, given up, not gone well, taken in charge. */
	ritorno: { ok: string; annullato: string; errore: string; attesa: string };
};

/** The address of the Checkout page, good for ten minutes, or why there is none. */
export type EsitoCarrello = { esito: 'PRONTO'; indirizzo: string } | { esito: Impedimento };

/** A receipt: the only thing that makes a sum paid. */
export type RicevutaPagopa = {
	/** Payment token: one for each payment, also when the receipt comes twice. */
	id: string;
	cfEnte: string;
	/** 18 digits. */
	nav: string;
	/** 17 digits. */
	iuv: string;
	/** Whether the payment was made: pagoPA also tells of those that were not. */
	riuscita: boolean;
	cent: number;
	causale: string;
	psp: { nome: string; codiceFiscale: string | undefined };
	metodo: string | undefined;
	/** Of the payment; that of the arrival when pagoPA does not say it. */
	pagataIl: Date;
	/**
	 * Digital stamps that came with it: the bytes of the XML `marcaDaBollo` of each voce that bought one, in base64, and the
	 * hash written in it; an empty one, which is that of no document, when the stamp cannot be read.
	 */
	marche: readonly Pick<Marca, 'impronta' | 'xml' | 'difetto'>[];
	/** The bytes received, as text, for the archive. */
	originale: string;
};

/** A digital stamp asked for a document that waits for it. */
export type RichiestaBollo = {
	chi: { nome: string; cognome: string; codiceFiscale: string; email: string };
	cent: number;
	provincia: string;
	/** Base64 of the SHA-256 of the document, 44 characters. */
	impronta: string;
	ritorno: { ok: string; annullato: string; errore: string };
};

/** One payment in a flow by which a PSP tells what it transferred to the account of the ente; its voci are added up. */
export type RigaFlusso = {
	iuv: string;
	/** Identifier of the collection: the payment token. */
	iur: string;
	/** Euro cents. */
	cent: number;
	/** 0 paid, 3 revoked, 4 paid while the ente did not answer, 8 the same without receipt, 9 paid without receipt. */
	esito: 0 | 3 | 4 | 8 | 9;
	/** ISO date. */
	pagatoIl: string;
};

export type FlussoRiversamento = { id: string; revisione: number; psp: string; pubblicatoIl: Date };

/** A flow with its payments; `regolamento` is the reference of the bank transfer. */
export type FlussoLetto = FlussoRiversamento & {
	regolamento: string;
	regolatoIl: string;
	totaleCent: number;
	righe: readonly RigaFlusso[];
};

/**
 * Every call throws IntegrationError: `temporaneo` when the same call may work later (429 with `riprovaDopo`, 5xx, pagoPA
 * not reached, no answer in time); not `temporaneo` when it would be refused again (400 content, 401 key, 403 not allowed,
 * an answer outside the contract). Each call but `createCarrello` and `askBollo` may be repeated without harm.
 */
export type Pagopa = {
	/** Creates and publishes. Sent again it is compared with what pagoPA has: the same is a success. @throws also, not `temporaneo`, when pagoPA has another one under this IUPD or NAV */
	openPosizione: (posizione: PosizioneDebitoria) => Promise<void>;
	/** Undefined when pagoPA does not have it. */
	readPosizione: (iupd: string) => Promise<PosizioneLetta | undefined>;
	/** Gives an open or expired position another last day. `PAGATA` and `ANNULLATA` when it was too late, `SCONOSCIUTA` when pagoPA does not have it. */
	updatePosizione: (
		posizione: PosizioneDebitoria
	) => Promise<'FATTO' | 'PAGATA' | 'ANNULLATA' | 'SCONOSCIUTA'>;
	/** Cancels for ever: whoever wants it back makes a new one. `PAGATA` when it was too late; one that is not there counts as done. */
	invalidatePosizione: (iupd: string) => Promise<'FATTO' | 'PAGATA'>;
	/** A notice of the ente made by another program. Undefined when pagoPA does not know it. */
	readAvviso: (nav: string) => Promise<AvvisoLetto | { esito: Impedimento } | undefined>;
	/** Never kept: to be asked when the person is about to pay. */
	createCarrello: (carrello: Carrello) => Promise<EsitoCarrello>;
	/** The receipt of an IUV; undefined when there is none yet. */
	readRicevuta: (iuv: string) => Promise<RicevutaPagopa | undefined>;
	/** Begins the purchase of a digital stamp: where to pay it, and the notice by which to ask for it. */
	askBollo: (richiesta: RichiestaBollo) => Promise<{ indirizzo: string; nav: string }>;
	/** The stamp bought. Undefined until it is paid. */
	readBollo: (nav: string) => Promise<Marca | undefined>;
	/** Flows published from an instant on, the oldest first. */
	listFlussi: (da: Date) => Promise<FlussoRiversamento[]>;
	readFlusso: (flusso: FlussoRiversamento) => Promise<FlussoLetto>;
};

/** Why a receipt that was sent to us is refused; the codes are those of the contract. */
export type CodiceRifiuto =
	| 'PAA_SINTASSI_XSD'
	| 'PAA_ID_DOMINIO_ERRATO'
	| 'PAA_ID_INTERMEDIARIO_ERRATO'
	| 'PAA_STAZIONE_INT_ERRATA'
	| 'PAA_PAGAMENTO_SCONOSCIUTO'
	| 'PAA_SYSTEM_ERROR';

/**
 * What `paSendRTV2` says: to which ente and station, with which receipt. `cfDestinatario` is not the `cfEnte` of the receipt
 * when the notice is of another ente and one of its voci is for the first.
 */
export type InvioRicevuta = {
	cfDestinatario: string;
	cfIntermediario: string;
	stazione: string;
	ricevuta: RicevutaPagopa;
};

/** The receipts that pagoPA brings to us by SOAP; one for all enti, the body says whose it is. */
export type RicevutePagopa = {
	/** @throws XmlRifiutato when it is not a `paSendRTV2` request of the contract, or carries a DTD */
	read: (corpo: Uint8Array, arrivo: Date) => InvioRicevuta;
	/** The SOAP answers, ready to be sent. `cfEnte` is who refuses. */
	accept: () => string;
	refuse: (rifiuto: { codice: CodiceRifiuto; descrizione: string; cfEnte: string }) => string;
};
