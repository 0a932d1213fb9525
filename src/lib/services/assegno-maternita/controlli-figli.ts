/** The rules on the children of a request for the maternity allowance; called by controlli.ts. */
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import { confrontaCodiceFiscale } from '#lib/domain/codice-fiscale-coerenza.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Controllo, RisposteParziali } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';

type Parziali = RisposteParziali<typeof campi>;
type Figlio = NonNullable<Parziali['figli']>[number];
type Regola = Controllo<keyof typeof campi>;

/** Days from the birth in which the code may still be on its way. */
const GIORNI_CODICE = 30;

export function controlliFigli(
	{ figli = [], evento, dataEvento }: Parziali,
	{ oggi }: Pick<Contesto, 'oggi'>
): Regola[] {
	const codici = figli.map(({ codiceFiscale }) => codiceFiscale);
	return figli.flatMap((figlio, posto) => [
		...checkNascita(figlio, posto, { evento, dataEvento }),
		...checkCodice(figlio, posto, oggi),
		...(figlio.codiceFiscale && codici.indexOf(figlio.codiceFiscale) < posto
			? [regola(posto, 'codiceFiscale', { codice: 'MA_FIGLI_DOPPI' })]
			: [])
	]);
}

// Twins share the day of the event; an adopted child was born before entering the family.
function checkNascita(
	{ nascita }: Figlio,
	posto: number,
	{ evento, dataEvento }: Pick<Parziali, 'evento' | 'dataEvento'>
): Regola[] {
	if (!evento || !dataEvento) return [];
	if (evento === 'NASCITA')
		return nascita === dataEvento ? [] : [regola(posto, 'nascita', { codice: 'MA_FIGLI_DATA' })];
	return nascita <= dataEvento ? [] : [regola(posto, 'nascita', { codice: 'MA_FIGLI_INGRESSO' })];
}

function checkCodice(
	{ codiceFiscale, nome, cognome, sesso, nascita, luogo }: Figlio,
	posto: number,
	oggi: Giorno
): Regola[] {
	const nato = giornoDi(nascita);
	if (!codiceFiscale)
		return nato.until(oggi).days > GIORNI_CODICE
			? [regola(posto, 'codiceFiscale', { codice: 'MA_FIGLI_CF' })]
			: [];
	const [prima] = confrontaCodiceFiscale(codiceFiscale, { nome, cognome, sesso, nascita: nato, luogo });
	return prima ? [regola(posto, 'codiceFiscale', prima)] : [];
}

function regola(
	posto: number,
	parte: string,
	{ codice, severita }: Pick<Regola, 'codice' | 'severita'>
): Regola {
	return { campo: `figli.${posto}.${parte}`, codice, ...(severita && { severita }) };
}
