// A request for an appointment of the citizen, as it was sent.
import { redirect } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { formatDataOra, giornoARoma } from '#lib/domain/istante.ts';
import { cancelAppuntamento, findAppuntamento } from '#lib/server/appuntamenti/appuntamenti.ts';
import { FASCE, giornoInParole } from '#lib/server/appuntamenti/modulo.ts';
import { findUfficio, nomeUfficio } from '#lib/server/enti/uffici.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { impostazioni } = event.locals.ente;
	const chiesto = await asCittadino(event, requireCittadino(event), (tx) =>
		findAppuntamento(tx, event.params.id)
	);
	const ufficio = findUfficio(impostazioni, chiesto.ufficio);
	return {
		risposto: chiesto.evasoIl !== null,
		annullato: chiesto.annullatoIl !== null,
		annullabile:
			chiesto.annullatoIl === null && chiesto.giorno >= giornoARoma(event.locals.app.clock()).toString(),
		contatto: chiesto.telefono ?? chiesto.email ?? '',
		telefonoUfficio: ufficio?.telefono ?? impostazioni.telefono,
		righe: [
			{ etichetta: 'Ufficio', valore: nomeUfficio(impostazioni, chiesto.ufficio) },
			{ etichetta: 'Dove', valore: impostazioni.indirizzo },
			...(ufficio ? [{ etichetta: 'Orari', valore: ufficio.orari }] : []),
			{
				etichetta: 'Giorno chiesto',
				valore: `${giornoInParole(Temporal.PlainDate.from(chiesto.giorno))}, ${FASCE[chiesto.fascia].toLowerCase()}`
			},
			{ etichetta: 'Motivo', valore: chiesto.motivo },
			{ etichetta: 'Chiesto il', valore: formatDataOra(chiesto.chiestoIl) }
		]
	};
};

export const actions: Actions = {
	annulla: async (event) => {
		const cittadino = requireCittadino(event);
		const { id } = event.params;
		const istante = event.locals.app.clock();
		await asCittadino(event, cittadino, async (tx) => {
			const chiesto = await findAppuntamento(tx, id);
			await cancelAppuntamento(tx, { id: chiesto.id, istante });
		});
		redirect(303, paths.appuntamento(id));
	}
};
