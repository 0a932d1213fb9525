// What every page shows of the ente: name, contacts, coat of arms, and whether this is a demonstration.
import { indirizzoPrenotazioni } from '#lib/server/enti/uffici.ts';
import { secondiRimasti } from '#lib/server/http/session-cookie.ts';
import { iconaTema } from '#lib/styles/tema.ts';
import type { LayoutServerLoad } from './$types';

// Pages are links and forms: only those that gain from scripts load them, and say so.
export const csr = false;

/** How long before its end a session warns. */
const AVVISO_SECONDI = 120;

export const load: LayoutServerLoad = ({ locals }) => {
	const { id, impostazioni } = locals.ente;
	const { utente, sessione } = locals;
	return {
		ente: {
			id,
			nome: impostazioni.nome,
			regione: impostazioni.regione,
			stemma: impostazioni.stemma,
			icona: iconaTema(impostazioni.colorePrimario),
			indirizzo: impostazioni.indirizzo,
			pec: impostazioni.domicilioDigitale,
			telefono: impostazioni.telefono,
			prenota: indirizzoPrenotazioni(impostazioni),
			codiceFiscale: impostazioni.codiceFiscale,
			/** Whether sums may be paid with pagoPA. */
			pagopa: impostazioni.pagopa !== undefined
		},
		dimostrativo: locals.app.settings.dimostrativo,
		/** Seconds until the warning of the end. */
		avvisoTra: sessione && Math.max(0, secondiRimasti(locals) - AVVISO_SECONDI),
		utente: utente && { nome: utente.nome, cognome: utente.cognome, ruolo: utente.ruolo }
	};
};
