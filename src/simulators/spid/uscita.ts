// Single logout at a provider: requests of a service provider, its answers, and the button of the person. Called by spid.ts.
import { attributo, figli, soloFiglio, testo, XmlRifiutato } from '#lib/xml/parse.ts';
import type { Ambiente, GestoreAperto } from './ambiente.ts';
import type { Fornitore } from './fornitore.ts';
import { pagina, rinvio, type RispostaHttp } from './http.ts';
import { MessaggioRifiutato, readMessaggio, type Messaggio, type Portato } from './messaggio.ts';
import { ultima } from './metadati-gestore.ts';
import { SAML, SAMLP } from './nomi.ts';
import { paginaRifiuto, paginaSenzaUscita } from './pagine/avvisi.ts';
import { paginaSessioni } from './pagine/sessioni.ts';
import { carry, findUscita } from './porta-uscita.ts';
import { writeRichiestaUscita, writeRispostaUscita } from './scrivi-uscita.ts';
import { listSessioni } from './sessioni.ts';

/** A message of logout as the browser brought it: a request is answered, an answer leads back to the sessions. */
export async function receiveUscita(
	ambiente: Ambiente,
	aperto: GestoreAperto,
	portato: Portato
): Promise<RispostaHttp> {
	const { leggiMetadati } = ambiente;
	try {
		if (holdsRisposta(portato)) {
			await readMessaggio(portato, { campo: 'SAMLResponse', nome: 'LogoutResponse', leggiMetadati });
			return rinvio(aperto.gestore.sessioni);
		}
		const messaggio = await readMessaggio(portato, {
			campo: 'SAMLRequest',
			nome: 'LogoutRequest',
			leggiMetadati
		});
		return answer(ambiente, aperto, messaggio);
	} catch (cause) {
		if (cause instanceof MessaggioRifiutato) return paginaRifiuto(cause);
		if (cause instanceof XmlRifiutato) return paginaRifiuto(new MessaggioRifiutato(8, cause.message));
		throw cause;
	}
}

/** The page of the sessions; while the person is leaving, the request to the next service provider. */
export function showSessioni(ambiente: Ambiente, aperto: GestoreAperto, browser: string): RispostaHttp {
	const sessioni = listSessioni(ambiente.memoria, aperto.gestore, browser);
	const prossima = sessioni.find(({ inUscita }) => inUscita);
	if (!prossima) return pagina(paginaSessioni(aperto.gestore, sessioni));
	ambiente.memoria.sessioni.delete(prossima.indice);
	const uscita = findUscita(prossima.fornitore);
	if (!uscita) return paginaSenzaUscita(prossima.fornitore.nome);
	const id = `_${ambiente.newId()}`;
	const xml = writeRichiestaUscita({
		id,
		istante: ambiente.now(),
		gestore: aperto.gestore.entityId,
		destinazione: uscita.richieste,
		nameId: prossima.nameId,
		sessione: prossima.indice
	});
	return carry({
		campo: 'SAMLRequest',
		xml,
		id,
		destinazione: uscita.richieste,
		chiave: ultima(aperto.chiavi),
		uscita
	});
}

/** The button "Esci da tutti i servizi". */
export function leaveTutti({ memoria }: Ambiente, { gestore }: GestoreAperto, browser: string): RispostaHttp {
	for (const sessione of listSessioni(memoria, gestore, browser)) sessione.inUscita = true;
	return rinvio(gestore.sessioni);
}

function holdsRisposta(portato: Portato): boolean {
	const campi = portato.metodo === 'POST' ? portato.campi : new URLSearchParams(portato.query);
	return campi.has('SAMLResponse');
}

function answer(ambiente: Ambiente, aperto: GestoreAperto, messaggio: Messaggio): RispostaHttp {
	const { elemento, fornitore, relayState } = messaggio;
	checkRichiestaUscita(elemento, aperto, ambiente.now());
	closeSessioni(ambiente, fornitore, elemento);
	const uscita = findUscita(fornitore);
	if (!uscita) return paginaSenzaUscita(fornitore.nome);
	const id = `_${ambiente.newId()}`;
	// Success also when nothing was open any more: to be out is what was asked.
	const xml = writeRispostaUscita({
		id,
		istante: ambiente.now(),
		gestore: aperto.gestore.entityId,
		destinazione: uscita.risposte,
		richiesta: attributo(elemento, 'ID') ?? ''
	});
	const { risposte: destinazione } = uscita;
	return carry({
		campo: 'SAMLResponse',
		xml,
		id,
		destinazione,
		relayState,
		chiave: ultima(aperto.chiavi),
		uscita
	});
}

/** A request may be this old or this early. */
const SCARTO_MS = 300_000;

function checkRichiestaUscita(elemento: Element, { gestore }: GestoreAperto, adesso: Date): void {
	const scarto = Math.abs(adesso.getTime() - Date.parse(attributo(elemento, 'IssueInstant') ?? ''));
	if (attributo(elemento, 'Version') !== '2.0') throw new MessaggioRifiutato(9, 'Version non è 2.0.');
	if (!attributo(elemento, 'ID')) throw new MessaggioRifiutato(11, "Manca l'ID.");
	if (!(scarto <= SCARTO_MS)) throw new MessaggioRifiutato(13, 'IssueInstant assente o fuori tempo.');
	if (attributo(elemento, 'Destination') !== gestore.uscita)
		throw new MessaggioRifiutato(14, `Destination non è ${gestore.uscita}.`);
}

function closeSessioni({ memoria }: Ambiente, { entityId }: Fornitore, elemento: Element): void {
	const nameId = testo(soloFiglio(elemento, SAML, 'NameID'));
	const indici = figli(elemento, SAMLP, 'SessionIndex').map(testo);
	if (indici.length === 0) throw new MessaggioRifiutato(8, 'Manca SessionIndex.');
	for (const sessione of memoria.sessioni.values())
		if (
			sessione.fornitore.entityId === entityId &&
			sessione.nameId === nameId &&
			indici.includes(sessione.indice)
		)
			memoria.sessioni.delete(sessione.indice);
}
