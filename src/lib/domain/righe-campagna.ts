/** The file of a campaign: its heading, and what each row must say. Pure; called when a file is loaded and by the worker that checks it. */
import { readNav } from './avviso.ts';
import { splitRiga } from './csv.ts';
import { checkCodiceFiscale, normaliseCodiceFiscale, type CercaBelfiore } from './codice-fiscale.ts';
import { isDopo, parseData, type Giorno } from './data.ts';
import { parseEuro } from './denaro.ts';
import { creaProblema, type CodiceErrore, type Severita } from './errori.ts';
import { errato, valido, type Esito } from './esito.ts';
import type { Parametri } from './segnaposti.ts';
import type { Avvisato } from './campagne.ts';

const OBBLIGATORIE = ['codice_fiscale', 'importo', 'scadenza', 'avviso'] as const;
const COLONNE = [...OBBLIGATORIE, 'causale', 'nome'] as const;

export type Colonna = (typeof COLONNE)[number];

/** A row as it was in the file; `guasto` when it could not be told into values. */
export type RigaScritta = Partial<Record<Colonna, string>> & { guasto?: CodiceErrore };

export type Intestazione = {
	separatore: ';' | ',';
	/** In the order of the file; undefined for a column that is not kept. */
	colonne: (Colonna | undefined)[];
	ignorate: string[];
};

export type EsitoIntestazione =
	{ ok: true; valore: Intestazione } | { ok: false; codice: CodiceErrore; colonne: string };

/** Of a heading with more columns than people write. */
const IGNORATE_DETTE = 50;

/** Reads the first line. */
export function readIntestazione(riga: string): EsitoIntestazione {
	const separatore = riga.includes(';') ? ';' : ',';
	const nomi = (splitRiga(riga, separatore) ?? []).map((nome) => nome.toLowerCase().replace(/[\s-]+/g, '_'));
	const mancano = OBBLIGATORIE.filter((nome) => !nomi.includes(nome));
	if (mancano.length > 0) return { ok: false, codice: 'CAMPAGNA_FILE_COLONNE', colonne: mancano.join(', ') };
	const ripetuta = COLONNE.find((nome) => nomi.indexOf(nome) !== nomi.lastIndexOf(nome));
	if (ripetuta) return { ok: false, codice: 'CAMPAGNA_FILE_RIPETUTE', colonne: ripetuta };
	return {
		ok: true,
		valore: {
			separatore,
			colonne: nomi.map((nome) => COLONNE.find((una) => una === nome)),
			ignorate: nomi
				.filter((nome) => nome !== '' && !COLONNE.some((una) => una === nome))
				.slice(0, IGNORATE_DETTE)
				.map((nome) => nome.slice(0, VALORE_MOSTRATO))
		}
	};
}

/** Longer than any good value: what is beyond is not kept. */
const VALORE_MASSIMO = 300;

/** The values of a line, by column. */
export function readRiga(riga: string, { separatore, colonne }: Intestazione): RigaScritta {
	const valori = splitRiga(riga, separatore);
	if (!valori) return { guasto: 'CAMPAGNA_RIGA_VIRGOLETTE' };
	if (valori.slice(colonne.length).some((valore) => valore !== ''))
		return { guasto: 'CAMPAGNA_RIGA_COLONNE' };
	return Object.fromEntries(
		colonne.flatMap((colonna, posto) =>
			colonna ? [[colonna, (valori[posto] ?? '').slice(0, VALORE_MASSIMO)]] : []
		)
	);
}

/** Something wrong with a row, as it is kept: `valore` is what was written. */
export type ProblemaRiga = {
	campo: Colonna | 'riga';
	codice: CodiceErrore;
	severita: Severita;
	messaggio: string;
	valore: string;
};

/** A row that may leave. */
export type RigaValida = Avvisato & { codiceFiscale: string; nome: string };

/** `riga` when nothing blocks it; it may have warnings all the same. */
export type RigaControllata = { riga: RigaValida | undefined; problemi: ProblemaRiga[] };

const VALORE_MOSTRATO = 60;

/** Names a problem of a row. */
export function problemaRiga(
	campo: ProblemaRiga['campo'],
	codice: CodiceErrore,
	{ valore = '', ...parametri }: Parametri & { valore?: string } = {}
): ProblemaRiga {
	const { severita, messaggio } = creaProblema({ campo, codice, parametri });
	return { campo, codice, severita, messaggio, valore: valore.slice(0, VALORE_MOSTRATO) };
}

