// Reads the small forms about people and roles, and makes the changes that they ask for. Called by the pages of the people.
import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { ordinaRuoli, RUOLI, RUOLI_IN_PAROLE, type Ruolo } from '#lib/domain/ruoli.ts';
import { asOperatore, requireRuolo, type Tx } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';
import type { Firma } from '#lib/server/incarichi/cambio.ts';
import { checkLength, refuse, type ProblemaModulo } from '#lib/server/http/modulo.ts';

/** Names of the fields in the list of what is wrong. */
export const NOMI: Readonly<Record<string, string>> = {
	codiceFiscale: 'Codice fiscale',
	nome: 'Nome',
	cognome: 'Cognome',
	email: 'E-mail',
	ufficio: 'Ufficio',
	ruoli: 'Ruoli',
	motivo: 'Perché'
};

const MOTIVO = { min: 10, max: 500 };
const NEGATO = 'Persone e ruoli sono riservati agli amministratori del Comune.';

/** Who gives roles. @throws Redirect, HttpError 403 */
export function requireChiAssegna(event: RequestEvent): Operatore {
	return requireRuolo(event, ['amministratore'], NEGATO);
}

/** Who may read who has which roles, and whether they may change them too. @throws Redirect, HttpError 403 */
export function requireChiLegge(event: RequestEvent): { operatore: Operatore; cambia: boolean } {
	const operatore = requireRuolo(event, ['amministratore', 'auditor'], NEGATO);
	return { operatore, cambia: operatore.ruoli.includes('amministratore') };
}

/** The roles as boxes to tick; `scelti` are ticked. */
export function sceltaRuoli(scelti: readonly string[]) {
	return RUOLI.map((valore) => ({ valore, ...RUOLI_IN_PAROLE[valore], scelto: scelti.includes(valore) }));
}

/** The roles ticked in a form, those unknown left out. */
export function ruoliDi(dati: FormData): Ruolo[] {
	return ordinaRuoli(dati.getAll('ruoli').filter((valore) => typeof valore === 'string'));
}

/** What is wrong with the reason. */
export function checkMotivo(dati: FormData): ProblemaModulo[] {
	return checkLength('motivo', formText(dati, 'motivo'), MOTIVO);
}

/** 422 with the messages and all that was typed and ticked. */
export function rifiuta(dati: FormData, problemi: readonly ProblemaModulo[]) {
	return fail(422, { ...refuse(dati, problemi, NOMI).data, ruoli: ruoliDi(dati) });
}

type Fatto<T> = { dati: FormData; vai: (esito: T) => string };

/** Makes the change and goes to where it is seen; what the rules refuse is told on the page, with all that was typed. */
export async function runCambio<T>(
	event: RequestEvent,
	{ dati, vai }: Fatto<T>,
	cambia: (tx: Tx, firma: Firma) => Promise<T>
) {
	const autore = requireChiAssegna(event);
	const { app, ente } = event.locals;
	const firma = {
		ente: ente.id,
		autore,
		motivo: formText(dati, 'motivo'),
		istante: app.clock(),
		newId: app.newId
	};
	let esito: T;
	try {
		esito = await asOperatore(event, autore, (tx) => cambia(tx, firma));
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		const { codice = '', message } = refusal.body;
		return rifiuta(dati, [{ campo: CAMPO_DEL_RIFIUTO[codice] ?? 'motivo', messaggio: message }]);
	}
	redirect(303, vai(esito));
}

const CAMPO_DEL_RIFIUTO: Readonly<Record<string, string>> = {
	OPERATORE_PRESENTE: 'codiceFiscale',
	RUOLI_CAMBIATI: 'ruoli',
	RUOLI_UGUALI: 'ruoli',
	ULTIMO_AMMINISTRATORE: 'ruoli'
};
