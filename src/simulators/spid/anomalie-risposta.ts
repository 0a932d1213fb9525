// Anomalies of the outer part of the answer: its own attributes, the issuer, the status. Listed in anomalie.ts.
import type { Anomalia } from './anomalia.ts';
import { stato } from './nomi.ts';
import type { Risposta } from './risposta.ts';
import { ALTRO_GESTORE, ALTRO_INDIRIZZO, spostato } from './valori-sbagliati.ts';

export const ANOMALIE_RISPOSTA: readonly Anomalia[] = [
	campo('risposta-id-assente', 'ID assente', { id: undefined }),
	campo('risposta-id-vuoto', 'ID vuoto', { id: '' }),
	campo('risposta-versione', 'Version diversa da 2.0', { versione: '1.1' }),
	campo('risposta-istante-assente', 'IssueInstant assente', { istante: undefined }),
	campo('risposta-istante-vuoto', 'IssueInstant vuoto', { istante: '' }),
	campo('risposta-istante-forma', 'IssueInstant scritto male', { istante: '24/11/2026 10:00' }),
	rifiuto('risposta-vecchia', 'IssueInstant prima della richiesta', (r) => ({
		...r,
		istante: spostato(r.istante, -600)
	})),
	rifiuto('risposta-futura', 'IssueInstant nel futuro', (r) => ({ ...r, istante: spostato(r.istante, 600) })),
	campo('risposta-richiesta-assente', 'InResponseTo assente', { inRispostaA: undefined }),
	campo('risposta-richiesta-vuota', 'InResponseTo vuoto', { inRispostaA: '' }),
	campo('risposta-richiesta-altra', "InResponseTo di un'altra richiesta", {
		inRispostaA: '_richiesta-mai-fatta'
	}),
	campo('risposta-destinazione-assente', 'Destination assente', { destinazione: undefined }),
	campo('risposta-destinazione-vuota', 'Destination vuota', { destinazione: '' }),
	campo('risposta-destinazione-altra', 'Destination di un altro sito', { destinazione: ALTRO_INDIRIZZO }),
	campo('risposta-emittente-assente', 'Issuer assente', { emittente: undefined }),
	rifiuto('risposta-emittente-vuoto', 'Issuer vuoto', (r) => ({
		...r,
		emittente: { valore: '', formato: r.emittente?.formato }
	})),
	rifiuto('risposta-emittente-altro', 'Issuer di un altro gestore', (r) => ({
		...r,
		emittente: { valore: ALTRO_GESTORE, formato: r.emittente?.formato }
	})),
	rifiuto('risposta-emittente-formato', 'Issuer con Format sbagliato', (r) => ({
		...r,
		emittente: {
			valore: r.emittente?.valore,
			formato: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
		}
	})),
	{
		...rifiuto('risposta-emittente-senza-formato', 'Issuer senza Format (ammesso)', (r) => ({
			...r,
			emittente: { valore: r.emittente?.valore, formato: undefined }
		})),
		attesa: 'accesso'
	},
	campo('stato-assente', 'Status assente', { stato: undefined }),
	campo('stato-codice-assente', 'StatusCode assente', {
		stato: { principale: undefined, sotto: undefined, messaggio: undefined }
	}),
	campo('stato-codice-vuoto', 'StatusCode vuoto', {
		stato: { principale: '', sotto: undefined, messaggio: undefined }
	}),
	campo('stato-sconosciuto', 'StatusCode sconosciuto', {
		stato: { principale: stato('Sconosciuto'), sotto: undefined, messaggio: undefined }
	}),
	campo('asserzione-assente', "Nessuna asserzione, ma l'accesso è riuscito", { asserzione: undefined })
];

function campo(id: string, titolo: string, cambio: Partial<Risposta>): Anomalia {
	return rifiuto(id, titolo, (risposta) => ({ ...risposta, ...cambio }));
}

function rifiuto(id: string, titolo: string, cambia: (risposta: Risposta) => Risposta): Anomalia {
	return { id, titolo, attesa: 'rifiuto', cambia };
}
