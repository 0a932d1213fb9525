/** The IBAN of an account, Italian unless said. */
import { checkIban, checkIbanSepa, formatIban } from '#lib/domain/iban.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const COMUNE = {
	nome: 'iban',
	mostra: formatIban,
	vista: { tipoInput: 'text', massimo: 45, codice: true }
} as const;

const ITALIANO = riga({
	...COMUNE,
	errori: ['IBAN_FORMATO', 'IBAN_CONTROLLO', 'IBAN_CIN'],
	controlla: (testo) => checkIban(testo)
});

const SEPA = riga({
	...COMUNE,
	errori: ['IBAN_FORMATO', 'IBAN_CONTROLLO', 'IBAN_CIN', 'IBAN_PAESE'],
	controlla: (testo) => checkIbanSepa(testo)
});

type OpzioniIban = Opzioni & {
	/** Also accounts of the other countries of the SEPA area. */
	sepa?: true;
};

/** Check digits and, for Italy, national CIN; shown in groups of four. */
export function iban<const O extends OpzioniIban>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(opzioni.sepa ? SEPA : ITALIANO, opzioni);
}
