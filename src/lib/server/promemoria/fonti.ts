// Where deadlines to recall come from: what every request may have, and what single services know. Called by the worker.
import { servizi } from '#lib/services/index.ts';
import type { FindPorta, PortaServizio } from '../servizi/porta.ts';
import { listPagamentiInScadenza } from './pagamenti-in-scadenza.ts';
import { listRichiesteInScadenza } from './richieste-in-scadenza.ts';
import { listSpontaneiInScadenza } from './spontanei-in-scadenza.ts';

/** One source; a fault in it does not keep the others still. */
export type Fonte = { nome: string; scadenze: NonNullable<PortaServizio['scadenze']> };

const COMUNI: readonly Fonte[] = [
	{ nome: 'richieste', scadenze: listRichiesteInScadenza },
	{ nome: 'pagamenti', scadenze: listPagamentiInScadenza },
	{ nome: 'pagamenti senza pratica', scadenze: listSpontaneiInScadenza }
];

/** Those of the house and those that services declare. */
export function fontiDi(porta: FindPorta): Fonte[] {
	const deiServizi = servizi.flatMap(({ id }) => {
		const { scadenze } = porta(id);
		return scadenze ? [{ nome: id, scadenze }] : [];
	});
	return [...COMUNI, ...deiServizi];
}
