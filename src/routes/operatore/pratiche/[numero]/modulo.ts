// Reads and checks the small forms of the clerks' page, and gives back what was typed when something is wrong.
import { fail, isHttpError, redirect } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { parseData } from '#lib/domain/data.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { formText } from '#lib/server/http/form-text.ts';

export type ProblemaModulo = { campo: string; messaggio: string };

/** 422 with the messages and everything that was typed. */
export function refuse(dati: FormData, problemi: ProblemaModulo[]) {
	const scritti = Object.fromEntries(
		[...dati.keys()].map((nome): [string, string] => [nome, formText(dati, nome)])
	);
	return fail(422, { problemi, scritti });
}

/** Makes a move and goes on to `poi`. Where a colleague was faster, what was typed is given back on the fresh page. */
export async function moveOrRefuse(dati: FormData, poi: string, move: () => Promise<unknown>) {
	try {
		await move();
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return refuse(dati, [{ campo: 'tappe', messaggio: refusal.body.message }]);
	}
	redirect(303, poi);
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

/** The revision of the pratica that the clerk was looking at. */
export function revisioneDi(dati: FormData): number {
	return Number(formText(dati, 'revisione'));
}
