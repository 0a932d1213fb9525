// A refusal that speaks of the HTTP request itself; thrown by what reads it, answered by api.ts.
import { Rifiuto } from '#lib/domain/rifiuti.ts';

type Dati = { stato: number; codice: string; dettaglio: string; intestazioni?: Record<string, string> };

/** The request cannot be read; `message` is Italian text for whoever sent it. */
export class ApiRifiuto extends Rifiuto {
	readonly stato: number;
	readonly intestazioni: Record<string, string>;

	constructor({ stato, codice, dettaglio, intestazioni = {} }: Dati) {
		super(codice, dettaglio);
		this.stato = stato;
		this.intestazioni = intestazioni;
	}
}
