// Reads and checks the small forms of a page, and gives back what was typed when something is wrong. Called by the pages of clerks and by those of citizens with one field or two.
import { fail } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { parseData } from '#lib/domain/data.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { formText } from './form-text.ts';

export type ProblemaModulo = { campo: string; messaggio: string; etichetta?: string };

type Nomi = Readonly<Record<string, string>>;

/** 422 with the messages, each with the name of its field, and everything that was typed. */
export function refuse(dati: FormData, problemi: readonly ProblemaModulo[], nomi: Nomi) {
	const scritti = Object.fromEntries(
		[...dati.keys()].map((nome): [string, string] => [nome, formText(dati, nome)])
	);
	const tutti = [...problemi, ...fileDaScegliere(dati, problemi)];
	return fail(422, {
		problemi: tutti.map((uno) => ({ ...uno, etichetta: uno.etichetta ?? nomi[uno.campo] })),
		scritti
	});
}

// A browser gives back what was typed, never the files that were chosen.
function fileDaScegliere(dati: FormData, problemi: readonly ProblemaModulo[]): ProblemaModulo[] {
	const scelti = [...dati].filter(([, valore]) => valore instanceof File && valore.size > 0);
	const campi = new Set(scelti.map(([campo]) => campo));
	return [...campi]
		.filter((campo) => !problemi.some((uno) => uno.campo === campo))
		.map((campo) => ({ campo, messaggio: 'Scegli di nuovo i file: non sono ancora stati inviati.' }));
}

/** One message at a field. */
export function problema(campo: string, codice: CodiceErrore, parametri = {}): ProblemaModulo {
	return { campo, messaggio: messaggio(codice, parametri) };
}

/** A text between two lengths, in characters. */
export function checkLength(
	campo: string,
	testo: string,
	limiti: { min: number; max: number }
): ProblemaModulo[] {
	if (testo.length >= limiti.min && testo.length <= limiti.max) return [];
	return [problema(campo, testo === '' ? 'CAMPO_OBBLIGATORIO' : 'CAMPO_LUNGHEZZA', limiti)];
}

/** A day within limits, both included; `fuori` is the code when it is not. */
export function readGiorno(
	dati: FormData,
	campo: string,
	{ dal, al, fuori }: { dal: Temporal.PlainDate; al: Temporal.PlainDate; fuori: CodiceErrore }
): { giorno: string; problemi: ProblemaModulo[] } {
	const letto = parseData(formText(dati, campo));
	if (!letto.ok) return { giorno: '', problemi: [problema(campo, letto.codice)] };
	const presto = Temporal.PlainDate.compare(letto.valore, dal) < 0;
	const tardi = Temporal.PlainDate.compare(letto.valore, al) > 0;
	return {
		giorno: letto.valore.toString(),
		problemi: presto || tardi ? [problema(campo, fuori)] : []
	};
}

/** The revision of what the clerk was looking at. */
export function revisioneDi(dati: FormData): number {
	return Number(formText(dati, 'revisione'));
}
