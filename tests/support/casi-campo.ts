// The shape of the examples by which every kind of field is proved; used by their tables and by the test.
import type { Campo, ProblemaCampo } from '#lib/forms/campo.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import type { VistaTipo } from '#lib/forms/vista.ts';

/** What a client sends as JSON, the value kept, the lines that a person reads. */
export type Giusto = [json: unknown, valore: unknown, righe: string[]];

/** What is sent, and the codes answered; a part stands after its code: `CAP_FORMATO cap`. */
export type Sbagliato = [json: unknown, ...codici: string[]];

export type CasoCampo = {
	titolo: string;
	campo: Campo;
	aspetto: VistaTipo['aspetto'];
	giusti: Giusto[];
	sbagliati: Sbagliato[];
	/** Shapes that only a form sends. */
	daModulo?: [grezzo: Grezzo, valore: unknown][];
};

/** A problem as the tables write it. */
export function codiceEParte({ codice, parte }: ProblemaCampo): string {
	return parte ? `${codice} ${parte}` : codice;
}
