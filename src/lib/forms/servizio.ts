/** The definition of a service, from which pages, checks, summary, receipt, API and messages derive; written in services/, read everywhere else. */
import type { z } from 'zod';
import { campiDi, type Condizione } from '#lib/condizione.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { CodiceErrore, Severita } from '#lib/domain/errori.ts';
import type { Mossa } from '#lib/domain/procedimento.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { Calcolo } from './calcolo.ts';
import type { Campo, Contesto } from './campo.ts';
import type { ValoriParti } from './campi/gruppo.ts';
import type { Grezzi } from './grezzo.ts';
import type { Preverifica } from './preverifica.ts';
import type { Scheda } from './scheda.ts';

export type Campi = Readonly<Record<string, Campo>>;

/** The answers of a service, inferred from its fields. */
export type Risposte<C extends Campi> = ValoriParti<C>;

/** Answers while the form is being filled in, or of a service known only at run time. */
export type RisposteParziali<C extends Campi> = Partial<{
	[K in keyof C]: C[K] extends Campo<infer V> ? V : never;
}>;

export type Sezione<N extends string = string> = {
	titolo: string;
	aiuto?: string;
	campi: readonly N[];
	guida?: Guida<N>;
};

/** Questions that lead to a choice: whoever answers yes takes the value, otherwise reads the next one. */
export type Guida<N extends string = string> = {
	campo: N;
	titolo: string;
	domande: readonly { testo: string; valore: string }[];
};

export type Passo<N extends string = string> = {
	id: string;
	/** In the steps bar. */
	titolo: string;
	sezioni: readonly Sezione<N>[];
};

/** A rule over several fields that does not hold. */
export type Controllo<N extends string = string> = {
	campo: N | `${N}.${string}`;
	codice: CodiceErrore;
	parametri?: Parametri;
	severita?: Severita;
};

/** A line of the costs shown before sending; cents. */
export type VoceCosto = { descrizione: string; cent: number; quando: string };

/** The stamp that a request needs before it is sent, bought online for its document: how many cents, and which answer says so. */
export type BolloOnline<N extends string = string> = { campo: N; cent: number };

/** A sum that the person must pay, by when. */
export type Dovuto = {
	causale: string;
	cent: number;
	scadenza: Giorno;
	/** Its code in the official list of pagoPA, with the prefix. */
	tassonomia: string;
	/** Whether after its last day it can no longer be paid. */
	scade?: true;
	/** It is the stamp of the document that a yes releases. */
	bollo?: true;
};

/** Something that the office counts when it says yes, as the pages of a copy, and what one of them costs. */
export type VoceConteggio = {
	id: string;
	etichetta: string;
	aiuto?: string;
	/** Of one. */
	cent: number;
	/** How many, where the request says it; the clerk may change it. */
	proposta?: number;
};

/** As many of it as the clerk counted. */
export type VoceContata = VoceConteggio & { quante: number };

/** The day of the act, what was computed when the request was sent, and what the office counted. */
export type ContestoDovuti = {
	oggi: Giorno;
	calcolo: Calcolo | undefined;
	contate?: readonly VoceContata[];
};

/** Where and when the office gives what was granted; dates as people read them. */
export type Consegna = {
	ufficio: string;
	indirizzo: string;
	orari: string;
	dal: string;
	al: string;
	conFile: boolean;
	/** Whether something is to be paid first. */
	daPagare: boolean;
};

export type Procedura<C extends Campi, I = unknown> = {
	mosse: readonly Mossa[];
	/** Whether a move is for such a request, where the service has more than one kind of them. */
	isAmmessa?(mossa: Mossa, risposte: Risposte<C>): boolean;
	/** What silence means, told in the receipt (art. 8 and 20 L. 241/1990). */
	effettoSilenzio(risposte: Risposte<C>, impostazioni: I): string;
	/** Whether the day after the term the request counts as refused. */
	isSilenzioRigetto(risposte: Risposte<C>): boolean;
	/** Term and authority for an appeal, told in the final act (art. 3 c. 4 L. 241/1990). The settings are those of the day of the act. */
	rimedi(risposte: Risposte<C>, impostazioni: I): string;
	/** How to have what was granted, told in an act that says yes. */
	consegna?(risposte: Risposte<C>, dove: Consegna, impostazioni: I): string[];
	/** Fields that the final act repeats, so that it says what it decides. */
	campiAtto: readonly (keyof C & string)[];
	/** Days that the office keeps at hand what was granted. */
	giorniConsegna?(impostazioni: I): number;
	/** Days to tell that the request is irregular, with the effect that its term starts anew once it is put right. */
	giorniIrregolarita?(risposte: Risposte<C>): number | undefined;
	/** The day from which the term runs, when it is not that of filing. */
	decorrenza?(risposte: Risposte<C>, impostazioni: I, oggi: Giorno): Giorno;
	/** Whether the reasons against must be told before a refusal, or only may be (art. 10-bis L. 241/1990). */
	preavviso?: 'dovuto' | 'ammesso';
	/** What is to be paid once an act with `dovuti` says yes; nothing when empty. The settings are those of the day of sending. */
	dovuti?(risposte: Risposte<C>, impostazioni: I, contesto: ContestoDovuti): Dovuto[];
	/** What the office counts before an act with `dovuti` says yes. Settings and day are those of the sending. */
	conteggio?(risposte: Risposte<C>, impostazioni: I, presentata: Giorno): VoceConteggio[];
	/** Days after its last one at which a payment still counts as on its way; 0 unless said. */
	giorniTolleranza?(impostazioni: I): number;
	/** Values for the placeholders of the service's own messages. */
	parametriMessaggio?(risposte: Risposte<C>, impostazioni: I): Parametri;
	/** Whether third parties are to be heard, and whether their time stops the term. */
	terzi?(risposte: Risposte<C>, impostazioni: I): { sospende: boolean } | undefined;
};

