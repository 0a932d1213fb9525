// Reads and checks the small forms of the clerks' page, and gives back what was typed when something is wrong.
import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { parseData } from '#lib/domain/data.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore, type Tx } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import { NOMI } from './nomi.ts';

/** A page of the desk about one pratica. */
type Evento = RequestEvent<{ numero: string }>;

export type ProblemaModulo = { campo: string; messaggio: string; etichetta?: string };

type Nomi = Readonly<Record<string, string>>;

/** 422 with the messages, each with the name of its field, and everything that was typed. */
export function refuse(dati: FormData, problemi: readonly ProblemaModulo[], nomi: Nomi = NOMI) {
	const scritti = Object.fromEntries(
		[...dati.keys()].map((nome): [string, string] => [nome, formText(dati, nome)])
	);
	const tutti = [...problemi, ...fileDaScegliere(dati, problemi)];
	return fail(422, {
		problemi: tutti.map((uno) => ({ ...uno, etichetta: uno.etichetta ?? nomi[uno.campo] })),
		scritti
	});
}

// A browser gives back what was typed, never the files that were chosen.
function fileDaScegliere(dati: FormData, problemi: readonly ProblemaModulo[]): ProblemaModulo[] {
	const scelti = [...dati].filter(([, valore]) => valore instanceof File && valore.size > 0);
	const campi = new Set(scelti.map(([campo]) => campo));
	return [...campi]
		.filter((campo) => !problemi.some((uno) => uno.campo === campo))
		.map((campo) => ({ campo, messaggio: 'Scegli di nuovo i file: non sono ancora stati inviati.' }));
}

/** What every move of a clerk names: the pratica as they saw it, and who signs. */
type Comune = { numero: string; revisione: number; firmatario: { nome: string; cognome: string } };

type Muovi<T> = (tx: Tx, contorno: Contorno, comune: Comune) => Promise<T>;

/**
 * Makes a move and goes back to the pratica. Where it was refused, or a colleague was faster, what was typed is given back on the fresh page;
 * so it is where `problemiDi` finds in the outcome something to put right.
 */
export async function runMossa<T>(
	event: Evento,
	dati: FormData,
	muovi: Muovi<T>,
	problemiDi: (esito: T) => ProblemaModulo[] = () => []
) {
	const operatore = requireOperatore(event);
	const { numero } = event.params;
	const { nome, cognome } = operatore;
	const comune = { numero, revisione: revisioneDi(dati), firmatario: { nome, cognome } };
	try {
		const contorno = contornoOperatore(event, operatore);
		const problemi = problemiDi(await asOperatore(event, operatore, (tx) => muovi(tx, contorno, comune)));
		if (problemi.length > 0) return refuse(dati, problemi);
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return refuse(dati, [{ campo: 'tappe', messaggio: refusal.body.message }]);
	}
	redirect(303, paths.praticaOperatore(numero));
}

/** One message at a field. */
export function problema(campo: string, codice: CodiceErrore, parametri = {}): ProblemaModulo {
	return { campo, messaggio: messaggio(codice, parametri) };
}

/** A text between two lengths, in characters. */
export function checkLength(
	campo: string,
	testo: string,
	limiti: { min: number; max: number }
): ProblemaModulo[] {
	if (testo.length >= limiti.min && testo.length <= limiti.max) return [];
	return [problema(campo, testo === '' ? 'CAMPO_OBBLIGATORIO' : 'CAMPO_LUNGHEZZA', limiti)];
}

/** A day within limits, both included; `fuori` is the code when it is not. */
export function readGiorno(
	dati: FormData,
	campo: string,
	{ dal, al, fuori }: { dal: Temporal.PlainDate; al: Temporal.PlainDate; fuori: CodiceErrore }
): { giorno: string; problemi: ProblemaModulo[] } {
	const letto = parseData(formText(dati, campo));
	if (!letto.ok) return { giorno: '', problemi: [problema(campo, letto.codice)] };
	const presto = Temporal.PlainDate.compare(letto.valore, dal) < 0;
	const tardi = Temporal.PlainDate.compare(letto.valore, al) > 0;
	return {
		giorno: letto.valore.toString(),
		problemi: presto || tardi ? [problema(campo, fuori)] : []
	};
}

/** The revision of the pratica that the clerk was looking at. */
export function revisioneDi(dati: FormData): number {
	return Number(formText(dati, 'revisione'));
}

/** The day on which the request was sent. */
export async function presentataIl(event: Evento): Promise<Temporal.PlainDate> {
	const { dataPresentazione } = await asOperatore(event, requireOperatore(event), (tx) =>
		findPratica(tx, { numero: event.params.numero })
	);
	return Temporal.PlainDate.from(dataPresentazione);
}
