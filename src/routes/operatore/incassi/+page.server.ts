// What the till follows of pagoPA: receipts to reconcile, notices that pagoPA does not know, rows of the flows to look into.
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { listRifiutati, readInAttesa, riprovaAvviso } from '#lib/server/cassa/avvisi-fermi.ts';
import { countCassa } from '#lib/server/cassa/conta.ts';
import { listRigheDaGuardare, markVista } from '#lib/server/cassa/flussi.ts';
import { fermoVista, incassoVista, rigaVista } from '#lib/server/cassa/incassi-vista.ts';
import { listIncassi } from '#lib/server/cassa/incassi.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkTesto, requireChiLegge, rifiuta, runDecisione } from './modulo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, decide } = requireChiLegge(event);
	const istante = event.locals.app.clock();
	const { incassi, conto, rifiutati, attesa, righe } = await asOperatore(event, operatore, async (tx) => ({
		incassi: await listIncassi(tx, { dopo: dopoDi(event.url, 'dopo') }),
		conto: await countCassa(tx),
		rifiutati: await listRifiutati(tx, { dopo: dopoDi(event.url, 'rifiutati') }),
		attesa: await readInAttesa(tx, istante, { dopo: dopoDi(event.url, 'attesa') }),
		righe: await listRigheDaGuardare(tx, { dopo: dopoDi(event.url, 'righe') })
	}));
	return {
		decide,
		conto,
		incassi: incassi.righe.map(incassoVista),
		altri: seguito('dopo', incassi),
		rifiutati: rifiutati.righe.map(fermoVista),
		altriRifiutati: seguito('rifiutati', rifiutati),
		attesa: attesa.dal && {
			quanti: attesa.quanti,
			dal: formatDataOra(attesa.dal),
			primi: attesa.primi.map(fermoVista),
			altri: seguito('attesa', { righe: attesa.primi, altre: attesa.altre })
		},
		righe: righe.righe.map(rigaVista),
		altreRighe: seguito('righe', righe)
	};
};

/** Each list of the page has a parameter that says after which row it goes on. */
type Elenco = 'dopo' | 'rifiutati' | 'attesa' | 'righe';

function dopoDi({ searchParams }: URL, elenco: Elenco): string | undefined {
	const scritto = searchParams.get(elenco);
	return scritto ? readUuid(scritto) : undefined;
}

function seguito(
	elenco: Elenco,
	{ righe, altre }: { righe: readonly { id: string }[]; altre: boolean }
): string | undefined {
	const ultima = righe.at(-1);
	return altre && ultima ? `${paths.incassi}?${elenco}=${ultima.id}#${elenco}` : undefined;
}

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
