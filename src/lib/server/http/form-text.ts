// Reads the fields of small forms; called by the routes of clerks and citizens.
import { storable } from '#lib/forms/grezzo.ts';

/** A field as text that can be kept, without blanks around; empty when it is not there. */
export function formText(dati: FormData, nome: string): string {
	const valore = dati.get(nome);
	return typeof valore === 'string' ? storable(valore).trim().replaceAll('\r\n', '\n') : '';
}
