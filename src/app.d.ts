import type { App as Portal } from '#lib/server/app.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Id of the request, to be told to the help desk. */
			richiesta?: string;
		}
		interface Locals {
			app: Portal;
			richiesta: string;
			ente: EnteInVigore;
		}
		interface PageData {
			ente: {
				id: string;
				nome: string;
				regione: string;
				stemma: string;
				motto?: string;
				indirizzo: string;
				pec: string;
				telefono: string;
				codiceFiscale: string;
			};
			dimostrativo: boolean;
			utente: null | { nome: string; cognome: string; ruolo: 'cittadino' | 'operatore' };
		}
	}
}

export {};
