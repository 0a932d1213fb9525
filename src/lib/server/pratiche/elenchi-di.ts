// All stored things that the fields of a service may offer to a person. Called by who opens and sends a draft.
import type { Giorno } from '#lib/domain/data.ts';
import type { Elenchi } from '#lib/forms/elenchi.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import { elencoDeleghe } from '../deleghe/elenco-deleghe.ts';
import type { FindPorta } from '../servizi/porta.ts';

type Lettura = {
	servizio: Pick<Servizio, 'id' | 'campi'>;
	persona: string;
	oggi: Giorno;
	porta: FindPorta;
	/** What is offered must still be there when the transaction ends. */
	blocca?: boolean;
};

/** Those of the service and the deleghe that the person has accepted. */
export async function elenchiDi(tx: Tx, { porta, ...lettura }: Lettura): Promise<Elenchi> {
	const { servizio, persona, oggi } = lettura;
	const propri = await porta(servizio.id).elenchi?.(tx, { persona, oggi });
	return { ...propri, ...(await elencoDeleghe(tx, lettura)) };
}
