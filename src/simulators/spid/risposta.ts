// The answer to a request of login as plain data: what stands on the wire, before it is written and signed. Made by passi.ts, spoiled by anomalie.ts.
import { errore, messaggioErrore, type NumeroErrore } from './errori.ts';
import { classeDi, FORMATO_ENTE, FORMATO_TRANSITORIO, PORTATORE, stato } from './nomi.ts';

/** A value left out of the message when undefined. */
type Facoltativo = string | undefined;

export type Emittente = { valore: Facoltativo; formato: Facoltativo };

export type Attributo = { nome: string; tipo: 'string' | 'date'; valore: string };

export type Asserzione = {
	id: Facoltativo;
	versione: Facoltativo;
	istante: Facoltativo;
	emittente: Emittente | undefined;
	soggetto:
		| {
				nome: { valore: string; formato: Facoltativo; qualificatore: Facoltativo } | undefined;
				conferma:
					| {
							metodo: Facoltativo;
							destinatario: Facoltativo;
							inRispostaA: Facoltativo;
							finoA: Facoltativo;
					  }
					| undefined;
		  }
		| undefined;
	condizioni: { da: Facoltativo; finoA: Facoltativo; destinatario: Facoltativo } | undefined;
	autenticazione: { istante: Facoltativo; sessione: Facoltativo; livello: Facoltativo } | undefined;
	attributi: readonly Attributo[] | undefined;
};

export type Risposta = {
	id: Facoltativo;
	versione: Facoltativo;
	istante: Facoltativo;
	inRispostaA: Facoltativo;
	destinazione: Facoltativo;
	emittente: Emittente | undefined;
	stato: { principale: Facoltativo; sotto: Facoltativo; messaggio: Facoltativo } | undefined;
	asserzione: Asserzione | undefined;
};

/** What every answer needs to know of the request, and the clock and ids of the provider. */
export type Contesto = {
	/** entityID of the provider. */
	gestore: string;
	/** entityID of who asked. */
	fornitore: string;
	/** ID of the request. */
	richiesta: string;
	/** Where the answer goes. */
	consumatore: string;
	istante: Date;
	newId: () => string;
};

/** How long an assertion holds. */
const VALIDITA_MS = 300_000;

/** The answer that says which error of the table ended the login. */
export function rispostaErrore(contesto: Contesto, numero: NumeroErrore): Risposta {
	const { principale = stato('Responder'), sotto } = errore(numero);
	return {
		...involucro(contesto),
		stato: { principale, sotto, messaggio: messaggioErrore(numero) },
		asserzione: undefined
	};
}

/** The answer that lets a person in. `sessione` names the session of a login of level 1, which alone has one. */
export function rispostaAccesso(
	contesto: Contesto,
	accesso: {
		livello: 1 | 2 | 3;
		nameId: string;
		sessione?: string | undefined;
		attributi: readonly Attributo[];
	}
): Risposta {
	const { gestore, fornitore, richiesta, consumatore, istante, newId } = contesto;
	const adesso = istante.toISOString();
	const finoA = new Date(istante.getTime() + VALIDITA_MS).toISOString();
	return {
		...involucro(contesto),
		stato: { principale: stato('Success'), sotto: undefined, messaggio: undefined },
		asserzione: {
			id: `_${newId()}`,
			versione: '2.0',
			istante: adesso,
			emittente: { valore: gestore, formato: FORMATO_ENTE },
			soggetto: {
				nome: { valore: accesso.nameId, formato: FORMATO_TRANSITORIO, qualificatore: gestore },
				conferma: { metodo: PORTATORE, destinatario: consumatore, inRispostaA: richiesta, finoA }
			},
			condizioni: { da: adesso, finoA, destinatario: fornitore },
			autenticazione: { istante: adesso, sessione: accesso.sessione, livello: classeDi(accesso.livello) },
			attributi: accesso.attributi
		}
	};
}

function involucro({ gestore, richiesta, consumatore, istante, newId }: Contesto) {
	return {
		id: `_${newId()}`,
		versione: '2.0',
		istante: istante.toISOString(),
		inRispostaA: richiesta,
		destinazione: consumatore,
		emittente: { valore: gestore, formato: FORMATO_ENTE }
	};
}
