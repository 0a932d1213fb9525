/** The codice fiscale of a person. */
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const TIPO = riga({
	nome: 'codice-fiscale',
	errori: ['CF_FORMATO', 'CF_CONTROLLO', 'CF_DATA', 'CF_COMUNE'],
	controlla: (testo, { luoghi }) => checkCodiceFiscale(testo, (codice) => luoghi.trova(codice) !== undefined),
	// Room for the spaces that people copy along.
	vista: { tipoInput: 'text', massimo: 24, codice: true }
});

/** Sixteen characters, omocodes accepted; kept in capitals without spaces. */
export function codiceFiscale<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}
