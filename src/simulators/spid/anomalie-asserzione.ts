// Anomalies of the assertion: who it speaks of, for whom, until when, at which level. Listed in anomalie.ts.
import type { Anomalia } from './anomalia.ts';
import { classeDi } from './nomi.ts';
import type { Asserzione, Risposta } from './risposta.ts';
import { ALTRO_GESTORE, ALTRO_INDIRIZZO, spostato } from './valori-sbagliati.ts';

type Cambio = (asserzione: Asserzione) => Partial<Asserzione>;

const NON_TRANSITORIO = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

export const ANOMALIE_ASSERZIONE: readonly Anomalia[] = [
	rifiuto('id-assente', 'ID assente', () => ({ id: undefined })),
	rifiuto('id-vuoto', 'ID vuoto', () => ({ id: '' })),
	rifiuto('versione', 'Version diversa da 2.0', () => ({ versione: '1.1' })),
	rifiuto('istante-assente', 'IssueInstant assente', () => ({ istante: undefined })),
	rifiuto('istante-forma', 'IssueInstant scritto male', () => ({ istante: '24/11/2026 10:00' })),
	rifiuto('istante-vecchio', 'IssueInstant prima della richiesta', ({ istante }) => ({
		istante: spostato(istante, -600)
	})),
	rifiuto('istante-futuro', 'IssueInstant nel futuro', ({ istante }) => ({
		istante: spostato(istante, 600)
	})),
	rifiuto('emittente-assente', 'Issuer assente', () => ({ emittente: undefined })),
	rifiuto('emittente-altro', 'Issuer di un altro gestore', ({ emittente }) => ({
		emittente: { valore: ALTRO_GESTORE, formato: emittente?.formato }
	})),
	rifiuto('emittente-senza-formato', 'Issuer senza Format', ({ emittente }) => ({
		emittente: { valore: emittente?.valore, formato: undefined }
	})),
	rifiuto('soggetto-assente', 'Subject assente', () => ({ soggetto: undefined })),
	nome('nome-assente', 'NameID assente', () => undefined),
	nome('nome-vuoto', 'NameID vuoto', (uno) => ({ ...uno, valore: '' })),
	nome('nome-formato-assente', 'NameID senza Format', (uno) => ({ ...uno, formato: undefined })),
	nome('nome-formato', 'NameID non transitorio', (uno) => ({ ...uno, formato: NON_TRANSITORIO })),
	nome('nome-qualificatore-assente', 'NameID senza NameQualifier', (uno) => ({
		...uno,
		qualificatore: undefined
	})),
	conferma('conferma-assente', 'SubjectConfirmation assente', () => undefined),
	conferma('conferma-metodo', 'SubjectConfirmation non bearer', (una) => ({
		...una,
		metodo: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key'
	})),
	conferma('destinatario-assente', 'Recipient assente', (una) => ({ ...una, destinatario: undefined })),
	conferma('destinatario-altro', 'Recipient di un altro sito', (una) => ({
		...una,
		destinatario: ALTRO_INDIRIZZO
	})),
	conferma('richiesta-assente', 'InResponseTo assente', (una) => ({ ...una, inRispostaA: undefined })),
	conferma('richiesta-altra', "InResponseTo di un'altra richiesta", (una) => ({
		...una,
		inRispostaA: '_richiesta-mai-fatta'
	})),
	conferma('scadenza-assente', 'SubjectConfirmationData senza NotOnOrAfter', (una) => ({
		...una,
		finoA: undefined
	})),
	conferma('scadenza-passata', 'SubjectConfirmationData scaduta', (una) => ({
		...una,
		finoA: spostato(una.finoA, -3600)
	})),
	rifiuto('condizioni-assenti', 'Conditions assente', () => ({ condizioni: undefined })),
	condizioni('condizioni-senza-inizio', 'NotBefore assente', (c) => ({ ...c, da: undefined })),
	condizioni('condizioni-future', 'NotBefore nel futuro', (c) => ({ ...c, da: spostato(c.da, 600) })),
	condizioni('condizioni-senza-fine', 'NotOnOrAfter assente', (c) => ({ ...c, finoA: undefined })),
	condizioni('condizioni-scadute', 'NotOnOrAfter passato', (c) => ({
		...c,
		finoA: spostato(c.finoA, -3600)
	})),
	condizioni('pubblico-assente', 'AudienceRestriction assente', (c) => ({ ...c, destinatario: undefined })),
	condizioni('pubblico-altro', 'Audience di un altro sito', (c) => ({
		...c,
		destinatario: new URL(ALTRO_INDIRIZZO).origin
	})),
	rifiuto('autenticazione-assente', 'AuthnStatement assente', () => ({ autenticazione: undefined })),
	livello('livello-assente', 'Livello assente', undefined),
	livello('livello-sconosciuto', 'Livello sconosciuto', 'https://www.spid.gov.it/SpidL4'),
	livello('livello-basso', 'Livello 1, qualunque sia stato chiesto', classeDi(1)),
	{
		...livello('livello-alto', 'Livello 3, qualunque sia stato chiesto (ammesso)', classeDi(3)),
		attesa: 'accesso'
	},
	rifiuto('attributi-assenti', 'AttributeStatement assente', () => ({ attributi: undefined })),
	rifiuto('attributi-vuoti', 'AttributeStatement senza attributi', () => ({ attributi: [] })),
	rifiuto('attributo-vuoto', 'Nome vuoto', ({ attributi = [] }) => ({
		attributi: attributi.map((uno) => (uno.nome === 'name' ? { ...uno, valore: '' } : uno))
	})),
	rifiuto('attributo-mancante', 'Un attributo chiesto non arriva', ({ attributi = [] }) => ({
		attributi: attributi.slice(1)
	})),
	rifiuto('attributo-doppio', 'Il cognome arriva due volte, diverso', ({ attributi = [] }) => ({
		attributi: [...attributi, { nome: 'familyName', tipo: 'string', valore: 'Altro' }]
	})),
	rifiuto(
		'codice-fiscale-errato',
		'Codice fiscale con il carattere di controllo sbagliato',
		({ attributi = [] }) => ({
			attributi: attributi.map((uno) =>
				uno.nome === 'fiscalNumber' ? { ...uno, valore: 'TINIT-ZNCMRT84C57C037A' } : uno
			)
		})
	)
];

