// What the Status of an answer says: that all went well, or the number of the SPID table of errors; called by risposta.ts.
import { attributo, figlioFacoltativo, soloFiglio, testo } from '#lib/xml/parse.ts';
import { SAMLP, SUCCESS } from './nomi.ts';
import { Rifiutata } from './rifiutata.ts';

/**
 * Undefined when the login succeeded, else the number in `ErrorCode nrNN`: the codes of SAML beside it vary among providers.
 * Throws Rifiutata when there is neither.
 */
export function readErrore(risposta: Element): number | undefined {
	const status = soloFiglio(risposta, SAMLP, 'Status');
	const codice = attributo(soloFiglio(status, SAMLP, 'StatusCode'), 'Value');
	if (!codice) throw new Rifiutata('Response/Status/StatusCode');
	if (codice === SUCCESS) return undefined;
	const messaggio = figlioFacoltativo(status, SAMLP, 'StatusMessage');
	const numero = /ErrorCode nr\s?(\d{1,3})(?!\d)/i.exec(messaggio ? testo(messaggio) : '')?.[1];
	if (!numero) throw new Rifiutata('Response/Status senza ErrorCode');
	return Number(numero);
}
