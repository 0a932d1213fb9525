// The JSON Schema of one field, from the schema of its kind; called by the modules of this room that describe or compare answers.
import { z } from 'zod';
import type { Campo } from '#lib/forms/campo.ts';

export type SchemaJson = Readonly<Record<string, unknown>>;

// Definitions never change while the process lives.
const PRONTI = new WeakMap<z.ZodType, SchemaJson>();

/** What a client may send for the field, without its label. */
export function schemaCampo({ tipo }: Pick<Campo, 'tipo'>): SchemaJson {
	const pronto = PRONTI.get(tipo.schema);
	if (pronto) return pronto;
	const schema = jsonSchemaOf(tipo.schema, 'input');
	PRONTI.set(tipo.schema, schema);
	return schema;
}

/** The JSON Schema of a zod schema, without the dialect, which stands once in the document around it. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): SchemaJson {
	return Object.fromEntries(
		Object.entries(z.toJSONSchema(schema, { io })).filter(([parola]) => parola !== '$schema')
	);
}
