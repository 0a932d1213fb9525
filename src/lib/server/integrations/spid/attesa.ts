// What an answer is held against; made by risposta.ts, read by the checks of the assertion.
import type { Gestore, RichiestaInCorso, ServiceProvider } from './port.ts';

export type Attesa = {
	provider: ServiceProvider;
	/** The request that it answers, taken. */
	richiesta: RichiestaInCorso;
	/** The one that was asked. */
	gestore: Gestore;
	/** Epoch milliseconds. */
	adesso: number;
};
