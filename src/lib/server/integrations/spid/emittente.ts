// Who says to have written a message or an assertion, of ours and of a provider; called by who writes and who checks them.
import { elemento, type Nodo } from '#lib/xml/build.ts';
import { attributo, soloFiglio, testo } from '#lib/xml/parse.ts';
import { FORMATO_ENTITA, SAML } from './nomi.ts';
import type { Gestore, ServiceProvider } from './port.ts';
import { Rifiutata } from './rifiutata.ts';

/** The Issuer of our messages: both schemes ask for Format and NameQualifier. */
export function createEmittente({ entityId }: Pick<ServiceProvider, 'entityId'>): Nodo {
	return elemento('saml:Issuer', { Format: FORMATO_ENTITA, NameQualifier: entityId }, entityId);
}

/** Throws Rifiutata unless the Issuer of that element is the provider, with the Format of entities or, when it may, none. */
export function checkEmittente(
	parte: Element,
	{ gestore, formatoObbligatorio }: { gestore: Gestore; formatoObbligatorio: boolean }
): void {
	const issuer = soloFiglio(parte, SAML, 'Issuer');
	const dove = `${parte.localName}/Issuer`;
	if (testo(issuer) !== gestore.entityId) throw new Rifiutata(dove);
	const formato = attributo(issuer, 'Format');
	if (formato === undefined ? formatoObbligatorio : formato !== FORMATO_ENTITA)
		throw new Rifiutata(`${dove}/@Format`);
}
