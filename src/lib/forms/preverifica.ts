/** A few questions before the form, answered without login and kept nowhere: whether a request makes sense. Declared by services. */
import type { Giorno } from '#lib/domain/data.ts';
import type { Campo } from './campo.ts';
import type { ValoriParti } from './campi/gruppo.ts';

export type Domande = Readonly<Record<string, Campo>>;

export type { ValoriParti as Risposte } from './campi/gruppo.ts';

export type EsitoPreverifica = {
	/** Whether nothing in the answers stands against a request. */
	favorevole: boolean;
	titolo: string;
	/** What the outcome rests on, one sentence each. */
	righe: readonly string[];
};

export type Preverifica<I = unknown> = {
	titolo: string;
	introduzione: string;
	domande: Domande;
	/** A method, so that those of different services fit in one list. */
	esito(risposte: Readonly<Record<string, unknown>>, impostazioni: I, oggi: Giorno): EsitoPreverifica;
};

/** Gives `esito` the types of the questions it answers. */
export function definisciPreverifica<D extends Domande, I>(
	preverifica: Omit<Preverifica<I>, 'domande' | 'esito'> & {
		domande: D;
		esito: (risposte: ValoriParti<D>, impostazioni: I, oggi: Giorno) => EsitoPreverifica;
	}
): Preverifica<I> {
	return preverifica;
}
