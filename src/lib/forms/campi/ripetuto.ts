/** A group repeated as often as needed, such as delegates or vehicles. */
import { z } from 'zod';
import { campo, type Campo, type Certo, type Opzioni, type ProblemaCampo, type Tipo } from '../campo.ts';
import { elementiDi, isVuoto } from '../grezzo.ts';
import {
	erroriParti,
	readParti,
	schemaParti,
	scriviParti,
	vistaParti,
	type Parti,
	type ValoriParti
} from './gruppo.ts';

type OpzioniRipetuto<P extends Parti> = Opzioni & {
	parti: P;
	/** What one element is called: "Aggiungi {elemento}". */
	elemento: string;
	massimo: number;
};

/** Up to `massimo` elements; those left wholly empty are dropped. A required one always shows the first, to be filled in. */
export function ripetuto<P extends Parti, const O extends OpzioniRipetuto<P>>(
	opzioni: O & { parti: P }
): Campo<ValoriParti<P>[], Certo<O>> {
	const { parti, elemento, massimo } = opzioni;
	const minimo = opzioni.obbligatorio ? 1 : 0;
	const tipo: Tipo<ValoriParti<P>[]> = {
		nome: 'ripetuto',
		errori: ['CAMPO_INTERVALLO', ...erroriParti(parti)],
		schema: z.array(schemaParti(parti)).max(massimo),
		leggi(grezzo, contesto) {
			const valori: ValoriParti<P>[] = [];
			const problemi: ProblemaCampo[] = [];
			for (const [numero, singolo] of elementiDi(grezzo).entries()) {
				if (isVuoto(singolo)) continue;
				const esito = readParti(parti, singolo, contesto);
				if (esito.valore) valori.push(esito.valore);
				problemi.push(
					...esito.problemi.map((problema) => ({ ...problema, parte: `${numero}.${problema.parte ?? ''}` }))
				);
			}
			if (valori.length > massimo)
				problemi.push({ codice: 'CAMPO_INTERVALLO', parametri: { min: 0, max: massimo } });
			const bloccato = problemi.some(({ severita = 'block' }) => severita === 'block');
			return bloccato ? { problemi } : { valore: valori, problemi };
		},
		scrivi: (valori, contesto) => valori.map((valore) => scriviParti(parti, valore, contesto).join('; ')),
		vista({ nome, grezzo, contesto, errori }) {
			const scritti = elementiDi(grezzo);
			const elementi = scritti.length < minimo ? [{}] : scritti;
			return {
				aspetto: 'ripetuto',
				elemento,
				altri: elementi.length < massimo,
				meno: elementi.length > minimo,
				elementi: elementi.map((singolo, numero) =>
					vistaParti(parti, { nome: `${nome}.${numero}`, grezzo: singolo, contesto, errori })
				)
			};
		}
	};
	return campo<ValoriParti<P>[], O>(tipo, opzioni);
}
