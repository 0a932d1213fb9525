/** The roles in which a person may apply, and the decree that proves some of them; services that know only a few take them from here, all others from richiedente.ts. */
import type { Condizione } from '#lib/condizione.ts';
import { allegato } from '../campi/allegato.ts';
import { data } from '../campi/data.ts';
import { scelta } from '../campi/scelta.ts';
import { testo } from '../campi/testo.ts';

const RUOLI = [
	{ valore: 'PROPRIO', etichetta: 'Per me stesso' },
	{ valore: 'DELEGATO', etichetta: 'Con delega' },
	{ valore: 'GENITORE', etichetta: 'Genitore di minore' },
	{ valore: 'AFFIDATARIO', etichetta: 'Affidatario di minore' },
	{ valore: 'TUTORE', etichetta: 'Tutore' },
	{ valore: 'CURATORE', etichetta: 'Curatore' },
	{ valore: 'AMM_SOSTEGNO', etichetta: 'Amministratore di sostegno' },
	{ valore: 'LEGALE_RAPPR', etichetta: 'Legale rappresentante' },
	{ valore: 'PROFESSIONISTA', etichetta: 'Tecnico/legale incaricato' },
	{ valore: 'EREDE', etichetta: 'Erede' }
] as const;

export type Ruolo = (typeof RUOLI)[number]['valore'];

/** The question for whom one asks, with the roles that make sense for a service. */
export function titoloRichiedente<const R extends Ruolo, const O extends { quando?: Condizione }>(
	ruoli: readonly R[],
	opzioni: O
) {
	const scelti = new Set<string>(ruoli);
	return scelta({
		...opzioni,
		etichetta: 'Per chi fai la richiesta?',
		obbligatorio: true,
		opzioni: RUOLI.filter((ruolo): ruolo is Extract<typeof ruolo, { valore: R }> => scelti.has(ruolo.valore))
	});
}

/** The decree by which a court gave the role. */
export function campiDecreto<const Q extends Condizione>(quando: Q) {
	return {
		decretoTribunale: testo({
			etichetta: 'Tribunale che ti ha nominato',
			obbligatorio: true,
			massimo: 80,
			quando
		}),
		decretoNumero: testo({
			etichetta: 'Numero del decreto',
			obbligatorio: true,
			massimo: 30,
			breve: true,
			quando
		}),
		decretoData: data({ etichetta: 'Data del decreto', obbligatorio: true, nonFutura: true, quando }),
		decreto: allegato({ etichetta: 'decreto di nomina', obbligatorio: true, quando })
	};
}
