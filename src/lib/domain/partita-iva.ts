/** Checks the codes of 11 digits, partita IVA and codice fiscale of an entity; called by the field kinds. */
import { errato, valido, type Esito } from './esito.ts';
import type { CodiceErrore } from './errori.ts';

/** Checks a partita IVA; spaces are dropped, and so is the IT of the VIES form. */
export function checkPartitaIva(testo: string): Esito<string> {
	return checkUndiciCifre(testo.trim().replace(/^IT(?=[\d\s]+$)/i, ''), 'PIVA_CONTROLLO');
}

/** Checks the numeric codice fiscale of an association or company: same check digit as the partita IVA. */
export function checkCodiceFiscaleEnte(testo: string): Esito<string> {
	return checkUndiciCifre(testo, 'CF_ENTE_CONTROLLO');
}

function checkUndiciCifre(testo: string, codice: CodiceErrore): Esito<string> {
	const cifre = testo.replace(/\s+/g, '');
	if (!/^\d{11}$/.test(cifre) || /^0+$/.test(cifre)) return errato(codice);
	return cifraControllo(cifre) === Number(cifre.charAt(10)) ? valido(cifre) : errato(codice);
}

function cifraControllo(cifre: string): number {
	let somma = 0;
	for (let i = 0; i < 10; i += 1) {
		const cifra = Number(cifre.charAt(i));
		const doppia = cifra * 2;
		if (i % 2 === 0) somma += cifra;
		else somma += doppia > 9 ? doppia - 9 : doppia;
	}
	return (10 - (somma % 10)) % 10;
}
