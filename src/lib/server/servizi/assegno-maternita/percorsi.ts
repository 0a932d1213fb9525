// The addresses of the clerks' pages of this service; called by its port and its routes.
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';

const BASE = `/operatore/servizi/${assegnoMaternita.id}`;

export const percorsi = {
	lotti: BASE,
	lotto: (codice: string) => `${BASE}/lotti/${codice}`,
	file: (codice: string, formato: 'csv' | 'xml') => `${BASE}/lotti/${codice}/${formato}`,
	correggi: (numero: string) => `${BASE}/pratiche/${numero}`
};
