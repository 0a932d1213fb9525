/** A few questions before the form, answered without login and kept nowhere: whether a request makes sense. Declared by services, shown by the site. */
import type { Giorno } from '#lib/domain/data.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import type { Campo, Contesto, ErroriVista } from './campo.ts';
import { readCampo, type ValoriParti } from './campi/gruppo.ts';
import type { Grezzi } from './grezzo.ts';
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
	const risposte: Record<string, unknown> = {};
	const problemi: Problema[] = [];
	for (const [nome, campo] of Object.entries(domande)) {
		const letto = readCampo(campo, grezzi[nome], contesto);
		if (letto.valore !== undefined) risposte[nome] = letto.valore;
		problemi.push(...letto.problemi.map((problema) => creaProblema({ ...problema, campo: nome })));
	}
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
	const errori: ErroriVista = new Map(problemi.map(({ campo, messaggio }) => [campo, { errore: messaggio }]));
	return Object.entries(domande).map(([nome, { tipo, etichetta, aiuto, obbligatorio }]) => ({
		...tipo.vista({ nome, grezzo: grezzi[nome], contesto, errori }),
		nome,
		etichetta,
		obbligatorio,
		visibile: true,
		...(aiuto && { aiuto }),
		...errori.get(nome)
	}));
}
