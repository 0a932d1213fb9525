// The checks of a request of login whose sender is proved: the numbers 8 to 18 of the table of SPID. Pure; called by richiesta.ts.
import { attributo, figli, testo } from '#lib/xml/parse.ts';
import type { NumeroErrore } from './errori.ts';
import type { Fornitore, InsiemeAttributi } from './fornitore.ts';
import type { Gestore } from './gestori.ts';
import { classeDi, FORMATO_TRANSITORIO, POST, SAML, SAMLP } from './nomi.ts';

/** A request as a provider understood it. */
export type Richiesta = {
	id: string;
	livello: 1 | 2 | 3;
	/** The person must prove who they are even with a session open. */
	daCapo: boolean;
	/** Where the answer goes. */
	consumatore: string;
	insieme: InsiemeAttributi;
};

/** What is wrong can be answered, to `consumatore`. */
export type EsitoRichiesta =
	{ ok: true; richiesta: Richiesta } | { ok: false; numero: NumeroErrore; id: string; consumatore: string };

export type ControllaRichiesta = { elemento: Element; fornitore: Fornitore; gestore: Gestore; adesso: Date };

/** Reads a request, or says the first number of the table that it deserves. */
export function checkRichiesta({ elemento, fornitore, gestore, adesso }: ControllaRichiesta): EsitoRichiesta {
	const id = attributo(elemento, 'ID') ?? '';
	const consumatore = findConsumatore(elemento, fornitore);
	const livello = readLivello(elemento);
	const insieme = findInsieme(elemento, { fornitore, gestore });
	const daCapo = attributo(elemento, 'ForceAuthn') === 'true';
	const predefinito = fornitore.consumatori[0]?.indirizzo ?? '';
	function wrong(numero: NumeroErrore): EsitoRichiesta {
		return { ok: false, numero, id, consumatore: consumatore ?? predefinito };
	}
	if (attributo(elemento, 'Version') !== '2.0') return wrong(9);
	if (!/^[A-Za-z_][\w.-]*$/.test(id)) return wrong(11);
	if (!isOrario(attributo(elemento, 'IssueInstant'), adesso)) return wrong(13);
	if (![gestore.accesso, gestore.entityId].includes(attributo(elemento, 'Destination') ?? ''))
		return wrong(14);
	if (['true', '1'].includes(attributo(elemento, 'IsPassive') ?? '')) return wrong(15);
	if (!consumatore) return wrong(16);
	if (!isNomeTransitorio(elemento)) return wrong(17);
	if (!livello) return wrong(12);
	if (!insieme) return wrong(18);
	// Levels 2 and 3 keep no session: the request must say so itself.
	if (livello > 1 && !daCapo) return wrong(8);
	return { ok: true, richiesta: { id, livello, daCapo, consumatore, insieme } };
}

/** A request may arrive this late, and this early by the clock of who sent it. */
const RITARDO_MS = 300_000;
const ANTICIPO_MS = 60_000;

function isOrario(istante: string | undefined, adesso: Date): boolean {
	if (!istante || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(istante)) return false;
	const ritardo = adesso.getTime() - Date.parse(istante);
	return ritardo <= RITARDO_MS && ritardo >= -ANTICIPO_MS;
}

// By index, or by address and binding: never by both.
function findConsumatore(elemento: Element, { consumatori }: Fornitore): string | undefined {
	const indice = attributo(elemento, 'AssertionConsumerServiceIndex');
	const indirizzo = attributo(elemento, 'AssertionConsumerServiceURL');
	const binding = attributo(elemento, 'ProtocolBinding');
	if (indice !== undefined)
		return indirizzo === undefined && binding === undefined
			? consumatori.find((uno) => String(uno.indice) === indice)?.indirizzo
			: undefined;
	if (binding !== POST) return undefined;
	return consumatori.find((uno) => uno.indirizzo === indirizzo)?.indirizzo;
}

function isNomeTransitorio(elemento: Element): boolean {
	const [criterio, altro] = figli(elemento, SAMLP, 'NameIDPolicy');
	if (!criterio || altro) return false;
	return (
		attributo(criterio, 'Format') === FORMATO_TRANSITORIO && attributo(criterio, 'AllowCreate') === undefined
	);
}

const CONFRONTI = ['exact', 'minimum', 'better', 'maximum'];

function readLivello(elemento: Element): 1 | 2 | 3 | undefined {
	const [contesto, altro] = figli(elemento, SAMLP, 'RequestedAuthnContext');
	if (!contesto || altro || !CONFRONTI.includes(attributo(contesto, 'Comparison') ?? '')) return undefined;
	const [classe, altra] = figli(contesto, SAML, 'AuthnContextClassRef');
	if (!classe || altra) return undefined;
	return ([1, 2, 3] as const).find((livello) => classeDi(livello) === testo(classe));
}

/** Minimum and full set of eIDAS, the only ones that the Italian node knows. */
const INSIEMI_EIDAS = [99, 100];

function findInsieme(
	elemento: Element,
	{ fornitore, gestore }: Pick<ControllaRichiesta, 'fornitore' | 'gestore'>
): InsiemeAttributi | undefined {
	const indice = attributo(elemento, 'AttributeConsumingServiceIndex');
	const insieme = fornitore.insiemi.find((uno) => String(uno.indice) === indice);
	return insieme && gestore.eidas && !INSIEMI_EIDAS.includes(insieme.indice) ? undefined : insieme;
}
