/** The partita IVA of a business, and the codice fiscale of a body, which has the same form. */
import { checkCodiceFiscaleEnte, checkPartitaIva } from '#lib/domain/partita-iva.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const CIFRE = { tipoInput: 'text', modo: 'numeric', massimo: 16, codice: true } as const;

const PARTITA_IVA = riga({
	nome: 'partita-iva',
	errori: ['PIVA_CONTROLLO'],
	controlla: (testo) => checkPartitaIva(testo),
	vista: CIFRE
});

const CODICE_ENTE = riga({
	nome: 'codice-fiscale-ente',
	errori: ['CF_ENTE_CONTROLLO'],
	controlla: (testo) => checkCodiceFiscaleEnte(testo),
	vista: CIFRE
});

/** Eleven digits with their check digit. */
export function partitaIva<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(PARTITA_IVA, opzioni);
}

/** The codice fiscale of a company, association or public body. */
export function codiceFiscaleEnte<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(CODICE_ENTE, opzioni);
}
