// Who may open the pages of the till, and how their small forms are run. Called by the pages below.
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { asOperatore, requireRuolo, type Tx } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import { checkLength, refuse, type ProblemaModulo } from '#lib/server/http/modulo.ts';

const NEGATO = 'Gli incassi sono riservati a chi tiene la cassa.';
const TESTO = { min: 10, max: 500 };

/** Names of the fields in the list of what is wrong. */
const NOMI: Readonly<Record<string, string>> = {
	pratica: 'Numero della pratica',
	scelta: 'Che cosa è stato pagato',
	motivo: 'Perché si restituisce',
	nota: 'Che cosa riguarda',
	dal: 'Dal',
	al: 'Al'
};

/** Who may read, and whether they may decide too. @throws Redirect, HttpError 403 */
export function requireChiLegge(event: RequestEvent): { operatore: Operatore; decide: boolean } {
	const operatore = requireRuolo(event, ['cassa', 'auditor'], NEGATO);
	return { operatore, decide: operatore.ruoli.includes('cassa') };
}

/** What is wrong with a text that explains a decision. */
export function checkTesto(dati: FormData, campo: string): ProblemaModulo[] {
	return checkLength(campo, formText(dati, campo), TESTO);
}

/** 422 with the messages and all that was typed. */
export function rifiuta(dati: FormData, problemi: readonly ProblemaModulo[]) {
	return refuse(dati, problemi, NOMI);
}

type Fatto = { dati: FormData; vai: string; campo: string };

/** Makes a decision of the till and goes on; what is refused is told on the page, with all that was typed. @throws Redirect, HttpError 403 */
export async function runDecisione(
	event: RequestEvent,
	{ dati, vai, campo }: Fatto,
	decidi: (tx: Tx, contorno: Contorno) => Promise<ProblemaModulo | undefined>
) {
	const operatore = requireRuolo(event, ['cassa'], NEGATO);
	try {
		const contorno = contornoOperatore(event, operatore);
		const problema = await asOperatore(event, operatore, (tx) => decidi(tx, contorno));
		if (problema) return rifiuta(dati, [{ campo: problema.campo, messaggio: problema.messaggio }]);
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return rifiuta(dati, [{ campo, messaggio: refusal.body.message }]);
	}
	redirect(303, vai);
}
