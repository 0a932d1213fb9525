/** Notices of the Comune to everyone: kinds, levels, topics, and what may be written; called by the clerks' pages, the site and the worker. */
import { Temporal } from 'temporal-polyfill';
import type { Argomento } from './argomenti.ts';
import type { CodiceErrore } from './errori.ts';
import type { ModelloMessaggio } from './modelli-messaggi.ts';
import { shortenTesto } from './testo.ts';

/** The kinds, each with the longest time it may hold. */
export const TIPI_COMUNICAZIONE = {
	ALLERTA_METEO: { nome: 'Allerta meteo', giorniMassimi: 7 },
	CHIUSURA_STRADA: { nome: 'Strada chiusa', giorniMassimi: 366 },
	EVENTO: { nome: 'Evento', giorniMassimi: 92 },
	INTERRUZIONE_SERVIZIO: { nome: 'Servizio interrotto', giorniMassimi: 92 }
} as const;

export type TipoComunicazione = keyof typeof TIPI_COMUNICAZIONE;

/** The levels of a weather alert, as civil protection names them. */
export const COLORI = ['verde', 'gialla', 'arancione', 'rossa'] as const;

export type Colore = (typeof COLORI)[number];

/** What kind of notice it is. */
export type Specie = { tipo: TipoComunicazione; colore: Colore | undefined };

/** To whom it is brought; no criterion at all means everybody. */
export type Destinatari = {
	etaDa: number | undefined;
	etaA: number | undefined;
	vie: readonly string[];
	professioni: readonly string[];
};

export type Contenuto = Specie & {
	titolo: string;
	testo: string;
	/** Where, in words. */
	luogo: string | undefined;
	/** Corners of the drawn area. */
	vertici: readonly (readonly [lat: number, lon: number])[] | undefined;
	collegamento: string | undefined;
	dal: Date;
	al: Date;
	/** Whether it is also brought to people. */
	messaggi: boolean;
	destinatari: Destinatari;
};

type Mancanza = {
	campo:
		'titolo' | 'testo' | 'luogo' | 'collegamento' | 'colore' | 'dal' | 'al' | 'eta' | 'vie' | 'professioni';
	codice: CodiceErrore;
	parametri?: Readonly<Record<string, string | number>>;
};

export const TITOLO = { min: 10, max: 120 };
export const TESTO = { min: 20, max: 5_000 };
export const LUOGO = { min: 1, max: 300 };
const VIE_MASSIME = 50;
const VIA_MASSIMA = 120;
/** Fewer people than this are never an audience: a criterion would tell who they are. */
export const GRUPPO_MINIMO = 20;
const FASCIA_MINIMA = 5;
const ETA_MASSIMA = 120;
const ANTICIPO_GIORNI = 366;
/** How long before it holds a notice stands on top of every page. */
const EVIDENZA_ORE = 48;
const ORA_MS = 3_600_000;

/** The most severe first. */
const GRAVITA = [
	'rossa',
	'arancione',
	'gialla',
	'CHIUSURA_STRADA',
	'INTERRUZIONE_SERVIZIO',
	'verde',
	'EVENTO'
];

/** Whether people are in danger: it reaches also who wants no messages, at any hour. */
export function isEmergenza({ colore }: Specie): boolean {
	return colore === 'arancione' || colore === 'rossa';
}

/** Kind and level in words, as they are read beside the colour. */
export function nomeSpecie({ tipo, colore }: Specie): string {
	const { nome } = TIPI_COMUNICAZIONE[tipo];
	return colore ? `${nome} ${colore}` : nome;
}

/** Orders by how severe they are, and alike ones by when they begin. */
export function compareGravita(a: Specie & { dal: Date }, b: Specie & { dal: Date }): number {
	return gravitaDi(a) - gravitaDi(b) || a.dal.getTime() - b.dal.getTime();
}

function gravitaDi({ tipo, colore }: Specie): number {
	return GRAVITA.indexOf(colore ?? tipo);
}

/** The topic that people may refuse. */
export function argomentoDi(specie: Specie): Argomento {
	if (isEmergenza(specie)) return 'emergenze';
	return ARGOMENTO[specie.tipo];
}

const ARGOMENTO: Record<TipoComunicazione, Argomento> = {
	ALLERTA_METEO: 'allerte',
	CHIUSURA_STRADA: 'strade',
	EVENTO: 'eventi',
	INTERRUZIONE_SERVIZIO: 'interruzioni'
};

/** The message that brings it to people. */
export function modelloDi(specie: Specie): ModelloMessaggio {
	if (isEmergenza(specie)) return 'COM_EMERGENZA';
	return MODELLO[specie.tipo];
}

const MODELLO: Record<TipoComunicazione, ModelloMessaggio> = {
	ALLERTA_METEO: 'COM_ALLERTA',
	CHIUSURA_STRADA: 'COM_STRADA',
	EVENTO: 'COM_EVENTO',
	INTERRUZIONE_SERVIZIO: 'COM_INTERRUZIONE'
};

