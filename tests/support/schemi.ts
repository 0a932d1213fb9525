// Validates answers against the schemas of an OpenAPI 3.1 description; used by the tests of the API.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { PAROLE_PROPRIE } from '#lib/server/api/schema-risposte.ts';

/** An ajv that stops at any keyword it does not know. */
export function createAjv(): Ajv2020 {
	const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
	(addFormats as unknown as (target: Ajv2020) => void)(ajv);
	ajv.addVocabulary([...PAROLE_PROPRIE, ...PAROLE_OPENAPI]);
	return ajv;
}

const PAROLE_OPENAPI = ['openapi', 'jsonSchemaDialect', 'info', 'servers', 'paths', 'components'];

/** Gives the check of a component by name. */
export function checksOf(descrizione: object): (nome: string) => ValidateFunction {
	const ajv = createAjv();
	ajv.addSchema({ $id: 'descrizione', ...descrizione });
	return (nome) => {
		const check = ajv.getSchema(`descrizione#/components/schemas/${nome}`);
		if (!check) throw new Error(`La descrizione non ha lo schema ${nome}`);
		return check;
	};
}
