// The data for INPS at the clerks' desk: what is to be sent, and the batches made so far.
import { redirect } from '@sveltejs/kit';
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { createLotto } from '#lib/server/servizi/assegno-maternita/crea-lotto.ts';
import { listDaInviare, listLotti } from '#lib/server/servizi/assegno-maternita/lotti.ts';
import { percorsi } from '#lib/server/servizi/assegno-maternita/percorsi.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireOperatore(event);
	const contorno = contornoOperatore(event, operatore);
	return asOperatore(event, operatore, async (tx) => {
		const lotti = await listLotti(tx, contorno);
		const daInviare = await listDaInviare(tx);
		return {
			lotti: lotti.map(({ codice, creatoIl, operatore: chi, domande, totaleCent, inAttesa }) => ({
				codice,
				href: percorsi.lotto(codice),
				creato: formatDataOra(creatoIl),
				chi,
				domande,
				totale: formatEuro(totaleCent),
				inAttesa
			})),
			daInviare: daInviare.map(({ numero, cent }) => ({
				numero,
				href: paths.praticaOperatore(numero),
				importo: formatEuro(cent)
			})),
			totale: formatEuro(sommaCent(daInviare.map(({ cent }) => cent)))
		};
	});
};

export const actions: Actions = {
	crea: async (event) => {
		const operatore = requireOperatore(event);
		const contorno = contornoOperatore(event, operatore);
		const codice = await asOperatore(event, operatore, (tx) => createLotto(tx, contorno));
		redirect(303, percorsi.lotto(codice));
	}
};
