// Which requests of a list were not paid in time, by the days that the Comune allowed when they were sent. Called by the clerks' desk.
import { giornoDi, isDopo, type Giorno } from '#lib/domain/data.ts';
import type { Tx } from '../db/connection.ts';
import { impostazioniDi } from '../pratiche/impostazioni-di.ts';
import type { RigaPratica } from '../pratiche/list-pratiche.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import { ultimoGiornoPerPagare } from './pagamento.ts';

/** Their numbers. Nothing happens by itself to what is not paid: the desk marks it, a clerk decides. */
export async function findNonPagate(
	tx: Tx,
	{ ente, oggi, righe }: { ente: string; oggi: Giorno; righe: readonly RigaPratica[] }
): Promise<Set<string>> {
	const nonPagate = new Set<string>();
	for (const riga of righe) {
		const { pagareEntro } = riga;
		if (pagareEntro === null || !isDopo(oggi, giornoDi(pagareEntro))) continue;
		const impostazioni = await impostazioniDi(tx, { ente, pratica: riga });
		const tolleranza = servizioDi(riga).procedura.giorniTolleranza?.(impostazioni);
		if (isDopo(oggi, ultimoGiornoPerPagare({ scadenza: pagareEntro }, tolleranza)))
			nonPagate.add(riga.numero);
	}
	return nonPagate;
}
