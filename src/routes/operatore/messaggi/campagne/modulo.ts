// Who may open the pages of the campaigns, and how their small forms are run. Called by the pages below.
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { RUOLI_CAMPAGNE, type Autore } from '#lib/server/campagne/chi-puo.ts';
import { asOperatore, requireRuolo, type Tx } from '#lib/server/http/actor.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';
import { refuse, type ProblemaModulo } from '#lib/server/http/modulo.ts';

const NEGATO = 'Le campagne di messaggi sono riservate ai responsabili e agli amministratori.';

/** Names of the fields in the list of what is wrong. */
const NOMI: Readonly<Record<string, string>> = {
	tipo: 'Che cosa si paga',
	anno: 'Anno',
	titolo: 'Titolo',
	rata: 'Rata',
	contatto: 'Contatto per le domande',
	file: 'File con l’elenco',
	giorno: 'Giorno',
	ora: 'Ora',
	stesso: 'Stesso file'
};

/** Who may read, and whether they may prepare and start too. @throws Redirect, HttpError 403 */
export function requireChiLegge(event: RequestEvent): { operatore: Operatore; prepara: boolean } {
	const operatore = requireRuolo(event, [...RUOLI_CAMPAGNE, 'auditor'], NEGATO);
	return { operatore, prepara: RUOLI_CAMPAGNE.some((ruolo) => operatore.ruoli.includes(ruolo)) };
}

/** Who prepares and starts. @throws Redirect, HttpError 403 */
export function requireChiPrepara(event: RequestEvent): { operatore: Operatore; autore: Autore } {
	const operatore = requireRuolo(event, RUOLI_CAMPAGNE, NEGATO);
	const { app, ente } = event.locals;
	const autore: Autore = {
		ente: ente.id,
		operatore: operatore.operatoreId,
		ruoli: operatore.ruoli,
		istante: app.clock(),
		newId: app.newId
	};
	return { operatore, autore };
}

/** 422 with the messages and all that was typed. */
export function rifiuta(dati: FormData, problemi: readonly ProblemaModulo[]) {
	return refuse(dati, problemi, NOMI);
}

/** Does something with a campaign and goes on; what is refused is told on the fresh page. @throws Redirect, HttpError 403 */
export async function runMossa(
	event: RequestEvent,
	{ dati, vai }: { dati: FormData; vai: string },
	muovi: (tx: Tx, autore: Autore) => Promise<void>
) {
	const { operatore, autore } = requireChiPrepara(event);
	try {
		await asOperatore(event, operatore, (tx) => muovi(tx, autore));
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return rifiuta(dati, [{ campo: 'campagna', messaggio: refusal.body.message }]);
	}
	redirect(303, vai);
}
