// The messages to people and what became of them: what needs a hand, what is to be posted, and the search.
import { paths } from '#lib/paths.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { consegnaVista } from '#lib/server/spedizioni/consegne-vista.ts';
import { countConsegne, listConsegne, type Filtro } from '#lib/server/spedizioni/consegne.ts';
import { requireChiSegue } from './chi.ts';
import type { PageServerLoad } from './$types';

const VISTE: Readonly<Record<string, Filtro>> = {
	'da-controllare': 'da_controllare',
	'da-spedire': 'da_spedire',
	tutti: 'tutti'
};
const CERCA_MASSIMO = 100;

export const load: PageServerLoad = async (event) => {
	const { operatore } = requireChiSegue(event);
	const { searchParams } = event.url;
	const cerca = pulisci(searchParams.get('cerca') ?? '');
	const chiesta = searchParams.get('vista') ?? (cerca === '' ? 'da-controllare' : 'tutti');
	const vista = Object.hasOwn(VISTE, chiesta) ? chiesta : 'tutti';
	const dopo = searchParams.get('dopo') ?? undefined;
	const { elenco, conto } = await asOperatore(event, operatore, async (tx) => ({
		elenco: await listConsegne(tx, { filtro: VISTE[vista] ?? 'tutti', cerca, dopo }),
		conto: await countConsegne(tx)
	}));
	const seguito = new URLSearchParams({ vista, cerca, dopo: elenco.righe.at(-1)?.id ?? '' });
	return {
		vista,
		cerca,
		viste: [
			{ id: 'da-controllare', titolo: `Da controllare (${conto.daControllare})` },
			{ id: 'da-spedire', titolo: `Da spedire per posta (${conto.daSpedire})` },
			{ id: 'tutti', titolo: 'Tutti' }
		].map(({ id, titolo }) => ({ titolo, href: paths.messaggiOperatore(id), scelta: id === vista })),
		righe: elenco.righe.map(consegnaVista),
		altri: elenco.altre ? `${paths.messaggiOperatore()}?${seguito.toString()}` : undefined
	};
};

function pulisci(scritto: string): string {
	return scritto.replaceAll('\u0000', '').toWellFormed().trim().slice(0, CERCA_MASSIMO);
}
