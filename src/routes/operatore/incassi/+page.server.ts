// What the till follows of pagoPA: receipts to reconcile, notices that pagoPA does not know, rows of the flows to look into.
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { listRifiutati, readInAttesa, riprovaAvviso } from '#lib/server/cassa/avvisi-fermi.ts';
import { listRigheDaGuardare, markVista } from '#lib/server/cassa/flussi.ts';
import { fermoVista, incassoVista, rigaVista } from '#lib/server/cassa/incassi-vista.ts';
import { countIncassi, listIncassi } from '#lib/server/cassa/incassi.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkTesto, requireChiLegge, rifiuta, runDecisione } from './modulo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, decide } = requireChiLegge(event);
	const scritto = event.url.searchParams.get('dopo');
	const dopo = scritto ? readUuid(scritto) : undefined;
	const istante = event.locals.app.clock();
	const { incassi, quanti, rifiutati, attesa, righe } = await asOperatore(event, operatore, async (tx) => ({
		incassi: await listIncassi(tx, { dopo }),
		quanti: await countIncassi(tx),
		rifiutati: await listRifiutati(tx),
		attesa: await readInAttesa(tx, istante),
		righe: await listRigheDaGuardare(tx)
	}));
	const ultimo = incassi.righe.at(-1);
	return {
		decide,
		quanti,
		incassi: incassi.righe.map(incassoVista),
		altri: incassi.altre && ultimo ? `${paths.incassi}?dopo=${ultimo.id}` : undefined,
		rifiutati: rifiutati.map(fermoVista),
		attesa: attesa.dal && {
			quanti: attesa.quanti,
			dal: formatDataOra(attesa.dal),
			primi: attesa.primi.map(fermoVista)
		},
		righe: righe.map(rigaVista)
	};
};

export const actions: Actions = {
	riprova: async (event) => {
		const dati = await readFormData(event.request);
		const avviso = readUuid(formText(dati, 'avviso'));
		return runDecisione(event, { dati, vai: paths.incassi, campo: 'rifiutati' }, (tx, contorno) =>
			riprovaAvviso(tx, contorno, avviso).then(() => undefined)
		);
	},
	vista: async (event) => {
		const dati = await readFormData(event.request);
		const riga = readUuid(formText(dati, 'riga'));
		const campo = `nota-${riga}`;
		const problemi = checkTesto(dati, campo);
		if (problemi.length > 0)
			return rifiuta(
				dati,
				problemi.map((uno) => ({ ...uno, etichetta: 'Che cosa hai trovato' }))
			);
		return runDecisione(event, { dati, vai: paths.incassi, campo: 'righe' }, (tx, contorno) =>
			markVista(tx, contorno, { riga, nota: formText(dati, campo) }).then(() => undefined)
		);
	}
};
