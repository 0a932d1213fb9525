/** What a page needs to draw a field: plain data made by the server from definition and answers; ui draws it. */
import type { Condizione } from '#lib/condizione.ts';
import type { Gradi } from '#lib/domain/poligono.ts';

export type OpzioneVista = {
	valore: string;
	etichetta: string;
	aiuto?: string;
	scelta: boolean;
	quando?: Condizione;
	punto?: Gradi;
};

export type FileVista = { id: string; nome: string; byte: number };

/** Where one may draw, and what is seen there; what is fetched comes from our own origin, tiles apart. */
export type PianoMappa = {
	/** None where one only chooses among places. */
	confine: readonly Gradi[];
	centro: Gradi;
	/** The plan of the town as GeoJSON; see docs/adr/0009. */
	url?: string;
	tiles?: { url: string; attribuzione: string };
	/** Ground already granted, as GeoJSON without anyone's data. */
	occupate?: string;
};

/** The part of a view that depends on the kind of field. */
export type VistaTipo =
	| {
			aspetto: 'testo';
			valore: string;
			tipoInput: 'text' | 'email' | 'tel' | 'date' | 'time';
			modo?: 'numeric' | 'decimal' | 'tel' | 'email';
			completamento?: string;
			massimo?: number;
			breve?: boolean;
			simbolo?: string;
			/** Text in capitals, without spelling hints. */
			codice?: boolean;
			/** Where the browser may ask for suggestions. */
			suggerimenti?: 'luoghi' | 'comuni';
	  }
	| { aspetto: 'area'; valore: string; massimo: number; minimo: number }
	/** With a plan, the options that have a place may be chosen on a map too. */
	| { aspetto: 'radio' | 'elenco' | 'caselle'; opzioni: OpzioneVista[]; piano?: PianoMappa }
	/** A text with suggestions; `possibili` are to be chosen from when it is none of them. */
	| { aspetto: 'ricerca'; valore: string; opzioni: OpzioneVista[]; possibili: OpzioneVista[] }
	| { aspetto: 'mappa'; valore: string; piano: PianoMappa }
	| { aspetto: 'conferma'; testo: string; attiva: boolean }
	/** Nothing can be answered, and why. */
	| { aspetto: 'avvertenza'; testo: string }
	| { aspetto: 'allegati'; file: FileVista[]; massimo: number; formati: string }
	| { aspetto: 'gruppo'; campi: VistaCampo[] }
	/** `altri` and `meno` tell whether elements may be added and taken away. */
	| { aspetto: 'ripetuto'; elementi: VistaCampo[][]; elemento: string; altri: boolean; meno: boolean };

export type VistaCampo = VistaTipo & {
	/** Name of the input, id of the element and anchor of its error. */
	nome: string;
	etichetta: string;
	aiuto?: string;
	obbligatorio: boolean;
	/** False while its condition does not hold: in the page, yet hidden. */
	visibile: boolean;
	quando?: Condizione;
	errore?: string;
	avviso?: string;
	/** Something to know, that asks for nothing. */
	informazione?: string;
};