/** Whom a request is for when not oneself: the field and value that tell drafts apart, and the name to read. */
export type OggettoBozza<N extends string = string> = { campo: N; valore: string; nome: string };

export type Servizio<C extends Campi = Campi, I = unknown, N extends string = keyof C & string> = {
	id: string;
	/** Grows with each change of meaning; a pratica keeps the one it was made with. */
	versione: number;
	/** First letters of the pratica's number. */
	prefisso: string;
	scheda: Scheda;
	/** What a Comune decides for this service. */
	impostazioni: z.ZodType<I>;
	/** Asked before the form, if anything is. */
	preverifica?: Preverifica<I>;
	campi: C;
	passi: readonly Passo<N>[];
	/** Ticked on the summary, right before sending. */
	dichiarazioni: Readonly<Record<string, string>>;
	controlli(risposte: RisposteParziali<C>, contesto: Contesto, impostazioni: I): Controllo<N>[];
	/** What tells apart the drafts of one person: the child, the client, with the field that says it. None when there is but one. */
	oggettoBozza(risposte: RisposteParziali<C>): OggettoBozza<N> | undefined;
	/** The object in the protocol register, without personal details. */
	oggettoProtocollo(risposte: Risposte<C>): string;
	/** Offices that the settings name, by which a request may be routed. */
	uffici(impostazioni: I): string[];
	ufficio(risposte: Risposte<C>, impostazioni: I): string;
	costi(risposte: Risposte<C>, impostazioni: I, contesto: Pick<Contesto, 'oggi'>): VoceCosto[];
	/** Set by a service whose request may be stamped online; none when these answers ask for no such stamp. */
	bolloOnline?(risposte: Risposte<C>, impostazioni: I): BolloOnline<N> | undefined;
	/** The amount that the answers lead to, step by step: a fee to pay or a benefit to receive. */
	calcolo?(risposte: Risposte<C>, impostazioni: I, contesto: Pick<Contesto, 'oggi'>): Calcolo | undefined;
	/** Texts of the card that say what the settings in force decide. */
	schedaInVigore?(impostazioni: I, quando: { giorniTermine: number; oggi: Giorno }): Partial<Scheda>;
	/** The price list shown on the card. */
	tariffe(impostazioni: I): Pick<VoceCosto, 'descrizione' | 'cent'>[];
	procedura: Procedura<C, I>;
	/** Days after which an untouched draft is deleted, years for which a closed file is kept. */
	conservazione: { bozzaGiorni: number; fascicoloAnni: number };
	/** It is about health or need of the person: a message outside the area personale does not even name it. */
	riservato?: true;
	/** Who else sees the data of this service, a sentence each, told in the privacy notice (art. 13 par. 1 lett. e GDPR). */
	informativa?: { destinatari: readonly string[] };
	/** Answers that make a whole valid request, for the demonstration, the tests and the bench. */
	esempio: Grezzi;
};

/** Ids that the engine keeps for its own steps. */
export const PASSO_INFORMATIVA = 'informativa';
export const PASSO_RIEPILOGO = 'riepilogo';
export const PASSO_BOLLO = 'bollo';

const RISERVATI: readonly string[] = [PASSO_INFORMATIVA, PASSO_RIEPILOGO, PASSO_BOLLO];

/** Checks a definition when it is loaded. @throws Error that names what does not hold together */
export function definisciServizio<const C extends Campi, I>(servizio: Servizio<C, I>): Servizio<C, I> {
	const nomi = new Set(Object.keys(servizio.campi));
	const posti = servizio.passi.flatMap((passo) => passo.sezioni.flatMap(({ campi }) => campi));
	const doppi = posti.filter((nome, indice) => posti.indexOf(nome) !== indice);
	const senzaPosto = [...nomi].filter((nome) => !posti.includes(nome));
	const ignoti = Object.entries(servizio.campi).flatMap(([nome, { quando }]) =>
		quando ? lateConditions(quando, posti, nome) : []
	);
	const chiavi = Object.values(servizio.campi).flatMap(({ riuso }) => riuso ?? []);
	const chiaviDoppie = chiavi.filter((chiave, indice) => chiavi.indexOf(chiave) !== indice);
	const riservati = servizio.passi.filter(({ id }) => RISERVATI.includes(id));
	const difetti = [
		...doppi.map((nome) => `il campo ${nome} sta in due posti`),
		...senzaPosto.map((nome) => `il campo ${nome} non sta in nessun passo`),
		...ignoti,
		...chiaviDoppie.map((chiave) => `il dato ${chiave} si riusa in due campi`),
		...riservati.map(({ id }) => `il passo ${id} è del motore`)
	];
	if (difetti.length > 0) throw new Error(`Servizio ${servizio.id}: ${difetti.join('; ')}.`);
	return servizio;
}

// A condition looks back: the answers it needs are read before the field itself.
function lateConditions(quando: Condizione, posti: readonly string[], nome: string): string[] {
	const prima = posti.slice(0, posti.indexOf(nome));
	return campiDi(quando)
		.filter((campo) => !prima.includes(campo))
		.map((campo) => `il campo ${nome} dipende da ${campo}, che non viene prima`);
}
