// The period of the rendiconto as the address asks for it: from the first of the month to today, unless said. Called by its page and its file.
import { isDopo, parseData, type Giorno } from '#lib/domain/data.ts';
import type { Periodo } from '#lib/server/cassa/movimenti.ts';
import { problema, type ProblemaModulo } from '#lib/server/http/modulo.ts';

/** A year at most: whatever is longer is asked for in parts. */
const GIORNI_MASSIMI = 366;

export type PeriodoLetto = {
	/** None when something is wrong with it. */
	periodo: Periodo | undefined;
	problemi: ProblemaModulo[];
	scritti: { dal: string; al: string };
};

/** @param oggi in Rome */
export function readPeriodo({ searchParams }: URL, oggi: Giorno): PeriodoLetto {
	const scritti = {
		dal: searchParams.get('dal') || oggi.with({ day: 1 }).toString(),
		al: searchParams.get('al') || oggi.toString()
	};
	const [dal, al] = [parseData(scritti.dal), parseData(scritti.al)];
	if (!dal.ok || !al.ok) {
		const problemi = [
			...(dal.ok ? [] : [problema('dal', dal.codice)]),
			...(al.ok ? [] : [problema('al', al.codice)])
		];
		return { periodo: undefined, problemi, scritti };
	}
	const periodo = { dal: dal.valore, al: al.valore };
	const problemi = checkPeriodo(periodo);
	return { periodo: problemi.length === 0 ? periodo : undefined, problemi, scritti };
}

function checkPeriodo({ dal, al }: Periodo): ProblemaModulo[] {
	if (isDopo(dal, al)) return [problema('al', 'PERIODO_ORDINE')];
	return isDopo(al, dal.add({ days: GIORNI_MASSIMI - 1 }))
		? [problema('al', 'PERIODO_LUNGO', { massimo: GIORNI_MASSIMI })]
		: [];
}
