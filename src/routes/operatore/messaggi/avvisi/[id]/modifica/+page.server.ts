// Changes the draft of a notice.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { findComunicazione } from '#lib/server/comunicazioni/comunicazione.ts';
import { updateComunicazione } from '#lib/server/comunicazioni/write-comunicazione.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { contaPersone, salvaAvviso } from '../../azioni.ts';
import { requireChiScrive, vistaModulo } from '../../modulo.ts';
import type { Actions, PageServerLoad } from './$types';

// The area is drawn on a map.
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiScrive(event);
	const id = readUuid(event.params.id);
	const comunicazione = await asOperatore(event, operatore, (tx) => findComunicazione(tx, { id }));
	if (comunicazione.stato !== 'BOZZA') redirect(303, paths.avvisoOperatore(id));
	return {
		...(await vistaModulo(event, operatore, comunicazione)),
		titolo: comunicazione.titolo,
		annulla: paths.avvisoOperatore(id),
		revisione: comunicazione.revisione
	};
};

export const actions: Actions = {
	salva: (event) =>
		salvaAvviso(event, async (tx, contenuto, { firma, revisione }) => {
			const id = readUuid(event.params.id);
			await updateComunicazione(tx, { id, revisione, contenuto }, firma);
			return id;
		}),
	conta: contaPersone
};
