/** A few questions before the form, answered without login and kept nowhere: whether a request makes sense. Declared by services, shown by the site. */
import type { Giorno } from '#lib/domain/data.ts';
import type { Problema } from '#lib/domain/errori.ts';
import type { Campo, Contesto } from './campo.ts';
import type { ValoriParti } from './campi/gruppo.ts';
import type { Grezzi } from './grezzo.ts';
import { readCampi } from './validate.ts';
import { vistaCampo } from './views.ts';
import type { VistaCampo } from './vista.ts';

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

export type Risposta = { campi: VistaCampo[]; problemi: Problema[]; esito?: EsitoPreverifica };

/** The questions with what was answered and, once all answers are good, the outcome. */
export function rispondi<I>(
	preverifica: Preverifica<I>,
	{ grezzi, contesto, impostazioni }: { grezzi: Grezzi; contesto: Contesto; impostazioni: I }
): Risposta {
	const { domande } = preverifica;
	const { risposte, problemi } = readCampi(domande, Object.keys(domande), { grezzi, contesto });
	const campi = visteDi(domande, { grezzi, contesto, problemi });
	return problemi.length > 0
		? { campi, problemi }
		: { campi, problemi, esito: preverifica.esito(risposte, impostazioni, contesto.oggi) };
}

/** The questions as the page shows them. */
export function visteDi(
	domande: Domande,
	{ grezzi, contesto, problemi }: { grezzi: Grezzi; contesto: Contesto; problemi: readonly Problema[] }
): VistaCampo[] {
	return Object.entries(domande).map(([nome, campo]) =>
		vistaCampo(nome, campo, { grezzo: grezzi[nome], contesto, problemi })
	);
}
