// Writes one reminder, once whoever else tries. Called by the worker.
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { Promemoria } from './find-promemoria.ts';

/** Whether it was written here and not by another worker. */
export async function sendPromemoria(
	tx: Tx,
	{ scadenza, giorni, riferimenti }: Promemoria,
	{ ente, istante, newId }: { ente: string; istante: Date; newId: () => string }
): Promise<boolean> {
	const { tipo, entro, persona, pratica, testo, avviso } = scadenza;
	const { count } = await tx`
		insert into promemoria (ente_id, tipo, riferimento, entro, giorni, inviato_il)
		select ${ente}, ${tipo}, riferimento, ${entro}, ${giorni}, ${istante}
		from unnest(${[...riferimenti]}::uuid[]) as riferimento
		on conflict do nothing`;
	if (count === 0) return false;
	const { modello, parametri } =
		'cosa' in testo
			? { modello: pratica ? ('IO09' as const) : ('IO09_SENZA_PRATICA' as const), parametri: testo }
			: testo;
	await enqueueMessaggio(tx, {
		ente,
		persona,
		pratica: pratica?.id ?? null,
		modello,
		parametri: { ...(pratica && { pratica: pratica.numero }), entro: formatGiorno(entro), ...parametri },
		entro,
		...(avviso && { avviso }),
		istante,
		newId
	});
	return true;
}
