// Reads what is sent to be checked: answers and, if wanted, the day of filing; called by verifica.ts.
import { parseData, type Giorno } from '#lib/domain/data.ts';
import { NonValido } from '#lib/domain/rifiuti.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';

/** Years of filing that make sense here; laws and calendars of other years are not in the code. */
export const PRIMO_ANNO = 2000;
export const ULTIMO_ANNO = 2100;

export type DaVerificare = { grezzi: Grezzi; dataPresentazione: Giorno | undefined };

/** The parts of the body. @throws NonValido */
export function readVerifica(corpo: unknown): DaVerificare {
	if (!isOggetto(corpo))
		throw new NonValido(
			'CORPO_NON_VALIDO',
			'Invia un oggetto JSON con le risposte nella proprietà "risposte".'
		);
	const { risposte, dataPresentazione } = corpo;
	const grezzi = isOggetto(risposte) ? readJson(risposte) : undefined;
	if (typeof grezzi !== 'object' || Array.isArray(grezzi))
		throw new NonValido(
			'RISPOSTE_NON_VALIDE',
			'La proprietà "risposte" deve esserci ed essere un oggetto, con una proprietà per ogni campo.'
		);
	return { grezzi, dataPresentazione: readData(dataPresentazione) };
}

function readData(valore: unknown): Giorno | undefined {
	if (valore === undefined || valore === null) return undefined;
	const giorno =
		typeof valore === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(valore) ? parseData(valore) : undefined;
	if (!giorno?.ok || giorno.valore.year < PRIMO_ANNO || giorno.valore.year > ULTIMO_ANNO)
		throw new NonValido(
			'DATA_NON_VALIDA',
			`La proprietà "dataPresentazione" deve essere un giorno tra il ${PRIMO_ANNO} e il ${ULTIMO_ANNO}, come 2026-11-23.`
		);
	return giorno.valore;
}

function isOggetto(valore: unknown): valore is Record<string, unknown> {
	return typeof valore === 'object' && valore !== null && !Array.isArray(valore);
}
