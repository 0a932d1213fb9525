// Who may follow the messages to people, and who may act on them. Called by the pages below.
import type { RequestEvent } from '@sveltejs/kit';
import { isIstruttore, requireRuolo } from '#lib/server/http/actor.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';

const NEGATO = 'I messaggi alle persone li segue chi lavora sulle pratiche.';

/** Who may read, and whether they may send again and post too. @throws Redirect, HttpError 403 */
export function requireChiSegue(event: RequestEvent): { operatore: Operatore; agisce: boolean } {
	const operatore = requireRuolo(event, ['operatore', 'responsabile', 'auditor'], NEGATO);
	return { operatore, agisce: isIstruttore(operatore) };
}

/** Who may act. @throws Redirect, HttpError 403 */
export function requireChiAgisce(event: RequestEvent): Operatore {
	return requireRuolo(event, ['operatore', 'responsabile'], NEGATO);
}
