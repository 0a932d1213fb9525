// The surety that stands for a permit, also where a permit before it gave it. Called by the end of an occupation.
import { impostazioni } from '#lib/services/occupazione-suolo/impostazioni.ts';
import { CAUSALI, cauzioneDi } from '#lib/services/occupazione-suolo/somme.ts';
import type { Tx } from '../../db/connection.ts';
import { impostazioniDi } from '../../pratiche/impostazioni-di.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import { risposteDi } from './richiesta.ts';
import { paidFor } from './rinuncia.ts';

export type Cauzione = { tipo: string; cent: number };

/** Of a permit, or of the one that it renewed; what was paid to the Comune counts as it was paid. */
export async function findCauzione(
	tx: Tx,
	{ ente, pratica }: { ente: string; pratica: Pratica }
): Promise<Cauzione | undefined> {
	const risposte = risposteDi(pratica);
	const decise = impostazioni.parse(await impostazioniDi(tx, { ente, pratica }));
	const dovuta = cauzioneDi(risposte, decise);
	const { cauzioneTipo: tipo, permesso, tipoDomanda } = risposte;
	if (dovuta === undefined || !tipo)
		return tipoDomanda === 'RINNOVO' && permesso
			? findCauzione(tx, { ente, pratica: await findPratica(tx, { numero: permesso.id }) })
			: undefined;
	if (tipo !== 'VERSAMENTO') return { tipo, cent: dovuta };
	const cent = await paidFor(tx, { numero: pratica.numero, causale: CAUSALI.cauzione });
	return cent > 0 ? { tipo, cent } : undefined;
}
