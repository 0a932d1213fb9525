// Writes and signs an answer, as it should be or with the anomaly that was chosen; called by passi.ts.
import type { Anomalia } from './anomalia.ts';
import type { Chiave } from './chiavi.ts';
import { signMessaggio, type Algoritmo } from './firma.ts';
import type { Risposta } from './risposta.ts';
import { writeRisposta } from './scrivi-risposta.ts';

export type Componi = {
	chiave: Chiave;
	/** A key that no metadata publish. */
	estranea: Chiave;
	anomalia?: Anomalia | undefined;
	/** The last answer given to the same service provider. */
	precedente?: string | undefined;
};

/** XML of the answer: Assertion and Response signed, unless the anomaly says otherwise. */
export function componiRisposta(
	risposta: Risposta,
	{ chiave, estranea, anomalia, precedente }: Componi
): string {
	if (anomalia?.ripete && precedente) return precedente;
	const cambiata = anomalia?.cambia?.(risposta) ?? risposta;
	const firma = anomalia?.firma ?? {};
	const usata = firma.estranea ? estranea : chiave;
	let xml = writeRisposta(cambiata);
	if (firma.asserzione !== false && cambiata.asserzione)
		xml = signParte(xml, cambiata.asserzione, { chiave: usata, algoritmo: firma.algoritmo });
	if (firma.risposta !== false) xml = signParte(xml, cambiata, { chiave: usata, algoritmo: firma.algoritmo });
	return anomalia?.guasta?.(xml, cambiata) ?? xml;
}

type Parte = Pick<Risposta, 'id' | 'emittente'>;

// What has no ID cannot be signed: it goes without.
function signParte(
	xml: string,
	{ id, emittente }: Parte,
	{ chiave, algoritmo }: { chiave: Chiave; algoritmo: Algoritmo | undefined }
): string {
	if (!id) return xml;
	const dopo = emittente ? 'Issuer' : 'primo';
	return signMessaggio(xml, { chiave, riferimento: id, dopo, ...(algoritmo && { algoritmo }) });
}
