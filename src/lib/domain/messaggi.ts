/** Fills in the messages to citizens within the limits of App IO; called by the use cases that move a pratica. */
import { Temporal } from 'temporal-polyfill';
import { MODELLI, type ModelloMessaggio } from './modelli-messaggi.ts';
import { riempiSegnaposti, type Parametri } from './segnaposti.ts';
import { shortenTesto } from './testo.ts';

/** What a message says, after its placeholders were filled. */
export type TestoMessaggio = { oggetto: string; testo: string };

/** Limits of the App IO contract, in characters. */
const OGGETTO = { minimo: 10, massimo: 120 };
const TESTO = { minimo: 80, massimo: 10_000 };
const CHIUSURA = ' Puoi leggere tutti i dettagli nella tua area personale.';

/** Fills a template. What is too long is cut: a name or a list of reasons may be. @throws RangeError when a value is missing or the text is too short: a bug of the caller */
export function composeMessaggio(modello: ModelloMessaggio, parametri: Parametri): TestoMessaggio {
	const oggetto = fit(riempiSegnaposti(MODELLI[modello].oggetto, parametri), OGGETTO.massimo);
	const breve = fit(riempiSegnaposti(MODELLI[modello].testo, parametri), TESTO.massimo);
	const testo = breve.length < TESTO.minimo ? breve + CHIUSURA : breve;
	assertLength('oggetto', oggetto, OGGETTO);
	assertLength('testo', testo, TESTO);
	return { oggetto, testo };
}

// What fits stays as it is, with its lines.
function fit(testo: string, massimo: number): string {
	return testo.length > massimo ? shortenTesto(testo, massimo) : testo;
}

/** The last instant of a day in Rome, as App IO wants a due date. */
export function dueDate(giorno: string): string {
	const fine = Temporal.PlainDate.from(giorno).toZonedDateTime({
		timeZone: 'Europe/Rome',
		plainTime: Temporal.PlainTime.from('23:59:59')
	});
	return fine.toInstant().toString();
}

function assertLength(
	nome: string,
	testo: string,
	{ minimo, massimo }: { minimo: number; massimo: number }
): void {
	if (testo.length < minimo || testo.length > massimo)
		throw new RangeError(
			`${nome} del messaggio di ${testo.length} caratteri, ammessi da ${minimo} a ${massimo}`
		);
}
