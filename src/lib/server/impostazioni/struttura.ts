// What a zod schema of settings looks like as a form: a tree of plain nodes with Italian titles. Read by form, errors, diff and history.
import { z } from 'zod';

/** What every node has; `vuoto` says that the setting may be missing, and how that is stored. */
type Comune = { titolo: string; aiuto?: string; senzaTitolo?: boolean; vuoto?: 'assente' | 'nullo' };

export type Opzione = { valore: string; etichetta: string; dato: string | number | boolean };

export type Foglia = Comune &
	(
		| { tipo: 'testo'; aspetto: 'text' | 'email' | 'date' | 'time' }
		/** An exact decimal, kept as text with a point. */
		| { tipo: 'decimale' }
		| { tipo: 'numero'; intero: boolean }
		| { tipo: 'euro' }
		| { tipo: 'siNo' }
		| { tipo: 'scelta'; opzioni: readonly Opzione[] }
		| { tipo: 'ufficio' }
		/** A point on the ground, or a line of them: one a row. */
		| { tipo: 'punti'; uno: boolean }
	);
export type Oggetto = Comune & { tipo: 'oggetto'; parti: readonly (readonly [string, Nodo])[] };
export type Elenco = Comune & { tipo: 'elenco'; elemento: Nodo; massimo: number };
/** Settings under names that the administrator chooses. */
export type Mappa = Comune & { tipo: 'mappa'; chiave: Nodo; valore: Nodo };
/** One of several groups; the answer to `scelta` says which. */
export type Alternativa = Comune & {
	tipo: 'alternativa';
	discriminante: string;
	scelta: Foglia;
	casi: ReadonlyMap<string, Oggetto>;
};
/** A group or a list that may be missing as a whole. */
export type Presenza = Comune & { tipo: 'presenza'; dentro: Nodo };
export type Nodo = Foglia | Oggetto | Elenco | Mappa | Alternativa | Presenza;

/** Elements of a list when its schema sets no limit. */
export const ELEMENTI_MASSIMI = 2_000;
const CENTESIMI = /(^c|C)ent(esimi)?([A-Z]|$)/;

/** What a schema may say of itself beside its type, with `.meta()`. */
type Detto = {
	titolo?: string;
	aiuto?: string;
	/** Words for the values of a choice. */
	titoli?: Record<string, string>;
	/** The text is the id of an office of the ente. */
	ufficio?: boolean;
	/** The whole number is cents, though its key does not say so. */
	euro?: boolean;
};

/** The form of a schema; `nome` is the key it stands under. @throws Error on a type that no form can show */
export function strutturaDi(schema: z.core.$ZodType, nome = ''): Nodo {
	return costruisci(schema as z.ZodType, nome, {});
}

function costruisci(schema: z.ZodType, nome: string, esterno: Detto): Nodo {
	const detto = { ...dettoDi(schema), ...esterno };
	const comune: Comune = {
		titolo: detto.titolo ?? inParole(nome),
		...(detto.aiuto && { aiuto: detto.aiuto }),
		...(!detto.titolo && { senzaTitolo: true })
	};
	const dentro = interno(schema);
	if (dentro) {
		const vuoto =
			schema instanceof z.ZodOptional ? 'assente' : schema instanceof z.ZodNullable ? 'nullo' : undefined;
		const nodo = costruisci(dentro, nome, detto);
		return vuoto ? conVuoto(nodo, vuoto) : nodo;
	}
	if (schema instanceof z.ZodObject)
		return {
			...comune,
			tipo: 'oggetto',
			parti: Object.entries(schema.shape).map(([chiave, parte]) => [
				chiave,
				strutturaDi(parte as z.ZodType, chiave)
			])
		};
	if (schema instanceof z.ZodArray && !isPunto(schema.element)) {
		const elemento = strutturaDi(schema.element, nome);
		// Where only the list has a title, each element goes by it.
		const soloElenco = elemento.senzaTitolo && !comune.senzaTitolo;
		const conTitolo = { ...elemento, titolo: comune.titolo, senzaTitolo: false };
		return {
			...comune,
			tipo: 'elenco',
			elemento: soloElenco ? conTitolo : elemento,
			massimo: massimoDi(schema)
		};
	}
	if (schema instanceof z.ZodRecord) return costruisciTabella(schema, nome, comune);
	if (schema instanceof z.ZodDiscriminatedUnion) return costruisciAlternativa(schema, comune);
	return costruisciFoglia(schema, nome, { comune, detto });
}

