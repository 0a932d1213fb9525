/** An Italian IBAN. */
import { checkIban, formatIban } from '#lib/domain/iban.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const TIPO = riga({
	nome: 'iban',
	errori: ['IBAN_FORMATO', 'IBAN_CONTROLLO', 'IBAN_CIN'],
	controlla: (testo) => checkIban(testo),
	mostra: formatIban,
	vista: { tipoInput: 'text', massimo: 40, codice: true }
});

/** Twenty-seven characters with check digits and national CIN; shown in groups of four. */
export function iban<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}
