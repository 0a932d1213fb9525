// Keeps a payment that nobody asked for, once, and leaves it to the worker. Called by the page "Paga senza avviso" and by cerca-avviso.ts.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import { openPosizione } from './open-posizioni.ts';
import type { Cassa } from './pay.ts';
import { gettoneSpontaneo, GIORNI_SPONTANEO, type Spontaneo, type VoceSpontanea } from './spontaneo.ts';

export type DaOffrire = {
	voce: VoceSpontanea;
	spontaneo: Spontaneo;
	/** The citizen who pays for themselves. */
	persona: string | null;
	/** The secret of the form that was sent. */
	invio: string;
};

/** The link by which it is paid: the same for the same form. @throws Error where the Comune has no pagoPA */
export function openSpontaneo(
	{ database, ente, clock, newId }: Pick<Cassa, 'database' | 'ente' | 'clock' | 'newId'>,
	{ voce, spontaneo, persona, invio }: DaOffrire
): Promise<string> {
	const { pagopa } = ente.impostazioni;
	if (!pagopa) throw new Error('Il Comune non usa pagoPA');
	const gettone = gettoneSpontaneo({ invio, voce: voce.id, persona, spontaneo });
	const istante = clock();
	const attore = persona
		? ({ ruolo: 'cittadino', persona } as const)
		: ({ ruolo: 'pagante', gettone } as const);
	const { debitore, causale, cent } = spontaneo;
	return inEnte(database, { ente: ente.id, attore }, (tx) =>
		openUnaVolta(tx, gettone, () =>
			openPosizione(
				tx,
				{ ente, istante, newId },
				{
					persona,
					pratica: null,
					gettone,
					debitore,
					causale,
					voci: [{ cent, causale, tassonomia: voce.tassonomia, iban: pagopa.iban }],
					scadenza: giornoARoma(istante).add({ days: GIORNI_SPONTANEO }).toString(),
					scade: false,
					pagamenti: []
				}
			)
		)
	);
}

/** Two requests with the same link wait for each other, and the second finds what the first has made. */
export async function openUnaVolta(tx: Tx, gettone: string, open: () => Promise<unknown>): Promise<string> {
	await tx`select pg_advisory_xact_lock(hashtextextended(${gettone}, 0))`;
	const [prima] = await tx`select from posizione where gettone = ${gettone}`;
	if (!prima) await open();
	return gettone;
}
