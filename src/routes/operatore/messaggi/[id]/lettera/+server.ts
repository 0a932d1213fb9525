// The letter that is printed and posted to who has no digital channel.
import { buildLettera } from '#lib/server/documenti/lettera.ts';
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { scaricaPdf } from '#lib/server/http/scarica.ts';
import { readConsegne } from '#lib/server/spedizioni/consegne.ts';
import { requireChiSegue } from '../../chi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { operatore } = requireChiSegue(event);
	const id = readUuid(event.params.id);
	const messaggio = await asOperatore(event, operatore, (tx) => readConsegne(tx, id));
	const { app, ente } = event.locals;
	const lettera = buildLettera({
		...messaggio,
		impostazioni: ente.impostazioni,
		persona: messaggio.nome === '' ? 'Intestatario del codice fiscale' : messaggio.nome,
		sito: sitoDi(ente.impostazioni, app.settings)
	});
	return scaricaPdf(`lettera-${id}.pdf`, await writePdf(lettera, { creato: messaggio.creatoIl }));
};