// What stands around a type says whether it may be missing, or what it is when it is.
function interno(schema: z.ZodType): z.ZodType | undefined {
	if (
		schema instanceof z.ZodOptional ||
		schema instanceof z.ZodNullable ||
		schema instanceof z.ZodDefault ||
		schema instanceof z.ZodPrefault ||
		schema instanceof z.ZodReadonly
	)
		return schema.def.innerType as z.ZodType;
	return undefined;
}

function conVuoto(nodo: Nodo, vuoto: 'assente' | 'nullo'): Nodo {
	if (nodo.vuoto) throw new Error(`${nodo.titolo}: una impostazione manca in un modo solo.`);
	if (isFoglia(nodo)) return { ...nodo, vuoto };
	const { titolo, aiuto, senzaTitolo } = nodo;
	return {
		titolo,
		...(aiuto && { aiuto }),
		...(senzaTitolo && { senzaTitolo }),
		vuoto,
		tipo: 'presenza',
		dentro: nodo
	};
}

/** Whether the node is one value, which one field shows. */
export function isFoglia(nodo: Nodo): nodo is Foglia {
	return !['oggetto', 'elenco', 'mappa', 'alternativa', 'presenza'].includes(nodo.tipo);
}

// A table with known keys is a group; with free ones it is a list of names and values.
function costruisciTabella(schema: z.ZodRecord, nome: string, comune: Comune): Nodo {
	const chiave = schema.keyType as z.ZodType;
	const valore = schema.valueType as z.ZodType;
	if (!(chiave instanceof z.ZodEnum))
		return {
			...comune,
			tipo: 'mappa',
			chiave: strutturaDi(chiave, 'nome'),
			valore: strutturaDi(valore, nome)
		};
	const { titoli } = dettoDi(chiave);
	const parziale = 'partial' in schema.def;
	const parti = chiave.options.map((una) => {
		const testo = String(una);
		const titolo = titoli?.[testo];
		const nodo = costruisci(valore, testo, titolo ? { titolo } : {});
		return [testo, parziale ? conVuoto(nodo, 'assente') : nodo] as const;
	});
	return { ...comune, tipo: 'oggetto', parti };
}

function costruisciAlternativa(schema: z.ZodDiscriminatedUnion, comune: Comune): Alternativa {
	const { discriminator: discriminante } = schema.def;
	const casi = schema.options.map((uno) => {
		const oggetto = strutturaDi(uno);
		if (oggetto.tipo !== 'oggetto') throw new Error(`${comune.titolo}: un caso non è un gruppo.`);
		const scelta = oggetto.parti.find(([nome]) => nome === discriminante)?.[1];
		if (scelta?.tipo !== 'scelta') throw new Error(`${comune.titolo}: un caso non dice quale è.`);
		const parti = oggetto.parti.filter(([nome]) => nome !== discriminante);
		return { scelta, opzioni: scelta.opzioni, oggetto: { ...oggetto, parti } };
	});
	const [primo] = casi;
	if (!primo) throw new Error(`${comune.titolo}: nessun caso.`);
	return {
		...comune,
		tipo: 'alternativa',
		discriminante,
		scelta: { ...primo.scelta, opzioni: casi.flatMap(({ opzioni }) => opzioni) },
		casi: new Map(
			casi.flatMap(({ opzioni, oggetto }) => opzioni.map(({ valore }) => [valore, oggetto] as const))
		)
	};
}

