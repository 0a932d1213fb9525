// Writes what became of claimed deliveries, and passes on to the next channel those that did not arrive; called by scritture.ts.
import type { Tx } from '../db/connection.ts';
import { dismissRecapito } from '../messaggi/recapito-email.ts';
import { passOn } from './pass-on.ts';
import { slowDown } from './ritmo.ts';
import { scritteDa } from './scritte-da.ts';
import type { SpedizionePresa, Sorte } from './spedizione.ts';

export type Esito = { presa: SpedizionePresa; sorte: Sorte };

/** After how long App IO is asked what became of a message, in milliseconds. */
const PRIMA_VERIFICA_MS = 60_000;

/** For each, false when the claim is no longer this worker's. Who knows the answer may correct a row given up as uncertain. */
export async function settle(
	tx: Tx,
	{ esiti, adesso, newId }: { esiti: readonly Esito[]; adesso: Date; newId: () => string }
): Promise<boolean[]> {
	const mie = await writeSorti(tx, { esiti, adesso });
	const miei = esiti.filter(({ presa }) => mie.has(presa.id));
	await noteTentativi(tx, { esiti: miei, adesso });
	for (const { presa, sorte } of miei) {
		if (sorte.stato === 'in_coda' && sorte.frenaFino)
			await slowDown(tx, { ente: presa.ente, chiave: presa.chiave, fino: sorte.frenaFino, adesso });
		if (sorte.stato === 'respinta' && presa.recapito)
			await dismissRecapito(tx, {
				persona: presa.persona,
				recapito: presa.recapito,
				motivo: sorte.motivo,
				adesso
			});
		if (sorte.stato !== 'in_coda' && sorte.stato !== 'accettata')
			await passOn(tx, { da: presa, stato: sorte.stato, adesso, newId });
	}
	return esiti.map(({ presa }) => mie.has(presa.id));
}

function writeSorti(
	tx: Tx,
	{ esiti, adesso }: { esiti: readonly Esito[]; adesso: Date }
): Promise<Set<string>> {
	const righe = esiti.map(({ presa, sorte }) => rigaOf(presa, sorte, adesso));
	return scritteDa(tx, tx`chiudi_spedizioni(${tx.json(righe)})`);
}

function rigaOf({ id, tentativi, canale }: SpedizionePresa, sorte: Sorte, adesso: Date) {
	const inCoda = sorte.stato === 'in_coda';
	const esterno = sorte.stato === 'accettata' ? sorte.idEsterno : undefined;
	const verifica = canale === 'app-io' && esterno ? new Date(adesso.getTime() + PRIMA_VERIFICA_MS) : null;
	return {
		id,
		tentativi,
		stato: sorte.stato,
		prossimo: (inCoda ? sorte.prossimoIl : adesso).toISOString(),
		chiusa: inCoda ? null : adesso.toISOString(),
		motivo: 'motivo' in sorte ? sorte.motivo : null,
		esterno: esterno ?? null,
		verifica: verifica?.toISOString() ?? null
	};
}

async function noteTentativi(
	tx: Tx,
	{ esiti, adesso }: { esiti: readonly Esito[]; adesso: Date }
): Promise<void> {
	const righe = esiti.flatMap(({ presa, sorte }) =>
		'motivo' in sorte && sorte.motivo
			? {
					ente_id: presa.ente,
					spedizione_id: presa.id,
					numero: presa.tentativi,
					avvenuto_il: adesso,
					motivo: sorte.motivo
				}
			: []
	);
	if (righe.length > 0) await tx`insert into tentativo_spedizione ${tx(righe)} on conflict do nothing`;
}
