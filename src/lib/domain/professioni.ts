/** The trades that a person may tell of themselves, of their own free will; used by the preferences and by the audience of notices. */

/** Few and wide: a notice is for many, and nobody may be picked out by their trade. */
export const PROFESSIONI = {
	agricoltura: 'Agricoltura e allevamento',
	artigianato: 'Artigianato',
	commercio: 'Commercio',
	ristorazione: 'Bar, ristoranti e alberghi',
	edilizia: 'Edilizia',
	industria: 'Industria',
	ufficio: 'Lavoro d’ufficio',
	scuola: 'Scuola ed educazione',
	sanita: 'Sanità e assistenza alle persone',
	'libera-professione': 'Libera professione',
	trasporti: 'Trasporti e consegne',
	studio: 'Studio',
	ricerca: 'In cerca di lavoro',
	pensione: 'In pensione'
} as const;

export type Professione = keyof typeof PROFESSIONI;

/** Whether a text is the key of a trade. */
export function isProfessione(testo: string): testo is Professione {
	return Object.hasOwn(PROFESSIONI, testo);
}
