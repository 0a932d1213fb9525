// The person that the attributes of a checked assertion speak of; called by asserzione.ts.
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import type { IdentitaVerificata } from '#lib/domain/identita-verificata.ts';
import { attributo, figli, testo } from '#lib/xml/parse.ts';
import type { Attesa } from './attesa.ts';
import { insiemi } from './insiemi.ts';
import { SAML } from './nomi.ts';
import { Rifiutata } from './rifiutata.ts';

/** Throws Rifiutata when an attribute is empty, double or missing, or when the codice fiscale cannot be one. */
export function readIdentita(
	statement: Element,
	{ provider, richiesta, gestore }: Attesa
): IdentitaVerificata {
	const valori = readValori(statement);
	const insieme = insiemi(provider).find(({ indice }) => indice === richiesta.attributi);
	for (const name of insieme?.necessari ?? [])
		if (!valori.has(name)) throw new Rifiutata(`AttributeStatement senza ${name}`);
	const codiceFiscale = readCodiceFiscale(valori.get('fiscalNumber'));
	const eidas = richiesta.attributi >= 99;
	if (!codiceFiscale && !eidas) throw new Rifiutata('AttributeStatement/fiscalNumber');
	return {
		codiceFiscale,
		identificativoEstero: codiceFiscale ? undefined : `${gestore.entityId}#${valori.get('spidCode') ?? ''}`,
		nome: valori.get('name') ?? '',
		cognome: valori.get('familyName') ?? '',
		dataNascita: match(valori.get('dateOfBirth'), /^(\d{4}-\d{2}-\d{2})/),
		luogoNascita: match(valori.get('placeOfBirth'), /^([A-Z]\d{3})$/),
		sesso: readSesso(valori.get('gender')),
		email: valori.get('email')
	};
}

function readValori(statement: Element): Map<string, string> {
	const valori = new Map<string, string>();
	for (const attribute of figli(statement, SAML, 'Attribute')) {
		const name = attributo(attribute, 'Name');
		const [value, second] = figli(attribute, SAML, 'AttributeValue');
		if (!name || valori.has(name) || second) throw new Rifiutata('AttributeStatement/Attribute doppio');
		const written = value && testo(value);
		if (!written) throw new Rifiutata('AttributeStatement/Attribute vuoto');
		valori.set(name, written);
	}
	if (valori.size === 0) throw new Rifiutata('AttributeStatement/Attribute');
	return valori;
}

/**
 * Undefined for a number that Italy did not give. One that it gave and is wrong is refused, lest the person become two.
 * The place of birth is not looked up: who proves an identity knows more towns than we do.
 */
function readCodiceFiscale(fiscalNumber = ''): string | undefined {
	const [, cf] = /^TINIT-(.*)$/i.exec(fiscalNumber) ?? [];
	if (cf === undefined) return undefined;
	const esito = checkCodiceFiscale(cf, () => true);
	if (!esito.ok) throw new Rifiutata('AttributeStatement/fiscalNumber');
	return esito.valore;
}

function readSesso(gender: string | undefined): 'F' | 'M' | undefined {
	return gender === 'F' || gender === 'M' ? gender : undefined;
}

function match(value: string | undefined, pattern: RegExp): string | undefined {
	return value === undefined ? undefined : pattern.exec(value)?.[1];
}
