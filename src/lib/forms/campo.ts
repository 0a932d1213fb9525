/** What a field is: a kind (how it reads, shows and fails) with its label and its place in the form. Used by every kind and by definisciServizio(). */
import type { z } from 'zod';
import type { Condizione } from '#lib/condizione.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { CodiceErrore, Severita } from '#lib/domain/errori.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import type { Gradi } from '#lib/domain/poligono.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { Grezzo } from './grezzo.ts';
import type { Elenchi } from './elenchi.ts';
import type { ChiaveRiuso } from './riuso.ts';
import type { VistaCampo, VistaTipo } from './vista.ts';

/** A file already received and checked. */
export type AllegatoCaricato = { id: string; nome: string; byte: number; sha256: string };

/** The world around the answers; nothing of it is read from a clock or a database here. */
export type Contesto = {
	oggi: Giorno;
	luoghi: Luoghi;
	ente: { nome: string; cap: string; belfiore: string };
	/** What the Comune decided for the service, as its schema reads it. */
	impostazioni: unknown;
	/** Stored things of the person that fields offer; none in the API. */
	elenchi: Elenchi;
	allegati: ReadonlyMap<string, AllegatoCaricato>;
	/** Files are only named, as the API does: any name counts as a file. */
	soloNomi?: true;
	/** Digital stamps can be bought before sending: the Comune has pagoPA. */
	bolloOnline?: true;
};

/** Something wrong in a field; `parte` names the part of it that is wrong. */
export type ProblemaCampo = {
	codice: CodiceErrore;
	parte?: string;
	parametri?: Parametri;
	severita?: Severita;
};

/** The value that was read, if any, and what is wrong with it. */
export type Letto<V> = { valore?: V; problemi: ProblemaCampo[] };

/** A kind of field: schema, view, possible errors. */
export type Tipo<V> = {
	nome: string;
	/** Reads an answer that is not empty. */
	leggi: (grezzo: Grezzo, contesto: Contesto) => Letto<V>;
	/** The value as a person reads it, one or more lines. A method, so that kinds of different values fit in one list. */
	scrivi(valore: V, contesto: Contesto): string[];
	/** Set by a kind whose value can be drawn: its corners. */
	vertici?(valore: V): readonly Gradi[];
	vista: (dati: {
		nome: string;
		grezzo: Grezzo | undefined;
		contesto: Contesto;
		errori: ErroriVista;
	}) => VistaTipo;
	errori: readonly CodiceErrore[];
	/** The value in JSON, for the API. */
	schema: z.ZodType;
	/** For the kind that takes files: how many. */
	massimoFile?: number;
	/** Its answer holds for one request alone: a file, a declaration, a stamp. */
	irripetibile?: true;
	/** Set by a kind whose emptiness is not that of its text. */
	isVuoto?: (grezzo: Grezzo | undefined) => boolean;
	/** Set by a kind whose answer as it arrives is not what conditions look at. */
	perCondizioni?: (grezzo: Grezzo | undefined) => string[];
};

/** Messages by full name of the part, for kinds with parts. */
export type ErroriVista = ReadonlyMap<string, Pick<VistaCampo, 'errore' | 'avviso' | 'informazione'>>;

/** One of the answers to a choice. `quando` hides it; that it was not allowed is said by a rule of the service. */
export type Opzione = {
	valore: string;
	etichetta: string;
	aiuto?: string;
	quando?: Condizione;
	/** Only where a digital stamp can be bought. */
	conBolloOnline?: true;
	/** Where it is, for choices that a map shows. */
	punto?: Gradi;
};

/** Options that every field takes. */
export type Opzioni = {
	etichetta: string;
	aiuto?: string;
	obbligatorio?: boolean;
	/** The field exists only while this holds; otherwise its answer is dropped. */
	quando?: Condizione;
	/** Code when a required answer is missing. */
	mancante?: CodiceErrore;
	/** What the answer tells about the person: kept once sent, and offered again in every service. */
	riuso?: ChiaveRiuso;
	/** The answer is about who fills in the form only while this holds: otherwise it is neither offered nor kept. */
	riusoSe?: Condizione;
	/** The answer is not carried over when the request is made again. */
	nonRipetere?: true;
};

/** A field of a service. `Certo` tells whether a valid request always holds its value. */
export type Campo<V = unknown, Certo extends boolean = boolean> = {
	tipo: Tipo<V>;
	etichetta: string;
	aiuto?: string;
	obbligatorio: boolean;
	quando?: Condizione;
	mancante: CodiceErrore;
	riuso?: ChiaveRiuso;
	riusoSe?: Condizione;
	nonRipetere?: true;
	/** Exists in types alone. */
	readonly certo?: Certo;
};

export type Certo<O> = O extends { quando: object } ? false : O extends { obbligatorio: true } ? true : false;

/** Puts a kind and its options together. */
export function campo<V, O extends Opzioni>(tipo: Tipo<V>, opzioni: O): Campo<V, Certo<O>> {
	const { etichetta, aiuto, obbligatorio = false, quando, mancante = 'CAMPO_OBBLIGATORIO' } = opzioni;
	const { riuso, riusoSe, nonRipetere } = opzioni;
	return {
		tipo,
		etichetta,
		obbligatorio,
		mancante,
		...(aiuto && { aiuto }),
		...(quando && { quando }),
		...(riuso && { riuso }),
		...(riusoSe && { riusoSe }),
		...(nonRipetere && { nonRipetere })
	};
}

/** A good value. */
export function letto<V>(valore: V): Letto<V> {
	return { valore, problemi: [] };
}

/** No value, one problem. */
export function sbagliato(codice: CodiceErrore, altro: Omit<ProblemaCampo, 'codice'> = {}): Letto<never> {
	return { problemi: [{ codice, ...altro }] };
}
