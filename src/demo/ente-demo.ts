// The shape of a Comune of the demonstration; its list is in enti.ts, what it decides for each service in servizi/.

/** What differs between the Comuni; the rest of their settings is alike. */
export type EnteDemo = {
	id: string;
	nome: string;
	provincia: string;
	regione: string;
	belfiore: string;
	istat: string;
	cap: string;
	/** Synthetic: eleven digits with a right check digit. */
	codiceFiscale: string;
	colorePrimario: string;
	/** Only where it is the same day each year and a source names it. */
	festivoPatronale?: { giorno: number; mese: number; nome: string };
};
