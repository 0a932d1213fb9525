/** Kinds written on one line and checked by a rule of the domain: shared by codice fiscale, IBAN, e-mail and the like. */
import { z } from 'zod';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import type { Esito } from '#lib/domain/esito.ts';
import { letto, sbagliato, type Contesto, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';
import type { VistaTipo } from '../vista.ts';

type Riga = {
	nome: string;
	controlla: (testo: string, contesto: Contesto) => Esito<string>;
	errori: readonly CodiceErrore[];
	vista: Omit<Extract<VistaTipo, { aspetto: 'testo' }>, 'aspetto' | 'valore'>;
	/** How the value is shown; as it is kept when absent. */
	mostra?: (valore: string) => string;
};

/** A kind for a text of one line whose check is a pure rule. */
export function riga({ nome, controlla, errori, vista, mostra }: Riga): Tipo<string> {
	return {
		nome,
		errori,
		schema: z.string().max(vista.massimo ?? 200),
		leggi(grezzo, contesto) {
			const esito = controlla(testoDi(grezzo), contesto);
			return esito.ok ? letto(esito.valore) : sbagliato(esito.codice);
		},
		scrivi: (valore) => [mostra ? mostra(valore) : valore],
		vista: ({ grezzo }) => ({ aspetto: 'testo', valore: testoDi(grezzo), ...vista })
	};
}
