/** A field with parts, each a field of its own: shared by address, cadastral reference and repeated groups. */
import { z } from 'zod';
import type { Campo, Contesto, ErroriVista, Letto, ProblemaCampo, Tipo } from '../campo.ts';
import { isVuoto, parteDi, type Grezzo } from '../grezzo.ts';
import type { VistaCampo } from '../vista.ts';

export type Parti = Readonly<Record<string, Campo>>;

/** The values of the parts; those that may be left empty are optional. */
export type ValoriParti<P extends Parti> = {
	[K in keyof P as P[K] extends Campo<unknown, true> ? K : never]: P[K] extends Campo<infer V> ? V : never;
} & {
	[K in keyof P as P[K] extends Campo<unknown, true> ? never : K]?: P[K] extends Campo<infer V> ? V : never;
};

/** Reads each part; a required one that is missing is a problem of that part. */
export function readParti<P extends Parti>(
	parti: P,
	grezzo: Grezzo,
	contesto: Contesto
): Letto<ValoriParti<P>> {
	const valori: Record<string, unknown> = {};
	const problemi: ProblemaCampo[] = [];
	for (const [nome, parte] of Object.entries(parti)) {
		const letto = readCampo(parte, parteDi(grezzo, nome), contesto);
		if (letto.valore !== undefined) valori[nome] = letto.valore;
		problemi.push(
			...letto.problemi.map((problema) => ({
				...problema,
				parte: problema.parte ? `${nome}.${problema.parte}` : nome
			}))
		);
	}
	return problemi.some(({ severita = 'block' }) => severita === 'block')
		? { problemi }
		: { valore: valori as ValoriParti<P>, problemi };
}

/** Reads one field: nothing, what its kind says, or what is missing. */
export function readCampo<V>(campo: Campo<V>, grezzo: Grezzo | undefined, contesto: Contesto): Letto<V> {
	const vuoto = campo.tipo.isVuoto ?? isVuoto;
	if (grezzo !== undefined && !vuoto(grezzo)) return campo.tipo.leggi(grezzo, contesto);
	if (!campo.obbligatorio) return { problemi: [] };
	return { problemi: [{ codice: campo.mancante, parametri: { nome: campo.etichetta } }] };
}

/** The views of the parts, named `campo.parte`. */
export function vistaParti(
	parti: Parti,
	{
		nome,
		grezzo,
		contesto,
		errori
	}: { nome: string; grezzo: Grezzo | undefined; contesto: Contesto; errori: ErroriVista }
): VistaCampo[] {
	return Object.entries(parti).map(([chiave, parte]) => {
		const completo = `${nome}.${chiave}`;
		return {
			...parte.tipo.vista({ nome: completo, grezzo: parteDi(grezzo, chiave), contesto, errori }),
			nome: completo,
			etichetta: parte.etichetta,
			obbligatorio: parte.obbligatorio,
			visibile: true,
			...(parte.aiuto && { aiuto: parte.aiuto }),
			...errori.get(completo)
		};
	});
}

/** The lines of the parts that have a value, with their labels. */
export function scriviParti(
	parti: Parti,
	valori: Readonly<Record<string, unknown>>,
	contesto: Contesto
): string[] {
	return Object.entries(parti).flatMap(([chiave, parte]) => {
		const valore = valori[chiave];
		return valore === undefined
			? []
			: [`${parte.etichetta}: ${parte.tipo.scrivi(valore, contesto).join(', ')}`];
	});
}

/** JSON of the parts. */
export function schemaParti(parti: Parti): z.ZodObject {
	return z.object(
		Object.fromEntries(
			Object.entries(parti).map(([nome, { tipo, obbligatorio, etichetta }]) => {
				const schema = tipo.schema.describe(etichetta);
				return [nome, obbligatorio ? schema : schema.optional()];
			})
		)
	);
}

/** Codes that any of the parts may answer. */
export function erroriParti(parti: Parti): Tipo<unknown>['errori'] {
	return [...new Set(Object.values(parti).flatMap(({ tipo, mancante }) => [mancante, ...tipo.errori]))];
}
