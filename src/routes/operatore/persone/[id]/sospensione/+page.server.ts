// Suspends a clerk, or ends the suspension, with the reason.
import { paths } from '#lib/paths.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { findOperatore } from '#lib/server/incarichi/operatori.ts';
import { reinstateOperatore, suspendOperatore } from '#lib/server/incarichi/suspend-operatore.ts';
import { checkMotivo, requireChiAssegna, rifiuta, runCambio } from '../../modulo.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiAssegna(event);
	const { id, nome, cognome, sospesoIl } = await asOperatore(event, operatore, (tx) =>
		findOperatore(tx, readUuid(event.params.id))
	);
	return { nome: `${nome} ${cognome}`, href: paths.personaOperatore(id), sospeso: sospesoIl !== null };
};

export const actions: Actions = {
	sospendi: (event) => cambia(event, suspendOperatore),
	riattiva: (event) => cambia(event, reinstateOperatore)
};

async function cambia(event: RequestEvent, fai: typeof suspendOperatore) {
	requireChiAssegna(event);
	const id = readUuid(event.params.id);
	const dati = await readFormData(event.request);
	const problemi = checkMotivo(dati);
	if (problemi.length > 0) return rifiuta(dati, problemi);
	return runCambio(event, { dati, vai: () => paths.personaOperatore(id) }, (tx, firma) => fai(tx, id, firma));
}
