// The notices to everyone as clerks see them, with a filter by state.
import { nomeSpecie } from '#lib/domain/comunicazioni.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { SCRIVONO, type StatoComunicazione } from '#lib/domain/passi-comunicazione.ts';
import { paths } from '#lib/paths.ts';
import { listComunicazioni } from '#lib/server/comunicazioni/comunicazione.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { requireChiLegge } from './modulo.ts';
import { STATI } from './stati.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiLegge(event);
	const { searchParams } = event.url;
	const scelto = searchParams.get('stato') ?? '';
	const stato = Object.hasOwn(STATI, scelto) ? (scelto as StatoComunicazione) : undefined;
	const dopo = searchParams.get('dopo') ?? undefined;
	const { righe, altre } = await asOperatore(event, operatore, (tx) =>
		listComunicazioni(tx, { stato, dopo })
	);
	const seguito = new URLSearchParams({ stato: scelto, dopo: righe.at(-1)?.id ?? '' });
	return {
		scrive: SCRIVONO.some((ruolo) => operatore.ruoli.includes(ruolo)),
		scelto: stato ?? '',
		stati: Object.entries(STATI).map(([valore, { nome }]) => ({ valore, etichetta: nome })),
		righe: righe.map(({ id, titolo, dal, al, propostaDa, ...altro }) => ({
			href: paths.avvisoOperatore(id),
			titolo,
			specie: nomeSpecie(altro),
			livello: altro.colore,
			stato: STATI[altro.stato],
			periodo: `Dal ${formatDataOra(dal)} al ${formatDataOra(al)}`,
			propostaDa
		})),
		altre: altre ? `${paths.avvisiOperatore}?${seguito.toString()}` : undefined
	};
};
