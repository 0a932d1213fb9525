/** The term engine: when an administrative term ends, given what stopped it; called by use cases, timers and receipts. */
import { Temporal } from 'temporal-polyfill';
import { addGiorniLavorativi, addMesi, scorri } from './calendario.ts';
import { isDopo, type Giorno } from './data.ts';

const MAX_INTEGRAZIONI = 30; // art. 2 c. 7 L. 241/1990
/** Days to answer the reasons against (art. 10-bis L. 241/1990). */
export const FINESTRA_PREAVVISO = 10;
const FINESTRA_CONTROINTERESSATI = 10; // art. 5 c. 5 D.Lgs. 33/2013

/**
 * What stops a term. A missing last date means that the event is still open:
 * - `integrazioni`: from the request to the answer or to the day given for it, 30 days at most, only the first one (art. 2 c. 7 L. 241/1990);
 * - `preavviso`: from its reception to 10 days after the observations, or to the end of the 10-day window (art. 10-bis);
 * - `controinteressati`: from the notice to the reply, 10 days at most (FOIA, art. 5 c. 5 D.Lgs. 33/2013);
 * - `interruzione`: the whole term starts again from the corrected request (art. 6 c. 5 D.P.R. 184/2006).
 */
export type Sospensione =
	| { tipo: 'integrazioni'; richiesta: Giorno; entro?: Giorno | undefined; risposta?: Giorno | undefined }
	| { tipo: 'preavviso'; ricezione: Giorno; osservazioni?: Giorno | undefined }
	| { tipo: 'controinteressati'; ricezione: Giorno; risposta?: Giorno | undefined }
	| { tipo: 'interruzione'; richiesta: Giorno; regolarizzazione?: Giorno | undefined };

/**
 * The end of a term. `scadenza` is the day the office works to; `mostra` is never a Sunday or holiday and is what people read.
 * With an open suspension both assume that nobody answers; when `interrotto` no term runs and the dates must not be shown.
 */
export type Termine = { scadenzaBase: Giorno; scadenza: Giorno; mostra: Giorno; interrotto: boolean };

type Evento = { dal: Giorno; al: Giorno | null; interrompe: boolean };

/**
 * The end of a term of `giorni` days: the day of filing is excluded, holidays count (art. 2963 c.c.).
 * What happens after the term has already ended has no effect; days stopped twice count once.
 */
export function computeTermine(dati: {
	dataPresentazione: Giorno;
	giorni: number;
	sospensioni?: readonly Sospensione[];
}): Termine {
	assertGiorni(dati.giorni);
	let ripresa = dati.dataPresentazione;
	let scadenzaBase = ripresa.add({ days: dati.giorni });
	let scadenza = scadenzaBase;
	for (const evento of ordina(dati.sospensioni ?? [])) {
		if (isDopo(evento.dal, scadenza)) continue;
		if (evento.al === null) return { ...termine(scadenzaBase, scadenza), interrotto: true };
		if (evento.interrompe) {
			ripresa = ultimo(ripresa, evento.al);
			scadenzaBase = ultimo(scadenzaBase, ripresa.add({ days: dati.giorni }));
			scadenza = ultimo(scadenza, scadenzaBase);
			continue;
		}
		const dal = ultimo(evento.dal, ripresa);
		if (!isDopo(evento.al, dal)) continue;
		scadenza = scadenza.add({ days: dal.until(evento.al).days });
		ripresa = evento.al;
	}
	return termine(scadenzaBase, scadenza);
}

/** The end of a term of months: same day number, or the last day of the month (art. 2963 c. 4-5 c.c.). */
export function computeTermineMesi(dataIniziale: Giorno, mesi: number): Termine {
	assertGiorni(mesi);
	const scadenza = addMesi(dataIniziale, mesi);
	return termine(scadenza, scadenza);
}

/** The first day that respects a lead of N working days after filing; day N itself is allowed. */
export function primoGiornoUtile(dataPresentazione: Giorno, giorniLavorativi: number): Giorno {
	return addGiorniLavorativi(dataPresentazione, giorniLavorativi);
}

/** Days after the legal end at which an act was issued, 0 when in time (to be stated in it, art. 2 c. 9-quinquies). */
export function giorniRitardo(scadenza: Giorno, dataAtto: Giorno): number {
	return Math.max(0, scadenza.until(dataAtto).days);
}

function ordina(sospensioni: readonly Sospensione[]): Evento[] {
	const eventi = sospensioni
		.map((sospensione) => ({ sospensione, evento: leggi(sospensione) }))
		.sort((a, b) => Temporal.PlainDate.compare(a.evento.dal, b.evento.dal));
	const prima = eventi.find(({ sospensione }) => sospensione.tipo === 'integrazioni');
	return eventi
		.filter((voce) => voce.sospensione.tipo !== 'integrazioni' || voce === prima)
		.map(({ evento }) => evento);
}

function leggi(sospensione: Sospensione): Evento {
	switch (sospensione.tipo) {
		case 'integrazioni':
			return finestra(
				sospensione.richiesta,
				primo(sospensione.risposta, sospensione.entro),
				MAX_INTEGRAZIONI
			);
		case 'controinteressati':
			return finestra(sospensione.ricezione, sospensione.risposta, FINESTRA_CONTROINTERESSATI);
		case 'preavviso':
			return preavviso(sospensione.ricezione, sospensione.osservazioni);
		case 'interruzione':
			return { dal: sospensione.richiesta, al: sospensione.regolarizzazione ?? null, interrompe: true };
	}
}

function finestra(dal: Giorno, risposta: Giorno | undefined, massimo: number): Evento {
	const limite = dal.add({ days: massimo });
	const al = risposta === undefined || isDopo(risposta, limite) ? limite : risposta;
	return { dal, al, interrompe: false };
}

// Observations sent after the window are read all the same, but they do not move the restart.
function preavviso(dal: Giorno, osservazioni: Giorno | undefined): Evento {
	const limite = dal.add({ days: FINESTRA_PREAVVISO });
	if (osservazioni === undefined || isDopo(osservazioni, limite))
		return { dal, al: limite, interrompe: false };
	return { dal, al: osservazioni.add({ days: FINESTRA_PREAVVISO }), interrompe: false };
}

function termine(scadenzaBase: Giorno, scadenza: Giorno): Termine {
	return { scadenzaBase, scadenza, mostra: scorri(scadenza), interrotto: false };
}

function ultimo(a: Giorno, b: Giorno): Giorno {
	return isDopo(a, b) ? a : b;
}

function primo(a: Giorno | undefined, b: Giorno | undefined): Giorno | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return isDopo(a, b) ? b : a;
}

function assertGiorni(numero: number): void {
	if (!Number.isInteger(numero) || numero < 0) throw new RangeError(`Durata non valida: ${numero}`);
}