function costruisciFoglia(
	schema: z.ZodType,
	nome: string,
	{ comune, detto }: { comune: Comune; detto: Detto }
): Foglia {
	if (schema instanceof z.ZodBoolean) return { ...comune, tipo: 'siNo' };
	if (schema instanceof z.ZodEnum)
		return { ...comune, tipo: 'scelta', opzioni: opzioniDi(schema.options, detto) };
	if (schema instanceof z.ZodLiteral)
		return { ...comune, tipo: 'scelta', opzioni: opzioniDi([...schema.values], detto) };
	if (schema instanceof z.ZodNumber) {
		const isEuro = isIntero(schema) && (detto.euro ?? CENTESIMI.test(nome)) && (schema.minValue ?? -1) >= 0;
		return isEuro ? { ...comune, tipo: 'euro' } : { ...comune, tipo: 'numero', intero: isIntero(schema) };
	}
	if (isPunto(schema)) return { ...comune, tipo: 'punti', uno: true };
	if (schema instanceof z.ZodArray) return { ...comune, tipo: 'punti', uno: false };
	if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
		if (detto.ufficio || nome === 'ufficio') return { ...comune, tipo: 'ufficio' };
		if (isDecimale(schema)) return { ...comune, tipo: 'decimale' };
		const { format } = schema;
		return {
			...comune,
			tipo: 'testo',
			aspetto: format === 'email' || format === 'date' || format === 'time' ? format : 'text'
		};
	}
	throw new Error(`${nome}: nessun modulo sa mostrare una impostazione di tipo ${schema.def.type}.`);
}

function isIntero({ format }: z.ZodNumber): boolean {
	return format === 'safeint';
}

function isPunto(schema: z.core.$ZodType): boolean {
	return schema instanceof z.ZodTuple && schema.def.items.every((uno) => uno instanceof z.ZodNumber);
}

// Known by what it takes, whatever its pattern.
function isDecimale(schema: z.ZodType): boolean {
	const prende = (testo: string): boolean => schema.safeParse(testo).success;
	return prende('1') && prende('1.5') && !prende('1,5') && !prende('a');
}

function massimoDi({ def }: z.ZodArray): number {
	const limiti = (def.checks ?? []).map((uno) => (uno._zod.def as { maximum?: number }).maximum);
	return Math.min(ELEMENTI_MASSIMI, ...limiti.filter((uno) => uno !== undefined));
}

function opzioniDi(valori: readonly unknown[], { titoli }: Detto): Opzione[] {
	return valori.map((dato) => {
		if (typeof dato !== 'string' && typeof dato !== 'number' && typeof dato !== 'boolean')
			throw new Error(`Una scelta non può valere ${String(dato)}.`);
		const valore = String(dato);
		return { valore, etichetta: titoli?.[valore] ?? inParole(valore), dato };
	});
}

function dettoDi(schema: z.ZodType): Detto {
	const { title, description, titoli, ufficio, euro } = schema.meta() ?? {};
	return {
		...(title && { titolo: title }),
		...(description && { aiuto: description }),
		...(titoli !== undefined && { titoli: titoli as Record<string, string> }),
		...(ufficio === true && { ufficio }),
		...(euro === true && { euro })
	};
}

/**
 * A key as words: `giorniVisione` is "Giorni visione", `polizia_locale` is "Polizia locale". For what nobody gave a title, such as
 * settings of a past release or the value of a choice.
 */
export function inParole(chiave: string): string {
	const parole = chiave
		.replace(/([a-z])([A-Z])/g, (_, prima: string, dopo: string) => `${prima} ${dopo.toLowerCase()}`)
		.replaceAll('_', ' ');
	return parole.charAt(0).toUpperCase() + parole.slice(1);
}