/** Checks a row by itself; duplicates are found by who has the others. */
export function checkRiga(
	scritta: RigaScritta,
	contesto: { oggi: Giorno; esisteBelfiore: CercaBelfiore }
): RigaControllata {
	if (scritta.guasto) return { riga: undefined, problemi: [problemaRiga('riga', scritta.guasto)] };
	const problemi: ProblemaRiga[] = [];
	function take<T>(campo: Colonna, esito: Esito<T>, parametri: Parametri = {}): T | undefined {
		if (esito.ok) return esito.valore;
		problemi.push(problemaRiga(campo, esito.codice, { ...parametri, valore: scritta[campo] ?? '' }));
		return undefined;
	}
	const codiceFiscale = take(
		'codice_fiscale',
		checkCf(scritta.codice_fiscale ?? '', contesto.esisteBelfiore)
	);
	const cent = take('importo', checkImporto(scritta.importo ?? ''));
	const scadenza = take('scadenza', checkScadenza(scritta.scadenza ?? '', contesto.oggi));
	const avviso = take('avviso', checkAvviso(scritta.avviso ?? ''));
	const causale = take('causale', checkTesto(scritta.causale ?? '', CAUSALE_MASSIMA), {
		massimo: CAUSALE_MASSIMA
	});
	const nome = take('nome', checkTesto(scritta.nome ?? '', NOME_MASSIMO), { massimo: NOME_MASSIMO });
	if (avviso?.nav && !avviso.controllo)
		problemi.push(problemaRiga('avviso', 'AVVISO_CONTROLLO', { valore: scritta.avviso ?? '' }));
	if (!codiceFiscale || !cent || !scadenza || !avviso || causale === undefined || nome === undefined)
		return { riga: undefined, problemi };
	return {
		riga: { codiceFiscale, cent, scadenza: scadenza.toString(), nav: avviso.nav, causale, nome },
		problemi
	};
}

/** As long as pagoPA lets a causale be. */
const CAUSALE_MASSIMA = 140;
const NOME_MASSIMO = 80;
/** 9.999.999,99 euro: less than App IO takes, more than anybody owes. */
const CENT_MASSIMI = 999_999_999;
const ANNI_MASSIMI = 2;

function checkCf(testo: string, esisteBelfiore: CercaBelfiore): Esito<string> {
	const codice = normaliseCodiceFiscale(testo);
	if (codice === '') return errato('CAMPO_OBBLIGATORIO');
	if (/^\d{11}$/.test(codice)) return errato('CAMPAGNA_CF_SOCIETA');
	return checkCodiceFiscale(codice, esisteBelfiore);
}

function checkImporto(testo: string): Esito<number> {
	if (testo === '') return errato('CAMPO_OBBLIGATORIO');
	if (/^[\s€]*\d{1,3}\.\d{3}[\s€]*$/.test(testo)) return errato('CAMPAGNA_IMPORTO_AMBIGUO');
	const letto = parseEuro(testo);
	if (!letto.ok) return letto;
	return letto.valore >= 1 && letto.valore <= CENT_MASSIMI ? letto : errato('CAMPAGNA_IMPORTO_LIMITI');
}

function checkScadenza(testo: string, oggi: Giorno): Esito<Giorno> {
	if (testo === '') return errato('CAMPO_OBBLIGATORIO');
	const letta = parseData(testo);
	if (!letta.ok) return letta;
	if (isDopo(oggi, letta.valore)) return errato('CAMPAGNA_SCADENZA_PASSATA');
	return isDopo(letta.valore, oggi.add({ years: ANNI_MASSIMI }))
		? errato('CAMPAGNA_SCADENZA_LONTANA')
		: letta;
}

function checkAvviso(testo: string): Esito<{ nav: string | null; controllo: boolean }> {
	if (testo === '') return valido({ nav: null, controllo: true });
	// Where a spreadsheet took the eighteen digits for a number, the last ones are lost.
	if (/^\d[.,]?\d*e\+?\d+$/i.test(testo)) return errato('CAMPAGNA_AVVISO_FOGLIO');
	const letto = readNav(testo.replace(/^'/, ''));
	return letto.ok && /^[0-3]/.test(letto.valore.nav) ? letto : errato('CAMPAGNA_AVVISO_FORMATO');
}

// One line, and nothing that a message would show as something else.
function checkTesto(testo: string, massimo: number): Esito<string> {
	const pulito = testo.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
	return pulito.length <= massimo ? valido(pulito) : errato('CAMPAGNA_TESTO_LUNGO');
}
