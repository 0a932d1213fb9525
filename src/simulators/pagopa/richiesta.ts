// A call to an API of pagoPA once its key was checked. Made by api.ts, answered by each service.

export type Richiesta = {
	metodo: string;
	/** What follows the service and the ente, as `/debtpositions`. */
	resto: string;
	query: URLSearchParams;
	/** Codice fiscale of the ente whose key it is. */
	ente: string;
	corpo: () => Promise<string>;
};
