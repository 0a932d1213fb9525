// What every page shows of the ente: name, contacts, coat of arms, and whether this is a demonstration.
import type { AvvisoInBreve } from '#lib/server/comunicazioni/pubbliche.ts';
import { indirizzoPrenotazioni } from '#lib/server/enti/uffici.ts';
import { secondiRimasti } from '#lib/server/http/session-cookie.ts';
import { iconaTema } from '#lib/styles/tema.ts';
import type { LayoutServerLoad } from './$types';

// Pages are links and forms: only those that gain from scripts load them, and say so.
export const csr = false;

/** How long before its end a session warns. */
const AVVISO_SECONDI = 120;

/** How many notices stand on top of a page; the others are one link away. */
const AVVISI_IN_EVIDENZA = 3;

export const load: LayoutServerLoad = async ({ locals }) => {
	const { id, impostazioni } = locals.ente;
	const { utente, sessione } = locals;
	const avvisi = await readAvvisi(locals);
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
		avvisi: avvisi.slice(0, AVVISI_IN_EVIDENZA),
		altriAvvisi: Math.max(0, avvisi.length - AVVISI_IN_EVIDENZA),
		dimostrativo: locals.app.settings.dimostrativo,
		/** Seconds until the warning of the end. */
		avvisoTra: sessione && Math.max(0, secondiRimasti(locals) - AVVISO_SECONDI),
		utente: utente && { nome: utente.nome, cognome: utente.cognome, ruolo: utente.ruolo }
	};
};

// Clerks have their own page of them. A page is worth more than what stands on top of it: a fault is told and leaves them out.
async function readAvvisi({ app, ente, utente, richiesta }: App.Locals): Promise<readonly AvvisoInBreve[]> {
	if (utente?.ruolo === 'operatore') return [];
	try {
		return await app.avvisiInEvidenza(ente.id);
	} catch (error) {
		app.log.error({ richiesta, err: error }, 'avvisi non letti');
		return [];
	}
}
