/** The service card of the Comuni model: what a service tells before anyone logs in; declared by each service, shown by the site. */

/** Texts in plain Italian; a list is shown as paragraphs. The order of the keys is the order of the page. */
export type Scheda = {
	titolo: string;
	/** Second-level title of the model, as in "Servizi / Autorizzazioni". */
	categoria: string;
	/** Topics of the model's list. */
	argomenti: readonly string[];
	descrizione: string;
	destinatari: string;
	comeFare: string;
	cosaServe: string;
	cosaSiOttiene: string;
	tempi: string;
	/** Absent when the service never costs anything. */
	costi?: string;
	condizioni: string;
	/** What a person can do after the decision. */
	esito: readonly string[];
	/** Other procedures, of this or other bodies, that may be of use. */
	collegamenti?: readonly { testo: string; href: string }[];
};
