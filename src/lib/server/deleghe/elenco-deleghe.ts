// The deleghe that a person may apply with, as the field of a service offers them. Called by who opens and sends a draft.
import type { Giorno } from '#lib/domain/data.ts';
import { isInVigore } from '#lib/domain/delega.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { CAMPO_DELEGA, ELENCO_DELEGHE } from '#lib/forms/blocchi/delegante.ts';
import type { Elenchi } from '#lib/forms/elenchi.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import { listDeleghe } from './delega.ts';

type Lettura = { servizio: Pick<Servizio, 'id' | 'campi'>; persona: string; oggi: Giorno };

/** Whether the service takes a standing delega. */
export function isDelegabile({ campi }: Pick<Servizio, 'campi'>): boolean {
	return Object.hasOwn(campi, CAMPO_DELEGA);
}

/** Those accepted and in force for the service. `blocca` keeps them so until the transaction ends: who revokes one waits. */
export async function elencoDeleghe(
	tx: Tx,
	{ servizio, persona, oggi, blocca = false }: Lettura & { blocca?: boolean }
): Promise<Elenchi> {
	if (!isDelegabile(servizio)) return {};
	if (blocca) await tx`select from delega where delegato_id = ${persona} and stato = 'ACCETTATA' for share`;
	const tutte = await listDeleghe(tx, { persona, oggi });
	const valide = tutte.filter(
		({ parte, stato, dal, finoAl, servizi }) =>
			parte === 'DELEGATO' &&
			stato === 'ACCETTATA' &&
			isInVigore({ stato, dal, finoAl }, oggi) &&
			servizi.includes(servizio.id)
	);
	return {
		[ELENCO_DELEGHE]: valide.map(({ id, delegante, finoAl }) => ({
			id,
			// The office reads it in the request, and needs to know exactly who.
			etichetta: `${delegante.nome} ${delegante.cognome}, codice fiscale ${delegante.codiceFiscale}, delega fino al ${formatGiorno(finoAl)}`,
			dati: { ...delegante }
		}))
	};
}
