// The appointments that residents ask of the offices: who, when, why, and that it was dealt with.
import { redirect } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { listDaEvadere, markEvaso, markVisti } from '#lib/server/appuntamenti/appuntamenti.ts';
import { giornoInParole } from '#lib/server/appuntamenti/modulo.ts';
import { nomeUfficio } from '#lib/server/enti/uffici.ts';
import { asOperatore, isIstruttore, requireIstruttore, requireRuolo } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireRuolo(
		event,
		['operatore', 'responsabile', 'auditor'],
		'Gli appuntamenti sono riservati a chi risponde alle persone.'
	);
	const { impostazioni } = event.locals.ente;
	const ufficio = event.url.searchParams.get('ufficio') ?? operatore.ufficio;
	const righe = await asOperatore(event, operatore, (tx) => listDaEvadere(tx, ufficio));
	return {
		risponde: isIstruttore(operatore),
		ufficio,
		uffici: impostazioni.uffici.map(({ id, nome }) => ({ valore: id, etichetta: nome })),
		righe: righe.map((riga) => ({
			id: riga.id,
			persona: riga.persona,
			ufficio: nomeUfficio(impostazioni, riga.ufficio),
			quando: `${giornoInParole(Temporal.PlainDate.from(riga.giorno))}, ${riga.fascia}`,
			motivo: riga.motivo,
			contatti: [riga.telefono, riga.email].filter((contatto) => contatto !== null),
			chiesto: formatDataOra(riga.chiestoIl),
			annullato: riga.annullatoIl ? formatDataOra(riga.annullatoIl) : undefined,
			nuovo: riga.nuovo
		}))
	};
};

export const actions: Actions = {
	visti: async (event) => {
		const operatore = requireIstruttore(event);
		const dati = await readFormData(event.request);
		const ids = dati.getAll('id').map((id) => readUuid(typeof id === 'string' ? id : undefined));
		const istante = event.locals.app.clock();
		await asOperatore(event, operatore, (tx) =>
			markVisti(tx, { ids, operatore: operatore.operatoreId, istante })
		);
		redirect(303, paths.appuntamentiOperatore);
	},
	fatto: async (event) => {
		const operatore = requireIstruttore(event);
		const id = readUuid(formText(await readFormData(event.request), 'id'));
		const istante = event.locals.app.clock();
		await asOperatore(event, operatore, (tx) =>
			markEvaso(tx, { id, operatore: operatore.operatoreId, istante })
		);
		redirect(303, paths.appuntamentiOperatore);
	}
};
