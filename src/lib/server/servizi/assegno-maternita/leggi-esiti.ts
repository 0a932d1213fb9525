// Reads the file of outcomes that a clerk uploads, row by row, and tells what is wrong in each. Pure; called by the page of a batch.
import { righeDi, splitRiga } from '#lib/domain/csv.ts';
import { storable } from '#lib/forms/grezzo.ts';

export type Esito = { numero: string; esito: 'LIQUIDATA' | 'PROBLEMA'; motivo?: string };

export type EsitiLetti = { esiti: Esito[]; errori: string[] };

const COLONNE = ['pratica', 'esito', 'motivo'];
const MOTIVO = { min: 10, max: 500 };
/** Rows of the largest batch are a few hundred. */
const RIGHE_MASSIME = 5_000;

/** All rows good, or the list of what is wrong; `attese` are the requests of the batch that have no outcome yet. */
export function readEsiti(testo: string, attese: ReadonlySet<string>): EsitiLetti {
	const [intestazione, ...righe] = righeDi(storable(testo).replace(/^\uFEFF/, ''));
	const nomi = (splitRiga(intestazione?.riga ?? '', ';') ?? []).map((nome) => nome.toLowerCase());
	if (nomi.join(';') !== COLONNE.join(';'))
		return { esiti: [], errori: [`La prima riga deve essere: ${COLONNE.join(';')}`] };
	if (righe.length === 0) return { esiti: [], errori: ['Il file non contiene esiti.'] };
	if (righe.length > RIGHE_MASSIME)
		return { esiti: [], errori: [`Il file ha più di ${RIGHE_MASSIME} righe.`] };
	const visti = new Set<string>();
	const esiti: Esito[] = [];
	const errori: string[] = [];
	for (const { riga, n } of righe) {
		const letto = readRiga(riga, attese, visti);
		if (typeof letto === 'string') errori.push(`Riga ${n}: ${letto}`);
		else esiti.push(letto);
	}
	return errori.length > 0 ? { esiti: [], errori } : { esiti, errori };
}

function readRiga(riga: string, attese: ReadonlySet<string>, visti: Set<string>): Esito | string {
	const valori = splitRiga(riga, ';');
	if (!valori) return 'le virgolette non si chiudono: scrivi ogni pratica su una riga sola.';
	if (valori.length > COLONNE.length) return 'ci sono troppe colonne.';
	const [numero = '', codice = '', motivo = ''] = valori;
	if (!attese.has(numero)) return `la pratica "${numero.slice(0, 40)}" non è nel lotto o ha già un esito.`;
	if (visti.has(numero)) return `la pratica ${numero} è scritta due volte.`;
	visti.add(numero);
	return checkEsito({ numero, esito: codice.toUpperCase(), motivo });
}

/** One outcome, from a row or by hand; the text says what is wrong. */
export function checkEsito(dati: { numero: string; esito: string; motivo: string }): Esito | string {
	const { numero, esito, motivo } = dati;
	if (esito === 'LIQUIDATA')
		return motivo === '' ? { numero, esito } : 'il motivo si scrive solo quando c’è un problema.';
	if (esito !== 'PROBLEMA') return 'l’esito deve essere LIQUIDATA o PROBLEMA.';
	if (motivo.length < MOTIVO.min || motivo.length > MOTIVO.max)
		return `scrivi il motivo del problema, da ${MOTIVO.min} a ${MOTIVO.max} caratteri.`;
	return { numero, esito, motivo };
}
