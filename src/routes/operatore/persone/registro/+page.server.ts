// The register of the changes of roles: who changed what of whom, when and why.
import { paths } from '#lib/paths.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { listCambi } from '#lib/server/incarichi/list-cambi.ts';
import { requireChiLegge } from '../modulo.ts';
import { cambioVista } from '../vista.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore } = requireChiLegge(event);
	const persona = idIn(event.url, 'persona');
	const dopo = idIn(event.url, 'dopo');
	const { righe, altre } = await asOperatore(event, operatore, (tx) =>
		listCambi(tx, { operatore: persona, dopo })
	);
	const seguito = new URLSearchParams({ ...(persona && { persona }), dopo: righe.at(-1)?.id ?? '' });
	return {
		diUna: persona !== undefined,
		cambi: righe.map((riga) => cambioVista(riga, event.locals.ente)),
		altre: altre ? `${paths.registroRuoli()}?${seguito.toString()}` : undefined
	};
};

function idIn({ searchParams }: URL, nome: string): string | undefined {
	const id = searchParams.get(nome);
	return id ? readUuid(id) : undefined;
}
