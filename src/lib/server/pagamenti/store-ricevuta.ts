// Keeps a receipt as it arrived, once, before anything is made of it. Called when pagoPA brings one and when the worker reads one.
import type { Tx } from '../db/connection.ts';
import type { RicevutaPagopa } from '../integrations/pagopa/port.ts';

export type DaTenere = { ente: string; ricevuta: RicevutaPagopa; istante: Date; newId: () => string };

/** Whether it was not known before, and whether it is of a notice that the portal has made. */
export async function storeRicevuta(
	tx: Tx,
	{ ente, ricevuta, istante, newId }: DaTenere
): Promise<{ nuova: boolean; conosciuta: boolean }> {
	const { nav, cfEnte, psp } = ricevuta;
	const { count } = await tx`
		insert into ricevuta_pagopa (id, ente_id, gettone_pagamento, cf_ente, nav, iuv, riuscita, cent, causale, psp_nome, psp_codice,
			metodo, pagata_il, arrivata_il, guardare_dal, originale, marche)
		values (${newId()}, ${ente}, ${ricevuta.id}, ${cfEnte}, ${nav}, ${ricevuta.iuv}, ${ricevuta.riuscita}, ${ricevuta.cent},
			${ricevuta.causale}, ${psp.nome}, ${psp.codiceFiscale ?? null}, ${ricevuta.metodo ?? null},
			${ricevuta.pagataIl}, ${istante}, ${istante}, ${ricevuta.originale}, ${tx.json(ricevuta.marche)})
		on conflict (ente_id, gettone_pagamento) do nothing`;
	const [posizione] =
		await tx`select from posizione where nav = ${nav} and cf_ente = ${cfEnte} and not altrui`;
	return { nuova: count === 1, conosciuta: posizione !== undefined };
}
