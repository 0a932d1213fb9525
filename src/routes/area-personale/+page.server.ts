// The citizen's desk: drafts, what is to be paid, last messages, last requests.
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { descriviStato, STATI_PRATICA } from '#lib/domain/stati.ts';
import { PASSO_RIEPILOGO } from '#lib/forms/servizio.ts';
import { paths } from '#lib/paths.ts';
import { listFuturi } from '#lib/server/appuntamenti/appuntamenti.ts';
import { nomeUfficio } from '#lib/server/enti/uffici.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { messaggioVista } from '#lib/server/messaggi/messaggio-vista.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import { listMieiPagamenti, mieiPagamentiVista } from '#lib/server/pagamenti/miei-pagamenti.ts';
import { listBozze } from '#lib/server/pratiche/bozza.ts';
import { listBozzeFerme } from '#lib/server/pratiche/invio-in-attesa.ts';
import { perChi } from '#lib/server/pratiche/per-chi.ts';
import { listPratiche } from '#lib/server/pratiche/list-pratiche.ts';
import { rigaVista } from '#lib/server/pratiche/riga-vista.ts';
import { findServizio } from '#lib/services/index.ts';
import type { PageServerLoad } from './$types';

const QUANTI = 3;
/** States in which the citizen is awaited. */
const ATTENDONO = STATI_PRATICA.filter((stato) => {
	const { classe, azione, finale } = descriviStato(stato);
	return classe === 'sospeso' && azione === 'utente' && !finale;
});

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const istante = event.locals.app.clock();
	const { bozze, ferme, pratiche, daIntegrare, pagamenti, messaggi, attesi } = await asCittadino(
		event,
		cittadino,
		async (tx) => ({
			bozze: await listBozze(tx),
			ferme: await listBozzeFerme(tx),
			pratiche: await listPratiche(tx, { quante: QUANTI }),
			daIntegrare: await listPratiche(tx, { stati: ATTENDONO }),
			pagamenti: await listMieiPagamenti(tx, istante),
			messaggi: await listMessaggi(tx, { quanti: QUANTI }),
			attesi: await listFuturi(tx, oggiDi(event))
		})
	);
	return {
		daPagare: mieiPagamentiVista(pagamenti, istante).daPagare,
		daIntegrare: daIntegrare.righe.map(rigaVista),
		statoFerma: descriviStato('ATTESA_PAG_INVIO').etichetta,
		bozze: bozze.map(({ id, servizio, risposte, aggiornataIl }) => ({
			id,
			titolo: findServizio(servizio)?.scheda.titolo ?? servizio,
			perChi: perChi(servizio, risposte),
			aggiornata: formatDataOra(aggiornataIl),
			daPagare: ferme.has(id),
			continua: ferme.has(id)
				? paths.bollo({ servizio, bozza: id })
				: paths.passo({ servizio, passo: PASSO_RIEPILOGO, bozza: id }),
			elimina: paths.eliminaBozza(id)
		})),
		pratiche: pratiche.righe.map(rigaVista),
		appuntamenti: attesi.map(({ id, ufficio, giorno, evasoIl }) => ({
			href: paths.appuntamento(id),
			ufficio: nomeUfficio(event.locals.ente.impostazioni, ufficio),
			giorno: formatGiorno(giorno),
			stato: evasoIl ? 'L’ufficio ha risposto' : 'In attesa di risposta'
		})),
		messaggi: messaggi.righe.map(messaggioVista)
	};
};
