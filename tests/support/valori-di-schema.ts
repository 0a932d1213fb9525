// Arbitrary valid values of a zod schema of settings, for the property tests of their forms.
import fc from 'fast-check';
import { z } from 'zod';

/** Values whose single parts the schema takes; a rule over several of them may still refuse the whole. */
export function valoriDi(tipo: z.core.$ZodType): fc.Arbitrary<unknown> {
	const schema = tipo as z.ZodType;
	if (schema instanceof z.ZodOptional) return fc.option(valoriDi(schema.unwrap()), { nil: undefined });
	if (schema instanceof z.ZodNullable) return fc.option(valoriDi(schema.unwrap()), { nil: null });
	if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodReadonly)
		return valoriDi(schema.unwrap());
	if (schema instanceof z.ZodObject) return oggetti(schema.shape);
	if (schema instanceof z.ZodArray)
		return fc.array(valoriDi(schema.element), { minLength: minimo(schema), maxLength: minimo(schema) + 3 });
	if (schema instanceof z.ZodTuple) return fc.tuple(...schema.def.items.map((uno) => valoriDi(uno)));
	if (schema instanceof z.ZodRecord) return tabelle(schema);
	if (schema instanceof z.ZodDiscriminatedUnion)
		return fc.oneof(...schema.options.map((uno) => valoriDi(uno)));
	if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
	if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
	if (schema instanceof z.ZodBoolean) return fc.boolean();
	if (schema instanceof z.ZodNumber) return numeri(schema);
	const noti = codiciNoti(schema);
	if (noti.length > 0) return fc.constantFrom(...noti);
	return testi(schema).filter((testo) => schema.safeParse(testo).success);
}

function oggetti(shape: Record<string, z.core.$ZodType>): fc.Arbitrary<unknown> {
	const parti = Object.fromEntries(Object.entries(shape).map(([nome, parte]) => [nome, valoriDi(parte)]));
	return fc.record(parti).map(senzaAssenti);
}

function tabelle(schema: z.ZodRecord): fc.Arbitrary<unknown> {
	const { keyType, valueType } = schema.def;
	const valore = valoriDi(valueType);
	if (!(keyType instanceof z.ZodEnum))
		return fc.dictionary(valoriDi(keyType) as fc.Arbitrary<string>, valore, { noNullPrototype: true });
	const parti = Object.fromEntries(keyType.options.map((chiave) => [chiave, valore]));
	return fc.record(parti, 'partial' in schema.def ? { requiredKeys: [] } : {}).map(senzaAssenti);
}

// JSON keeps no undefined.
function senzaAssenti(valore: object): object {
	return Object.fromEntries(Object.entries(valore).filter(([, parte]) => parte !== undefined));
}

function minimo({ def }: z.ZodArray): number {
	const limiti = (def.checks ?? []).map((uno) => (uno._zod.def as { minimum?: number }).minimum ?? 0);
	return Math.max(0, ...limiti);
}

function numeri(schema: z.ZodNumber): fc.Arbitrary<number> {
	const [min, max] = [schema.minValue ?? -1e9, schema.maxValue ?? 1e9];
	const limiti = { min: Math.max(min, -1e9), max: Math.min(max, 1e9) };
	if (schema.format === 'safeint') return fc.integer(limiti);
	// JSON knows no negative zero.
	return fc.double({ ...limiti, noNaN: true }).map((numero) => numero + 0);
}

/** Right codes, which chance would never write. */
const CODICI = ['IT60X0542811101000000123456', '9/0101107TS/', '9/0103100TS/', '6/0115103TS/'];

// Those that a rule of its own takes, beside its shape.
function codiciNoti(schema: z.ZodType): string[] {
	const { checks = [] } = schema._zod.def as { checks?: z.core.$ZodCheck[] };
	if (!checks.some((uno) => uno._zod.def.check === 'custom')) return [];
	return CODICI.filter((codice) => schema.safeParse(codice).success);
}

// What a form sends back has its own line ends; a single carriage return is none.
function testi(schema: z.ZodType): fc.Arbitrary<unknown> {
	const { pattern, checks = [] } = schema._zod.def as { pattern?: RegExp; checks?: z.core.$ZodCheck[] };
	const regole = [pattern, ...checks.map((uno) => (uno._zod.def as { pattern?: RegExp }).pattern)].filter(
		(una) => una !== undefined
	);
	const [regola] = regole;
	if (schema instanceof z.ZodEmail) return fc.emailAddress();
	if (schema instanceof z.ZodURL) return fc.webUrl({ validSchemes: ['https'] });
	if (regola) return fc.stringMatching(regola);
	return fc.string({
		minLength: 1,
		unit: fc.oneof(
			fc.constantFrom('à', "'", '"', ' ', '\n', '€', '<', '&'),
			fc.string({ minLength: 1, maxLength: 1 })
		)
	});
}
