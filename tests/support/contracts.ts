// Reads the machine-readable contracts of the platforms from SPEC_DIR and checks values against them; used by tests/contract.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

/** Says in one line what is skipped when the contract is not there. */
export function findContract(nome: string): string | undefined {
	const file = path.resolve(process.env.SPEC_DIR ?? '../shared/contracts', nome);
	if (existsSync(file)) return file;
	console.log(`Contratto assente, prove saltate: ${nome} (indica la cartella in SPEC_DIR)`);
	return undefined;
}

/** What is wrong with a value, as one text; empty when it keeps to the definition. */
export type Check = (definizione: string, valore: unknown) => string;

/** Checks against the schemas of an OpenAPI document, of version 2 or 3.0. `formati` are its own formats. */
export function openDefinitions(file: string, formati: Record<string, RegExp>): Check {
	const { definitions, components } = parse(readFileSync(file, 'utf8')) as Documento;
	const dove = definitions ? 'definitions' : 'components/schemas';
	// The formats and annotations of OpenAPI are not those of JSON Schema.
	const ajv = new Ajv({ strict: false, allErrors: true, formats: { ...APERTI, ...formati } });
	const schemi = withoutDraft4({ definitions, components: { schemas: components?.schemas } });
	ajv.addSchema({ $id: 'contratto', ...(schemi as object) });
	return (definizione, valore) => {
		const check = ajv.getSchema(`contratto#/${dove}/${definizione}`);
		if (!check) throw new Error(`Definizione assente: ${definizione}`);
		return check(valore) ? '' : ajv.errorsText(check.errors);
	};
}

type Documento = { definitions?: object; components?: { schemas: object } };

const APERTI = { int32: true, int64: true, float: true, double: true, uri: true, email: true } as const;

/** OpenAPI 2 and 3.0 write exclusiveMaximum as a boolean beside maximum, as draft 4 did. */
export function withoutDraft4(valore: unknown): unknown {
	if (Array.isArray(valore)) return valore.map(withoutDraft4);
	if (typeof valore !== 'object' || valore === null) return valore;
	const voci = Object.entries(valore).map(([nome, dentro]) => [nome, withoutDraft4(dentro)] as const);
	const letto = Object.fromEntries(voci) as Record<string, unknown>;
	for (const [booleano, limite] of [
		['exclusiveMaximum', 'maximum'],
		['exclusiveMinimum', 'minimum']
	] as const) {
		if (typeof letto[booleano] !== 'boolean') continue;
		if (letto[booleano]) {
			letto[booleano] = letto[limite];
			Reflect.deleteProperty(letto, limite);
		} else Reflect.deleteProperty(letto, booleano);
	}
	return letto;
}
