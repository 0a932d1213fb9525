// What the form of the decision shows of what is counted before a yes; made by conteggio.ts.

/** What is to be paid; `visto` goes back with the form. */
export type Conto = {
	righe: { etichetta: string; valore: string }[];
	totale: string;
	gratis: boolean;
	visto: string;
};

export type ConteggioVisto = {
	voci: { nome: string; etichetta: string; aiuto: string | undefined; proposta: string }[];
	/** Undefined while something is still to be counted. */
	conto: Conto | undefined;
};
