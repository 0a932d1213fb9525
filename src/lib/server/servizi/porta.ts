// What a service may need beyond the engine: facts stored elsewhere, rows of its own, a document to release. Implemented in server/servizi/<id>, called by the use cases of pratiche.
import type { Giorno } from '#lib/domain/data.ts';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import type { Chi, Mossa } from '#lib/domain/procedimento.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { StatoPratica } from '#lib/domain/stati.ts';
import type { Elenchi } from '#lib/forms/elenchi.ts';
import type { Campi, Controllo, RisposteParziali } from '#lib/forms/servizio.ts';
import type { PianoMappa } from '#lib/forms/vista.ts';
import type { Tx } from '../db/connection.ts';
import type { Documento } from '../documenti/documento.ts';
import type { NuovoEvento, Pratica } from '../pratiche/pratica.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';

/** What surrounds every move of a pratica: who makes it, when, and what services need beyond the engine. */
export type Contorno = {
	ente: EnteInVigore;
	/** Address of the site of the ente, without a slash at the end, for links in documents. */
	sito: string;
	attore: NuovoEvento['attore'];
	/** The roles of who moves. */
	chi: readonly Chi[];
	istante: Date;
	newId: () => string;
	porta: FindPorta;
};

/** A draft whose answers are to be held against what is stored. */
export type DaConfrontare = {
	risposte: RisposteParziali<Campi>;
	persona: string;
	bozza: string;
	ente: EnteInVigore;
	oggi: Giorno;
};

export type MossaFatta = { pratica: Pratica; mossa: Mossa };

/** Lines about a pratica that only the service knows, for the clerk. */
export type Pannello = {
	titolo: string;
	righe: { etichetta: string; valore: string }[];
	collegamenti?: { href: string; testo: string }[];
};

/** Something offered to a person, to take or leave by its last day. */
export type OffertaDaDecidere = {
	id: string;
	/** Number of the pratica. */
	pratica: string;
	testo: string;
	/** ISO date. */
	entro: string;
};

/** A ranking as everyone may read it: by the numbers of the requests, without names. */
export type GraduatoriaPubblica = {
	titolo: string;
	/** What it is worth now, and until when it may be commented on. */
	stato: string;
	gruppi: {
		titolo: string;
		righe: { posto: number; pratica: string; punti: string; esito: string }[];
	}[];
};

/** Something that a person has to do, or that ends for them, by a day; recalled by the engine some days before. */
export type ScadenzaDaRicordare = {
	/** The kind, in small letters: one for each thing that expires. */
	tipo: string;
	/** ISO date of the last day. */
	entro: string;
	persona: string;
	/** None when it belongs to no request. */
	pratica: { id: string; numero: string } | null;
	/** What is to be done by then, often one thing, each with the ISO date on which the person was told. */
	cose: readonly { riferimento: string; nota: string }[];
	/** The words after the colon of IO09; or another message, which is given `pratica` and `entro` besides. */
	testo: { cosa: string } | { modello: ModelloMessaggio; parametri: Parametri };
	/** The notice that asks for exactly this; in euro cents. */
	avviso?: { nav: string; cent: number };
};

/** ISO dates, both included. */
export type Periodo = { dal: string; al: string };

export type TimerServizio = {
	nome: string;
	ogniMinuti: number;
	/** Returns how many things it changed; doing it twice, or in two workers at once, does no harm. */
	run: (tx: Tx, contorno: Contorno) => Promise<number>;
};

/** What anyone may read, by its code, about a document that was given: nothing personal. Dates are ISO. */
export type Verificabile = {
	codice: string;
	titolo: string;
	numero: string;
	luogo: string;
	dal: string;
	al: string | undefined;
};

/** The document that a yes gives. With a stamp to buy it is made with the act and given once that is paid. */
export type Rilascio = { nomeFile: string; contenuto: Documento; verificabile?: Verificabile | undefined };

export type PortaServizio = {
	/** The person's own stored things that fields offer. */
	elenchi?: (tx: Tx, dati: { persona: string; oggi: Giorno }) => Promise<Elenchi>;
	/** What stored facts say against the answers, at the summary and when they are sent. */
	problemi?: (tx: Tx, dati: DaConfrontare) => Promise<Controllo[]>;
	/** Keeps what the service needs apart from the answers, in the transaction of the sending. */
	dopoInvio?: (tx: Tx, contorno: Contorno, pratica: Pratica) => Promise<void>;
	/** What the pratica itself says against a move: pages do not offer it, and it is refused with this code. */
	vieta?: (fatta: MossaFatta) => CodiceErrore | undefined;
	/** Before a move is written, in its transaction. @throws Conflitto when stored facts forbid it */
	primaDellaMossa?: (tx: Tx, contorno: Contorno, fatta: MossaFatta) => Promise<void>;
	/** After a move was written, in its transaction. */
	dopoLaMossa?: (tx: Tx, contorno: Contorno, fatta: MossaFatta & { prima: StatoPratica }) => Promise<void>;
	/** The document that a yes releases, once all that is due is paid. */
	rilascia?: (tx: Tx, contorno: Contorno, pratica: Pratica) => Promise<Rilascio | undefined>;
	/** Offers to a person, and their answer. */
	offerte?: {
		elenca: (tx: Tx, dati: { persona: string; oggi: Giorno }) => Promise<OffertaDaDecidere[]>;
		/** @throws NonTrovato when it is not theirs or no longer open */
		rispondi: (tx: Tx, contorno: Contorno, risposta: { id: string; accetta: boolean }) => Promise<void>;
	};
	/** Rankings that are published. */
	graduatorie?: (tx: Tx, dati: { ente: EnteInVigore }) => Promise<GraduatoriaPubblica[]>;
	/** What expires in those days for people of the ente and was not done: the engine reminds of it. */
	scadenze?: (tx: Tx, contorno: Contorno, periodo: Periodo) => Promise<ScadenzaDaRicordare[]>;
	/** Run by the worker, ente by ente, as the system. */
	timer?: readonly TimerServizio[];
	/** The plan of the town, where the service has one: lent to whatever shows the town on a map. */
	piano?: (ente: Pick<EnteInVigore, 'impostazioni'>) => PianoMappa | undefined;
	/** What the map of the form shows to anyone, as GeoJSON without anyone's data. */
	mappa?: (tx: Tx, quando: { oggi: Giorno }) => Promise<object>;
	/** Pages of clerks, linked from the desk. */
	pagine?: readonly { href: string; titolo: string }[];
	/** What everyone reads on the card of the service, a sentence each. */
	avvisi?: (tx: Tx, dati: { ente: EnteInVigore; oggi: Giorno }) => Promise<string[]>;
	/** What the citizen reads on the page of a pratica beside its state, a sentence each. */
	note?: (tx: Tx, pratica: Pratica, dati: { ente: EnteInVigore; oggi: Giorno }) => Promise<string[]>;
	pannello?: (
		tx: Tx,
		pratica: Pratica,
		dove: { ente: EnteInVigore; oggi: Giorno }
	) => Promise<Pannello | undefined>;
};

/** The port of a service by its id; an empty one for those that need nothing. */
export type FindPorta = (servizio: string) => PortaServizio;
