// Conditions of fields for readers of the API: as Italian text and as JSON Schema; called by schema-risposte.ts.
import type { Condizione } from '#lib/condizione.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { schemaCampo, type SchemaJson } from './schema-campo.ts';

/** The condition as text, such as "tipoAccesso è DOCUMENTALE e materia è edilizia", with the values of the JSON. */
export function describeCondizione(servizio: Servizio, condizione: Condizione): string {
	const describeParte = (parte: Condizione): string => {
		const testo = describeCondizione(servizio, parte);
		return 'campo' in parte ? testo : `(${testo})`;
	};
	if ('tutte' in condizione) return condizione.tutte.map(describeParte).join(' e ');
	if ('una' in condizione) return condizione.una.map(describeParte).join(' oppure ');
	const { campo, tra, vuoto } = condizione;
	const valori = isBooleano(servizio, campo) ? tra.map((valore) => valore === 'si') : tra;
	return `${campo} è ${valori.join(' o ')}${vuoto ? ' o manca' : ''}`;
}

/** The condition as JSON Schema; a field that it looks at must itself exist. */
export function schemaCondizione(servizio: Servizio, condizione: Condizione): SchemaJson {
	if ('tutte' in condizione)
		return { allOf: condizione.tutte.map((parte) => schemaCondizione(servizio, parte)) };
	if ('una' in condizione) return { anyOf: condizione.una.map((parte) => schemaCondizione(servizio, parte)) };
	const { campo, tra } = condizione;
	const foglia = { properties: { [campo]: ammessi(servizio, campo, tra) }, required: [campo] };
	const quando = servizio.campi[campo]?.quando;
	const presente = quando ? { allOf: [foglia, schemaCondizione(servizio, quando)] } : foglia;
	return condizione.vuoto ? { anyOf: [presente, { not: { required: [campo] } }] } : presente;
}

function ammessi(servizio: Servizio, nome: string, tra: readonly string[]): SchemaJson {
	const campo = servizio.campi[nome];
	if (isBooleano(servizio, nome)) return { enum: tra.map((valore) => valore === 'si') };
	const tipo = campo && schemaCampo(campo).type;
	// A stored thing is sent whole, and known by its id.
	if (tipo === 'object') return { properties: { id: { enum: [...tra] } }, required: ['id'] };
	return tipo === 'array' ? { contains: { enum: [...tra] } } : { enum: [...tra] };
}

function isBooleano({ campi }: Servizio, nome: string): boolean {
	const campo = campi[nome];
	return campo !== undefined && schemaCampo(campo).type === 'boolean';
}
