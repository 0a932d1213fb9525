/** Who a payment is for, by their codice fiscale: a person or a body; called by the pages that pay without a request. */
import { checkCodiceFiscale, type CercaBelfiore } from './codice-fiscale.ts';
import { valido, type Esito } from './esito.ts';
import { checkCodiceFiscaleEnte } from './partita-iva.ts';

/** As pagoPA tells them apart: F a natural person, G any other. */
export type CodiceDebitore = { tipo: 'F' | 'G'; codiceFiscale: string };

/** Digits alone are the code of a body; anything else is read as that of a person. */
export function checkCodiceDebitore(testo: string, esisteBelfiore: CercaBelfiore): Esito<CodiceDebitore> {
	const ente = /^[\d\s]+$/.test(testo);
	const esito = ente ? checkCodiceFiscaleEnte(testo) : checkCodiceFiscale(testo, esisteBelfiore);
	return esito.ok ? valido({ tipo: ente ? 'G' : 'F', codiceFiscale: esito.valore }) : esito;
}
