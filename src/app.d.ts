import type { App as Portal } from '#lib/server/app.ts';
import type { SessioneAperta } from '#lib/server/identita/adattatore-sessioni.ts';
import type { Utente } from '#lib/server/identita/utente.ts';
import type { AvvisoInBreve } from '#lib/server/comunicazioni/pubbliche.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Id of the request, to be told to the help desk. */
			richiesta?: string;
			/** Stable code of a refusal. */
			codice?: string;
			/** Heading, when the status alone does not give it. */
			titolo?: string;
			/** The ways on. */
			vie?: { testo: string; indirizzo: string }[];
		}
		interface Locals {
			app: Portal;
			richiesta: string;
			/** The database did not answer: the answer is 503, not a bug's page. */
			bancaDatiLontana?: boolean;
			/** Hosts of the map tiles that this page shows. */
			tessere?: readonly string[];
			ente: EnteInVigore;
			/** Who is logged in. */
			utente: Utente | null;
			/** Their session. */
			sessione: SessioneAperta | null;
			/** Whose login has ended a short while ago: their draft may still be saved, nothing else. */
			sessioneScaduta: { personaId: string } | null;
		}
		interface PageData {
			ente: {
				id: string;
				nome: string;
				regione: string;
				stemma: string;
				icona: string;
				indirizzo: string;
				pec: string;
				telefono: string;
				/** Where an appointment is asked for. */
				prenota: string;
				codiceFiscale: string;
			};
			/** The most severe notices that hold now, and how many more there are. */
			avvisi: readonly AvvisoInBreve[];
			altriAvvisi: number;
			dimostrativo: boolean;
			avvisoTra: number | null;
			utente: null | { nome: string; cognome: string; ruolo: 'cittadino' | 'operatore' };
		}
	}
}

export {};
