// The pieces of a signed answer, to be sewn together otherwise: what an attacker who has one would do. Called by anomalie-firma.ts.
import type { Risposta } from './risposta.ts';
import { writeAsserzione } from './scrivi-risposta.ts';
import { altroCodice } from './valori-sbagliati.ts';

/** A signed answer around its assertion, and the signature of the latter. */
export type Parti = { testa: string; asserzione: string; firma: string; coda: string };

/** Cuts an answer; undefined when it has no assertion. */
export function parti(xml: string): Parti | undefined {
	const trovata = /^(.*?)(<saml:Assertion .*<\/saml:Assertion>)(.*)$/s.exec(xml);
	if (!trovata) return undefined;
	const [, testa = '', asserzione = '', coda = ''] = trovata;
	return { testa, asserzione, coda, firma: FIRMA.exec(asserzione)?.[0] ?? '' };
}

/** An assertion without its signature. */
export function togliFirma(asserzione: string): string {
	return asserzione.replace(FIRMA, '');
}

/** The assertion that the attacker would like to be believed: another ID, the codice fiscale of somebody else. */
export function falsa({ asserzione }: Risposta): string {
	if (!asserzione) return '';
	const attributi = asserzione.attributi?.map((uno) =>
		uno.nome === 'fiscalNumber' ? { ...uno, valore: altroCodice(uno.valore) } : uno
	);
	return writeAsserzione({ ...asserzione, id: '_falsa-asserzione', attributi });
}

/** The same text with the codice fiscale of somebody else. */
export function rubata(xml: string): string {
	return xml.replaceAll(/TINIT-[A-Z0-9]{16}/g, altroCodice);
}

const FIRMA = /<ds:Signature .*?<\/ds:Signature>/s;
