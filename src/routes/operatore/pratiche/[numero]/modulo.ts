// The moves that clerks make from the page of a pratica, and what they get back when one is refused.
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore, type Tx } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { refuse, revisioneDi, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import { NOMI } from './nomi.ts';

/** A page of the desk about one pratica. */
type Evento = RequestEvent<{ numero: string }>;

/** 422 with the messages and all that was typed. */
export function rifiuta(dati: FormData, problemi: readonly ProblemaModulo[]) {
	return refuse(dati, problemi, NOMI);
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
		if (problemi.length > 0) return rifiuta(dati, problemi);
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return rifiuta(dati, [{ campo: 'tappe', messaggio: refusal.body.message }]);
	}
	redirect(303, paths.praticaOperatore(numero));
}

/** The day on which the request was sent. */
export async function presentataIl(event: Evento): Promise<Temporal.PlainDate> {
	const { dataPresentazione } = await asOperatore(event, requireOperatore(event), (tx) =>
		findPratica(tx, { numero: event.params.numero })
	);
	return Temporal.PlainDate.from(dataPresentazione);
}
