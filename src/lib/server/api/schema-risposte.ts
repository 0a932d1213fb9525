// The JSON Schema (2020-12) of the answers of a service, from its fields; called by servizi.ts and openapi.ts.
import type { Campo, Contesto } from '#lib/forms/campo.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { nomiInOrdine } from '#lib/forms/validate.ts';
import { describeCondizione, schemaCondizione } from './condizione-schema.ts';
import { schemaCampo, type SchemaJson } from './schema-campo.ts';

/** Words of ours in the schema, for tools that ask to be told. */
export const PAROLE_PROPRIE = ['x-quando', 'x-etichette', 'x-codici'];

/** Labels and hints as `title` and `description`; what a condition asks for is in `x-quando` to be read and in if/then to be checked. */
export function schemaRisposte(servizio: Servizio, contesto: Contesto): SchemaJson {
	const campi = nomiInOrdine(servizio).flatMap((nome) => {
		const campo = servizio.campi[nome];
		return campo ? [{ nome, campo }] : [];
	});
	const obbligatori = campi.filter(({ campo }) => campo.obbligatorio);
	const condizioni = obbligatori.flatMap(({ nome, campo }) =>
		campo.quando
			? [{ if: schemaCondizione(servizio, campo.quando), then: { required: [nome], ...pieno(nome, campo) } }]
			: []
	);
	return {
		type: 'object',
		title: `Risposte: ${servizio.scheda.titolo}`,
		description:
			'I campi che non esistono per le altre risposte (x-quando) si scartano. Le regole tra più campi e quelle che dipendono dal giorno le controlla la verifica.',
		properties: Object.fromEntries(
			campi.map(({ nome, campo }) => [nome, propertyOf({ servizio, nome, campo, contesto })])
		),
		required: obbligatori.filter(({ campo }) => !campo.quando).map(({ nome }) => nome),
		...(condizioni.length > 0 && { allOf: condizioni })
	};
}

function propertyOf({
	servizio,
	nome,
	campo,
	contesto
}: {
	servizio: Servizio;
	nome: string;
	campo: Campo;
	contesto: Contesto;
}): SchemaJson {
	const { tipo, etichetta, aiuto, quando, obbligatorio, mancante } = campo;
	const vista = tipo.vista({ nome, grezzo: undefined, contesto, errori: new Map() });
	const opzioni = 'opzioni' in vista ? vista.opzioni : [];
	const spiegazione = [aiuto, vista.aspetto === 'conferma' && vista.testo].filter(Boolean).join(' ');
	return {
		...schemaCampo(campo),
		title: etichetta,
		...(spiegazione && { description: spiegazione }),
		...(opzioni.length > 0 && {
			'x-etichette': Object.fromEntries(opzioni.map(({ valore, etichetta: testo }) => [valore, testo]))
		}),
		...(quando && { 'x-quando': describeCondizione(servizio, quando) }),
		'x-codici': [...new Set([...(obbligatorio ? [mancante] : []), ...tipo.errori])]
	};
}

// A required list is not satisfied by an empty one.
function pieno(nome: string, campo: Campo): SchemaJson {
	return schemaCampo(campo).type === 'array' ? { properties: { [nome]: { minItems: 1 } } } : {};
}
