/** What the report of an occupation without a permit says, as the clerks' page asks for it; read into what indennita.ts needs. */
import { mm2DaCentesimi } from '#lib/domain/canone.ts';
import { data } from '#lib/forms/campi/data.ts';
import { decimale } from '#lib/forms/campi/decimale.ts';
import type { ValoriParti } from '#lib/forms/campi/gruppo.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import type { Abuso } from './indennita.ts';
import { TIPOLOGIE } from './tipologie.ts';

export const campiAbuso = {
	verbale: data({ etichetta: 'Giorno del verbale', obbligatorio: true, nonFutura: true }),
	carattere: scelta({
		etichetta: 'Come è fatta',
		obbligatorio: true,
		opzioni: [
			{ valore: 'TEMPORANEA', etichetta: 'Temporanea' },
			{ valore: 'STABILE', etichetta: 'Con impianti o opere stabili' }
		]
	}),
	dal: data({
		etichetta: 'Primo giorno provato',
		aiuto: 'Se non si sa, una occupazione temporanea si presume da 30 giorni prima del verbale.',
		nonFutura: true
	}),
	tipologia: scelta({
		etichetta: 'Con che cosa',
		obbligatorio: true,
		opzioni: TIPOLOGIE
	}),
	via: testo({ etichetta: 'Via o piazza', obbligatorio: true, massimo: 120 }),
	superficie: decimale({ etichetta: 'Superficie', obbligatorio: true, unita: 'm²', massimo: 99_999 })
};

/** The occupation that was found. */
export function abusoDa({ carattere, superficie, ...altro }: ValoriParti<typeof campiAbuso>): Abuso {
	return { ...altro, stabile: carattere === 'STABILE', mm2: mm2DaCentesimi(superficie) };
}