/** The latest beginning of what stands on top of every page now: from two days before it holds to its end. */
export function evidenzaFino(istante: Date): Date {
	return new Date(istante.getTime() + EVIDENZA_ORE * ORA_MS);
}

/** Whether no criterion was chosen. */
export function isPerTutti({ etaDa, etaA, vie, professioni }: Destinatari): boolean {
	return etaDa === undefined && etaA === undefined && vie.length === 0 && professioni.length === 0;
}

/** The title of what corrects another. */
export function titoloCorrezione(titolo: string): string {
	return shortenTesto(`Correzione: ${titolo.replace(/^Correzione: /, '')}`, TITOLO.max);
}

/** What keeps a notice from being sent to approval or published at an instant; nothing when it may be. */
export function checkContenuto(contenuto: Contenuto, istante: Date): Mancanza[] {
	const { titolo, testo, luogo, vertici, collegamento } = contenuto;
	return [
		...checkTesto('titolo', titolo, TITOLO),
		...checkTesto('testo', testo, TESTO),
		...(luogo === undefined ? [] : checkTesto('luogo', luogo, LUOGO)),
		...(vertici && luogo === undefined ? [manca('luogo', 'COM_LUOGO')] : []),
		...(collegamento !== undefined && !/^https:\/\/\S{4,300}$/.test(collegamento)
			? [manca('collegamento', 'INDIRIZZO_WEB')]
			: []),
		...((contenuto.tipo === 'ALLERTA_METEO') === (contenuto.colore !== undefined)
			? []
			: [manca('colore', 'COM_COLORE')]),
		...checkPeriodo(contenuto, istante),
		...checkDestinatari(contenuto.destinatari)
	];
}

const CODICE_FISCALE = /\b[a-z]{6}[0-9lmnpqrstuv]{2}[a-z][0-9lmnpqrstuv]{2}[a-z][0-9lmnpqrstuv]{3}[a-z]\b/i;

// Everyone reads it: what names a person has no place in it.
function checkTesto(
	campo: 'titolo' | 'testo' | 'luogo',
	testo: string,
	limiti: { min: number; max: number }
): Mancanza[] {
	if (testo === '') return [manca(campo, 'CAMPO_OBBLIGATORIO')];
	if (testo.length < limiti.min || testo.length > limiti.max)
		return [manca(campo, 'CAMPO_LUNGHEZZA', limiti)];
	return CODICE_FISCALE.test(testo) ? [manca(campo, 'COM_DATI_PERSONALI')] : [];
}

function checkPeriodo({ tipo, dal, al }: Contenuto, istante: Date): Mancanza[] {
	const { giorniMassimi } = TIPI_COMUNICAZIONE[tipo];
	if (al <= dal) return [manca('al', 'COM_PERIODO')];
	if (al <= istante) return [manca('al', 'COM_FINITA')];
	if (al > giorniDopo(dal, giorniMassimi)) return [manca('al', 'COM_DURATA', { giorni: giorniMassimi })];
	return dal > giorniDopo(istante, ANTICIPO_GIORNI) ? [manca('dal', 'COM_ANTICIPO')] : [];
}

// Also of a notice without messages: they are kept, for when its writer wants some.
function checkDestinatari({ etaDa, etaA, vie, professioni }: Destinatari): Mancanza[] {
	return [
		...([etaDa, etaA].every((eta) => eta === undefined || isEta(eta)) &&
		(etaA ?? ETA_MASSIMA) - (etaDa ?? 0) >= FASCIA_MINIMA
			? []
			: [manca('eta', 'COM_ETA', { anni: FASCIA_MINIMA })]),
		...(vie.length > VIE_MASSIME ? [manca('vie', 'COM_VIE', { massimo: VIE_MASSIME })] : []),
		...(vie.some((via) => via.length > VIA_MASSIMA)
			? [manca('vie', 'COM_VIA_LUNGA', { massimo: VIA_MASSIMA })]
			: []),
		...(professioni.length > 0 && vie.length === 1 ? [manca('professioni', 'COM_VIA_E_PROFESSIONE')] : [])
	];
}

function isEta(eta: number): boolean {
	return Number.isInteger(eta) && eta >= 0 && eta <= ETA_MASSIMA;
}

// By the calendar of Rome, so that a week stays a week when the hour changes.
function giorniDopo(istante: Date, giorni: number): Date {
	const dopo = Temporal.Instant.fromEpochMilliseconds(istante.getTime())
		.toZonedDateTimeISO('Europe/Rome')
		.add({ days: giorni });
	return new Date(dopo.epochMilliseconds);
}

function manca(campo: Mancanza['campo'], codice: CodiceErrore, parametri?: Mancanza['parametri']): Mancanza {
	return { campo, codice, ...(parametri && { parametri }) };
}
