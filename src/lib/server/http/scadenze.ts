// The certificates of the ente that are about to end, for who can have them renewed; called by the desk.
import type { RequestEvent } from '@sveltejs/kit';
import { readScadenze } from '../identita/chiavi-ente.ts';
import { descriviScadenza, findScadenze } from '../identita/scadenze-chiavi.ts';
import { RUOLO_AMMINISTRATORE, type Operatore } from '../identita/utente.ts';
import { asSistema } from './actor.ts';

/** A sentence for each certificate that ends within 90 days, the first to end first; none for who is no administrator. */
export async function avvisiCertificati(event: RequestEvent, { ruoli }: Operatore): Promise<string[]> {
	if (!ruoli.includes(RUOLO_AMMINISTRATORE)) return [];
	const { app, ente } = event.locals;
	// Keys are the system's: of them only the days come out of here.
	const scadenze = await asSistema(event, (tx) => readScadenze(tx, ente.id));
	return [...new Set(findScadenze(scadenze, app.clock()).map(descriviScadenza))];
}