function rifiuto(id: string, titolo: string, cambio: Cambio): Anomalia {
	return {
		id: `asserzione-${id}`,
		titolo,
		attesa: 'rifiuto',
		cambia: (risposta) => change(risposta, cambio)
	};
}

function change(risposta: Risposta, cambio: Cambio): Risposta {
	const { asserzione } = risposta;
	return asserzione ? { ...risposta, asserzione: { ...asserzione, ...cambio(asserzione) } } : risposta;
}

type Soggetto = NonNullable<Asserzione['soggetto']>;
type Nome = NonNullable<Soggetto['nome']>;
type Conferma = NonNullable<Soggetto['conferma']>;
type Condizioni = NonNullable<Asserzione['condizioni']>;

function nome(id: string, titolo: string, cambio: (nome: Nome) => Nome | undefined): Anomalia {
	return rifiuto(id, titolo, ({ soggetto }) => ({
		soggetto: soggetto?.nome && { ...soggetto, nome: cambio(soggetto.nome) }
	}));
}

function conferma(
	id: string,
	titolo: string,
	cambio: (conferma: Conferma) => Conferma | undefined
): Anomalia {
	return rifiuto(id, titolo, ({ soggetto }) => ({
		soggetto: soggetto?.conferma && { ...soggetto, conferma: cambio(soggetto.conferma) }
	}));
}

function condizioni(id: string, titolo: string, cambio: (condizioni: Condizioni) => Condizioni): Anomalia {
	return rifiuto(id, titolo, (asserzione) => ({
		condizioni: asserzione.condizioni && cambio(asserzione.condizioni)
	}));
}

function livello(id: string, titolo: string, classe: string | undefined): Anomalia {
	return rifiuto(id, titolo, ({ autenticazione }) => ({
		autenticazione: autenticazione && { ...autenticazione, livello: classe }
	}));
}
