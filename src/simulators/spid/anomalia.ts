// One way to spoil an answer: what changes before, in and after its signature. Listed in anomalie.ts, applied in componi.ts.
import type { Algoritmo } from './firma.ts';
import type { Risposta } from './risposta.ts';

export type Anomalia = {
	id: string;
	titolo: string;
	/** What a right service provider does with it. */
	attesa: 'rifiuto' | 'accesso';
	/** Changes the answer before it is signed. */
	cambia?: (risposta: Risposta) => Risposta;
	/** Signs otherwise than one should. */
	firma?: { risposta?: false; asserzione?: false; estranea?: true; algoritmo?: Algoritmo };
	/** Changes the text once signed. */
	guasta?: (xml: string, risposta: Risposta) => string;
	/** Sends the last answer once more. */
	ripete?: true;
};
