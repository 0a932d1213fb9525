// Sends the answer of a login to the service provider, right or spoiled; called by the steps of a login.
import type { Anomalia } from './anomalia.ts';
import type { Ambiente, GestoreAperto } from './ambiente.ts';
import { componiRisposta } from './componi.ts';
import type { NumeroErrore } from './errori.ts';
import type { RispostaHttp } from './http.ts';
import { remember } from './memoria.ts';
import { ultima } from './metadati-gestore.ts';
import { paginaInvio } from './pagine/invio.ts';
import { rispostaErrore, type Contesto, type Risposta } from './risposta.ts';

/** Whom the answer is for, and to which request. */
export type Indirizzo = {
	/** entityID of the service provider. */
	fornitore: string;
	richiesta: string;
	consumatore: string;
	relayState: string | undefined;
};

/** How to send it; the clock of the provider may be wrong by some seconds. */
export type Modo = { anomalia?: Anomalia | undefined; scartoSecondi?: number; cookie?: string | undefined };

/** The page that carries the answer with an error of the table. */
export function rispondiErrore(
	ambiente: Ambiente,
	aperto: GestoreAperto,
	{ numero, ...indirizzo }: Indirizzo & { numero: NumeroErrore }
): RispostaHttp {
	const contesto = contestoDi(ambiente, aperto, indirizzo);
	return rispondi(ambiente, aperto, { ...indirizzo, risposta: rispostaErrore(contesto, numero) });
}

/** The page that carries an answer. What lets a person in is remembered, so that it can be sent twice. */
export function rispondi(
	{ memoria, estranea }: Ambiente,
	{ gestore, chiavi }: GestoreAperto,
	{ risposta, anomalia, cookie, ...indirizzo }: Indirizzo & Modo & { risposta: Risposta }
): RispostaHttp {
	const chi = chiavePrecedente(gestore.id, indirizzo.fornitore);
	const precedente = memoria.precedenti.get(chi);
	const xml = componiRisposta(risposta, { chiave: ultima(chiavi), estranea, anomalia, precedente });
	if (risposta.asserzione && !anomalia) remember(memoria.precedenti, chi, xml);
	const { consumatore: destinazione, relayState } = indirizzo;
	return paginaInvio({ destinazione, campo: 'SAMLResponse', xml, relayState }, cookie);
}

/** Where the last answer of a provider to a service provider is kept. */
export function chiavePrecedente(gestore: string, fornitore: string): string {
	return `${gestore} ${fornitore}`;
}

/** What an answer must know, at the instant that the clock of the provider shows. */
export function contestoDi(
	{ now, newId }: Ambiente,
	{ gestore }: GestoreAperto,
	{ fornitore, richiesta, consumatore, scartoSecondi = 0 }: Indirizzo & Modo
): Contesto {
	const istante = new Date(now().getTime() + scartoSecondi * 1000);
	return { gestore: gestore.entityId, fornitore, richiesta, consumatore, istante, newId };
}
