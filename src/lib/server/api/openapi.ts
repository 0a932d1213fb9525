// The description of the public API in OpenAPI 3.1, made from the definitions and the schemas of the answers; called by the route of openapi.json.
import { paths } from '#lib/paths.ts';
import type { Mondo } from '../pratiche/compila.ts';
import { serviziAttivi } from '../pratiche/servizio-attivo.ts';
import { esempioJson } from './esempio.ts';
import { PRIMO_ANNO, ULTIMO_ANNO } from './leggi-verifica.ts';
import { TESTO_MASSIMO } from './luoghi.ts';
import { jsonSchemaOf, type SchemaJson } from './schema-campo.ts';
import { schemaRisposte } from './schema-risposte.ts';
import * as schemi from './schemi.ts';
import { contestoSenzaFile, DIALETTO } from './servizi.ts';

const ERRORI = {
	400: 'Il corpo non è JSON, o è annidato troppo in profondità',
	404: 'Il servizio non è attivo in questo Comune',
	405: 'Il metodo non è ammesso (Allow dice quali lo sono)',
	413: 'Il corpo supera 200 kB',
	415: 'Il corpo non è application/json',
	422: 'Il JSON non è quello che serve: manca "risposte", o la data non è valida',
	429: 'Troppe richieste: riprova dopo i secondi di Retry-After',
	500: 'Guasto del portale',
	503: 'Il portale non può rispondere in questo momento'
} as const;

type Stato = keyof typeof ERRORI;

const ID = '{id}';

/** The description for an ente; `indirizzo` is the address of its site. */
export function buildOpenApi(mondo: Mondo, { indirizzo }: { indirizzo: string }): SchemaJson {
	const { nome } = mondo.ente.impostazioni;
	return {
		openapi: '3.1.0',
		jsonSchemaDialect: DIALETTO,
		info: {
			title: `API dei servizi del Comune di ${nome}`,
			version: '1.0.0',
			description:
				'I servizi online del Comune e la verifica delle risposte, senza accesso e senza conservare nulla. Gli errori sono application/problem+json (RFC 9457).'
		},
		servers: [{ url: indirizzo }],
		paths: pathsOf(mondo),
		components: { schemas: schemasOf(mondo), responses: responses() }
	};
}

/** The name of the answers of a service among the schemas. */
function nomeRisposte(servizio: string): string {
	return `Risposte-${servizio}`;
}

function pathsOf(mondo: Mondo): SchemaJson {
	return {
		[paths.apiDescrizione]: {
			get: {
				operationId: 'descrizione',
				summary: 'Questa descrizione',
				responses: {
					200: {
						description: 'OpenAPI 3.1',
						content: { 'application/json': { schema: { type: 'object' } } }
					},
					...failures(405, 500, 503)
				}
			}
		},
		[paths.apiServizi]: {
			get: {
				operationId: 'elencoServizi',
				summary: 'I servizi attivi nel Comune',
				responses: { 200: answer('ElencoServizi', "L'elenco"), ...failures(405, 500, 503) }
			}
		},
		[paths.apiServizio(ID)]: {
			parameters: [idParameter(mondo)],
			get: {
				operationId: 'servizio',
				summary: 'La scheda di un servizio, il listino, il termine e lo schema delle risposte',
				responses: { 200: answer('DettaglioServizio', 'Il servizio'), ...failures(404, 405, 500, 503) }
			}
		},
		[paths.apiVerifica(ID)]: {
			parameters: [idParameter(mondo)],
			post: {
				operationId: 'verifica',
				summary: 'Controlla le risposte: nulla si conserva',
				requestBody: {
					required: true,
					content: { 'application/json': { schema: { $ref: '#/components/schemas/Verifica' } } }
				},
				responses: {
					200: answer('EsitoVerifica', "L'esito, anche quando le risposte non vanno bene"),
					...failures(400, 404, 405, 413, 415, 422, 429, 500, 503)
				}
			}
		},
		[paths.luoghi]: {
			get: {
				operationId: 'luoghi',
				summary: 'Comuni e Stati esteri che hanno quel nome, al massimo 20',
				parameters: [
					{
						name: 'cerca',
						in: 'query',
						description: 'Almeno due lettere del nome',
						schema: { type: 'string', maxLength: TESTO_MASSIMO }
					},
					{
						name: 'solo',
						in: 'query',
						description: 'Solo i Comuni che esistono ancora',
						schema: { type: 'string', enum: ['comuni'] }
					}
				],
				responses: { 200: answer('Luoghi', 'I luoghi'), ...failures(405, 429, 500, 503) }
			}
		}
	};
}

function idParameter({ ente }: Mondo): SchemaJson {
	const attivi = serviziAttivi(ente).map(({ servizio }) => servizio.id);
	return { name: 'id', in: 'path', required: true, schema: { type: 'string', examples: attivi } };
}

function answer(schema: string, description: string): SchemaJson {
	return {
		description,
		content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } }
	};
}

function failures(...stati: Stato[]): SchemaJson {
	return Object.fromEntries(stati.map((stato) => [stato, { $ref: `#/components/responses/Errore${stato}` }]));
}

function responses(): SchemaJson {
	const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problema' } } };
	const headers: Partial<Record<Stato, SchemaJson>> = {
		405: { Allow: { required: true, schema: { type: 'string' } } },
		429: {
			'Retry-After': { required: true, description: 'Secondi', schema: { type: 'integer', minimum: 1 } }
		}
	};
	return Object.fromEntries(
		Object.entries(ERRORI).map(([stato, description]) => {
			const proprie = headers[Number(stato) as Stato];
			return [`Errore${stato}`, { description, ...(proprie && { headers: proprie }), content }];
		})
	);
}

function schemasOf(mondo: Mondo): SchemaJson {
	const offerti = serviziAttivi(mondo.ente);
	const attivi = offerti.map(({ servizio }) => servizio);
	const risposte = offerti.map((attivo) => [
		nomeRisposte(attivo.servizio.id),
		schemaRisposte(attivo.servizio, contestoSenzaFile(attivo, mondo))
	]);
	const [primo] = attivi;
	return {
		...Object.fromEntries(
			Object.entries(schemi).map(([nome, schema]) => [nome, jsonSchemaOf(schema, 'output')])
		),
		...(Object.fromEntries(risposte) as SchemaJson),
		Verifica: {
			type: 'object',
			required: ['risposte'],
			properties: {
				risposte: {
					description: 'Le risposte; quelle ancora sbagliate tornano come problemi',
					anyOf: [
						...attivi.map(({ id }) => ({ $ref: `#/components/schemas/${nomeRisposte(id)}` })),
						{ type: 'object', title: 'Risposte da correggere' }
					]
				},
				dataPresentazione: {
					type: ['string', 'null'],
					format: 'date',
					description: `Il giorno in cui la richiesta sarebbe presentata, tra il ${PRIMO_ANNO} e il ${ULTIMO_ANNO}; oggi se manca`
				}
			},
			...(primo && { examples: [{ risposte: esempioJson(primo), dataPresentazione: '2026-11-23' }] })
		}
	};
}
