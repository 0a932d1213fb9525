// Compares the shape of answers sent as JSON with that of their fields; called by verifica.ts. Forgiving with texts, numbers and booleans, as a form is.
import type { Grezzo } from '#lib/forms/grezzo.ts';
import type { SchemaJson } from './schema-campo.ts';

/** A list where a text is wanted, an object where a list is: a value that nobody could have written in the form. */
export function haForma(grezzo: Grezzo, schema: SchemaJson): boolean {
	// An area may be sent as text or as GeoJSON.
	if (Array.isArray(schema.anyOf)) return schema.anyOf.some((uno: SchemaJson) => haForma(grezzo, uno));
	if (schema.type === 'array') {
		if (typeof grezzo === 'string') return true;
		const elementi = (schema.items ?? {}) as SchemaJson;
		return Array.isArray(grezzo) && grezzo.every((elemento) => haForma(elemento, elementi));
	}
	if (schema.type === 'object') {
		if (typeof grezzo === 'string' || Array.isArray(grezzo)) return false;
		const parti = (schema.properties ?? {}) as Record<string, SchemaJson>;
		return Object.entries(grezzo).every(
			([nome, parte]) => !Object.hasOwn(parti, nome) || haForma(parte, parti[nome] ?? {})
		);
	}
	return typeof grezzo === 'string';
}
