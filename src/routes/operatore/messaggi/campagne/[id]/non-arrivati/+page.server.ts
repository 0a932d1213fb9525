// The people whom no message of a campaign reached, and why.
import { paths } from '#lib/paths.ts';
import { righeTolteDi } from '#lib/server/campagne/campagna-vista.ts';
import { readCampagna } from '#lib/server/campagne/campagna.ts';
import { nonArrivatoVista } from '#lib/server/campagne/esiti-vista.ts';
import { listNonArrivati } from '#lib/server/campagne/esiti.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { requireChiLegge } from '../../modulo.ts';
import type { PageServerLoad } from './$types';

const QUANTE = 50;

export const load: PageServerLoad = async (event) => {
	const { operatore } = requireChiLegge(event);
	const id = readUuid(event.params.id);
	const dopo = Number(/^\d{1,6}$/.exec(event.url.searchParams.get('dopo') ?? '')?.[0] ?? 0);
	const { campagna, righe } = await asOperatore(event, operatore, async (tx) => ({
		campagna: await readCampagna(tx, id),
		righe: await listNonArrivati(tx, { campagna: id, dopo, quante: QUANTE + 1 })
	}));
	const viste = righe.slice(0, QUANTE);
	const ultima = viste.at(-1);
	return {
		titolo: campagna.titolo,
		tolte: campagna.righeTolte ? righeTolteDi(campagna) : undefined,
		campagna: paths.campagna(id),
		righe: viste.map(nonArrivatoVista),
		altre: righe.length > QUANTE && ultima ? paths.campagnaNonArrivati(id, ultima.n) : undefined
	};
};
