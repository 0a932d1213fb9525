// What stored facts say against a draft: stamps already used, and whatever the service's port knows. Called by the summary and by the sending.
import type { Giorno } from '#lib/domain/data.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import type { Tx } from '../db/connection.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { FindPorta } from '../servizi/porta.ts';
import type { Compilazione } from './compila.ts';
import { problemiMarche } from './marche.ts';

/** Blocks and warnings, at the fields that they are about. */
export async function problemiFatti(
	tx: Tx,
	compilazione: Compilazione,
	{ ente, oggi, porta }: { ente: EnteInVigore; oggi: Giorno; porta: FindPorta }
): Promise<Problema[]> {
	const { attivo, bozza, validazione } = compilazione;
	const controlli = await porta(attivo.servizio.id).problemi?.(tx, {
		risposte: validazione.risposte,
		persona: bozza.personaId,
		bozza: bozza.id,
		ente,
		oggi
	});
	return [...(await problemiMarche(tx, compilazione)), ...(controlli ?? []).map(creaProblema)];
}
