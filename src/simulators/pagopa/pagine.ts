// The pages of who pays: the cart, its buttons, the end without going back, the stamp to keep. Called by pagopa.ts.
import type { Ambiente } from './ambiente.ts';
import { payAvviso } from './avviso.ts';
import { downloadMarca } from './bollo.ts';
import { payCarrello } from './cassa.ts';
import type { Modo } from './copione.ts';
import { paginaCarrello, paginaFine, paginaScaduta } from './pagina-carrello.ts';
import { pagina, rinvio, type Risposta } from './risposta.ts';
import { isBottone } from './bottoni.ts';

/** Answers below `/pagopa/checkout`, `/pagopa/marche` and `/pagopa/avvisi`; undefined when nothing is there. */
export async function answerPagine(
	ambiente: Ambiente,
	{ metodo, percorso, campi }: { metodo: string; percorso: string; campi: () => Promise<URLSearchParams> }
): Promise<Risposta | undefined> {
	if (percorso === '/pagopa/avvisi' && metodo === 'POST') return payAvviso(ambiente, await campi());
	const [, cosa, id = '', fine] = /^\/pagopa\/(checkout|marche)\/([^/]+)(\/fine)?$/.exec(percorso) ?? [];
	if (cosa === 'marche') return downloadMarca(ambiente, id);
	const carrello = cosa ? ambiente.archivio.carrelli.get(id) : undefined;
	if (!carrello) return undefined;
	if (fine) return pagina(paginaFine(carrello));
	if (carrello.chiuso || carrello.scade <= ambiente.now().toISOString())
		return pagina(paginaScaduta(carrello), 410);
	if (metodo !== 'POST') return pagina(paginaCarrello(carrello));
	const modo = (await campi()).get('modo') ?? '';
	if (!isBottone(carrello, modo)) return pagina(paginaCarrello(carrello), 422);
	return rinvio(
		payCarrello(ambiente, carrello, modo satisfies Modo) ?? `${ambiente.indirizzo}/checkout/${id}/fine`
	);
}
