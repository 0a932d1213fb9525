// Pays something that nobody asked for: from what is typed to the page where it is paid.
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { formatEuro } from '#lib/domain/denaro.ts';
import { paths } from '#lib/paths.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { requireRitmo } from '#lib/server/http/page-limit.ts';
import { nuovoInvio, pagatoreNoto, readInvio, requirePagopa } from '#lib/server/http/pagamenti.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { campiSpontaneo, problemiVista } from '#lib/server/pagamenti/moduli-vista.ts';
import { openSpontaneo } from '#lib/server/pagamenti/open-spontaneo.ts';
import { checkSpontaneo, type Spontaneo, type VoceSpontanea } from '#lib/server/pagamenti/spontaneo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const voce = requireVoce(event);
	const { nome, aiuto, cent } = voce;
	const scritti = { ...pagatoreNoto(event), causale: '', importo: '' };
	return {
		nome,
		aiuto,
		importo: cent === undefined ? undefined : formatEuro(cent),
		invio: nuovoInvio(event),
		campi: campiSpontaneo(voce, scritti, [])
	};
};

export const actions: Actions = {
	default: async (event) => {
		const voce = requireVoce(event);
		const { app, ente } = event.locals;
		const dati = await readFormData(event.request);
		const scritti = {
			nome: formText(dati, 'nome'),
			codiceFiscale: formText(dati, 'codiceFiscale'),
			causale: formText(dati, 'causale'),
			importo: formText(dati, 'importo')
		};
		const esito = checkSpontaneo(voce, scritti, (luogo) => app.luoghi.trova(luogo) !== undefined);
		if (!esito.ok) {
			const campi = campiSpontaneo(voce, scritti, esito.problemi);
			return fail(422, { campi, problemi: problemiVista(esito.problemi, campi) });
		}
		requireRitmo(event, app.limiti.pagamenti);
		const { spontaneo } = esito;
		const persona = personaDi(event, spontaneo);
		const invio = readInvio(formText(dati, 'invio'));
		redirect(303, paths.paga(await openSpontaneo({ ...app, ente }, { voce, spontaneo, persona, invio })));
	}
};

function requireVoce(event: RequestEvent<{ voce: string }>): VoceSpontanea {
	const trovata = requirePagopa(event).spontanei.find(({ id }) => id === event.params.voce);
	if (!trovata)
		error(404, { message: 'Il Comune non prende questo pagamento. Guarda che cosa puoi pagare con pagoPA.' });
	return trovata;
}

// What one pays for someone else is not theirs to find again: the link is.
function personaDi({ locals: { utente } }: RequestEvent, { debitore }: Spontaneo): string | null {
	if (utente?.ruolo !== 'cittadino') return null;
	return utente.codiceFiscale === debitore.codiceFiscale ? utente.personaId : null;
}
