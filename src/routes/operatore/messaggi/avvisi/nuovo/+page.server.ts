// Writes a new notice to everyone.
import { createComunicazione } from '#lib/server/comunicazioni/write-comunicazione.ts';
import { contaPersone, salvaAvviso } from '../azioni.ts';
import { requireChiScrive, vistaModulo } from '../modulo.ts';
import type { Actions, PageServerLoad } from './$types';

// The area is drawn on a map.
export const csr = true;

export const load: PageServerLoad = (event) => vistaModulo(event, requireChiScrive(event));

export const actions: Actions = {
	salva: (event) =>
		salvaAvviso(event, (tx, contenuto, { firma }) => createComunicazione(tx, contenuto, firma)),
	conta: contaPersone
};
