// The settings of the Comune: its areas, what holds now and what is scheduled.
import { formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireAmministratore } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { aree, findArea } from '#lib/server/impostazioni/aree.ts';
import { versioniEffettive } from '#lib/server/impostazioni/ribasa.ts';
import { readVersioni } from '#lib/server/impostazioni/versioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireAmministratore(event);
	const { ente } = event.locals;
	const versioni = await asOperatore(event, operatore, (tx) => readVersioni(tx, ente.id));
	const oggi = oggiDi(event).toString();
	const programmate = versioniEffettive(versioni).filter(({ validaDal }) => validaDal > oggi);
	const servizi = ente.impostazioni.servizi;
	return {
		pubblicata: findArea(event.url.searchParams.get('pubblicata') ?? '')?.titolo,
		aree: aree.map(({ id, titolo, path }) => ({
			href: paths.areaImpostazioni(id),
			titolo,
			nota:
				path.length > 0 && !servizi.some((voce) => voce.id === id && voce.attivo)
					? 'Servizio non attivo'
					: undefined
		})),
		programmate: programmate.map(({ versione, validaDal }) => ({
			href: paths.versioneImpostazioni(versione),
			testo: `Versione ${versione}, valida dal ${formatGiorno(validaDal)}`
		}))
	};
};
