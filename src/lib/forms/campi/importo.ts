/** An amount of money, kept as integer cents of euro. */
import { z } from 'zod';
import { formatEuro, parseEuro } from '#lib/domain/denaro.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type OpzioniImporto = Opzioni & { minimoCent?: number };

/** Ten million euro. */
const MASSIMO_CENT = 1_000_000_000;

/** Cents, from `minimoCent` (0 unless said). */
export function importo<const O extends OpzioniImporto>(opzioni: O): Campo<number, Certo<O>> {
	const { minimoCent = 0 } = opzioni;
	const tipo: Tipo<number> = {
		nome: 'importo',
		errori: ['IMPORTO_FORMATO', 'CAMPO_INTERVALLO'],
		schema: z.number(),
		leggi(grezzo) {
			const cent = parseEuro(testoDi(grezzo));
			if (!cent.ok) return sbagliato(cent.codice);
			if (cent.valore < minimoCent || cent.valore > MASSIMO_CENT) {
				const parametri = { min: formatEuro(minimoCent), max: formatEuro(MASSIMO_CENT) };
				return sbagliato('CAMPO_INTERVALLO', { parametri });
			}
			return letto(cent.valore);
		},
		scrivi: (valore) => [formatEuro(valore)],
		vista: ({ grezzo }) => ({
			aspetto: 'testo',
			tipoInput: 'text',
			modo: 'decimal',
			valore: testoDi(grezzo),
			massimo: 16,
			breve: true,
			simbolo: '€'
		})
	};
	return campo<number, O>(tipo, opzioni);
}
