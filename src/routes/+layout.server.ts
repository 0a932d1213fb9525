// What every page shows of the ente: name, contacts, coat of arms, and whether this is a demonstration.
import { indirizzoPrenotazioni } from '#lib/server/enti/uffici.ts';
import { iconaTema } from '#lib/styles/tema.ts';
import type { LayoutServerLoad } from './$types';

// Pages are links and forms: only those that gain from scripts load them, and say so.
export const csr = false;

export const load: LayoutServerLoad = ({ locals }) => {
	const { id, impostazioni } = locals.ente;
	const { utente } = locals;
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
			codiceFiscale: impostazioni.codiceFiscale
		},
		dimostrativo: locals.app.settings.dimostrativo,
		utente: utente && { nome: utente.nome, cognome: utente.cognome, ruolo: utente.ruolo }
	};
};
