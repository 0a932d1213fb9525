// A stamp bought online that is not as it should be: what is known of it, and the form by which the till says what becomes of it.
import { paths } from '#lib/paths.ts';
import { decisioneMarca, esitoVista, fattiMarca } from '#lib/server/cassa/marche-vista.ts';
import { decideMarca, esitiPossibili, readMarcaDaVerificare } from '#lib/server/cassa/marche.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { problema } from '#lib/server/http/modulo.ts';
import { checkTesto, requireChiLegge, rifiuta, runDecisione } from '../../modulo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, decide } = requireChiLegge(event);
	const id = readUuid(event.params.id);
	const marca = await asOperatore(event, operatore, (tx) => readMarcaDaVerificare(tx, id));
	return {
		iubd: marca.iubd,
		fatti: fattiMarca(marca),
		decisione: decisioneMarca(marca),
		esiti: decide && !marca.esito ? esitiPossibili(marca).map(esitoVista) : []
	};
};

export const actions: Actions = {
	default: async (event) => {
		const dati = await readFormData(event.request);
		const id = readUuid(event.params.id);
		const scritto = formText(dati, 'esito');
		const esito = esitiPossibili({ motivo: 'FIRMA' }).find((uno) => uno === scritto);
		const problemi = [...(esito ? [] : [problema('esito', 'CAMPO_SCELTA')]), ...checkTesto(dati, 'perche')];
		if (!esito || problemi.length > 0) return rifiuta(dati, problemi);
		const vai = paths.marcaDaVerificare(id);
		return runDecisione(event, { dati, vai, campo: 'marca' }, (tx, contorno) =>
			decideMarca(tx, contorno, { id, esito, nota: formText(dati, 'perche') }).then(() => undefined)
		);
	}
};
