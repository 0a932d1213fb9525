// The account of a period: totals by day, by causale, by service.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { readMovimenti } from '#lib/server/cassa/movimenti.ts';
import { nomeCausale, nomeServizio } from '#lib/server/cassa/rendiconto-parole.ts';
import { gruppiDi, righeDi, totaleDi, type Gruppo, type Totale } from '#lib/server/cassa/rendiconto.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { requireChiLegge } from '../modulo.ts';
import { readPeriodo } from '../periodo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore } = requireChiLegge(event);
	const { periodo, problemi, scritti } = readPeriodo(event.url, oggiDi(event));
	if (!periodo) return { problemi, scritti, conto: undefined };
	const righe = righeDi(await asOperatore(event, operatore, (tx) => readMovimenti(tx, periodo)));
	const giorni = { dal: periodo.dal.toString(), al: periodo.al.toString() };
	return {
		problemi,
		scritti: giorni,
		conto: {
			quante: righe.length,
			csv: paths.rendicontoCsv(giorni),
			totale: importi(totaleDi(righe)),
			tabelle: [
				{
					titolo: 'Per giorno',
					prima: 'Giorno',
					gruppi: gruppiDi(righe, ({ il }) => il).map((gruppo) =>
						toGruppo({ ...gruppo, chiave: formatGiorno(gruppo.chiave) })
					)
				},
				{ titolo: 'Per causale', prima: 'Causale', gruppi: gruppiDi(righe, nomeCausale).map(toGruppo) },
				{ titolo: 'Per servizio', prima: 'Servizio', gruppi: gruppiDi(righe, nomeServizio).map(toGruppo) }
			]
		}
	};
};

function toGruppo({ chiave, totale }: Gruppo) {
	return { chiave, ...importi(totale) };
}

function importi({ pagopa, sportello, rimborsi, saldo }: Totale) {
	return {
		pagopa: formatEuro(pagopa),
		sportello: formatEuro(sportello),
		rimborsi: formatEuro(rimborsi),
		saldo: formatEuro(saldo)
	};
}
