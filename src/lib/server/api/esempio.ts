// The example answers of a service as a client would send them in JSON; called by servizi.ts and openapi.ts.
import { parteDi, testiDi, testoDi, type Grezzo } from '#lib/forms/grezzo.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { schemaCampo, type SchemaJson } from './schema-campo.ts';

/** Numbers and booleans as such, not as a form posts them. */
export function esempioJson({ esempio, campi }: Servizio): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(esempio).flatMap(([nome, grezzo]) => {
			const campo = campi[nome];
			return campo ? [[nome, asJson(grezzo, schemaCampo(campo))]] : [];
		})
	);
}

function asJson(grezzo: Grezzo, schema: SchemaJson): unknown {
	if (schema.type === 'integer' || schema.type === 'number') return Number(testoDi(grezzo));
	if (schema.type === 'boolean') return testoDi(grezzo) === 'si';
	if (schema.type === 'array') {
		const elementi = (schema.items ?? {}) as SchemaJson;
		return Array.isArray(grezzo) ? grezzo.map((elemento) => asJson(elemento, elementi)) : testiDi(grezzo);
	}
	if (schema.type !== 'object')
		return testoDi(parteDi(grezzo, 'codice') ?? parteDi(grezzo, 'nome') ?? grezzo);
	const parti = (schema.properties ?? {}) as Record<string, SchemaJson>;
	return Object.fromEntries(
		Object.entries(parti).flatMap(([nome, parte]) => {
			const valore = parteDi(grezzo, nome);
			return valore === undefined ? [] : [[nome, asJson(valore, parte)]];
		})
	);
}
