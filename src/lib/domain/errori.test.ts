/** Proves the catalogue of errors, the refusals and the states. */
import { describe, expect, it } from 'vitest';
import { CODICI_ERRORE, creaProblema, isCodiceErrore, messaggio, severitaPredefinita } from './errori.ts';
import { Conflitto, NonAutorizzato, NonTrovato, Rifiuto, TransizioneVietata } from './rifiuti.ts';
import { descriviStato, etichettaStato, isStatoFinale, isStatoPratica, STATI_PRATICA } from './stati.ts';

const TUTTI = {
	min: 1,
	max: 9,
	data: '31/12/2026',
	n: 3,
	nome: 'planimetria',
	soglia: '20.382,90',
	anno: 2026,
	dovuto: '12,00 €',
	totale: '32,00 €',
	prima: '15/12/2026',
	giorni: 365,
	minuti: 2,
	metri: 2,
	motivo: 'mercato del martedì',
	massimo: 3,
	anni: 5,
	disegnata: '20,50',
	dichiarata: '14,88',
	colonne: 'importo',
	riga: 7,
	ora: '10:30',
	quando: '24/11/2026 alle 10:30'
};

describe('il catalogo degli errori', () => {
	it('ogni testo si compila, finisce con il punto e non ha punti esclamativi', () => {
		for (const codice of CODICI_ERRORE) {
			const testo = messaggio(codice, TUTTI);
			expect(testo, codice).toMatch(/^[A-ZÈ].*\.$/s);
			expect(testo, codice).not.toMatch(/[!{}]/);
		}
	});

	it('un segnaposto senza valore è un errore di chi scrive il codice', () => {
		expect(() => messaggio('ISEE_SCADUTO')).toThrow(RangeError);
		expect(messaggio('ISEE_SCADUTO', { data: '31/12/2025' })).toBe(
			"L'attestazione ISEE è scaduta il 31/12/2025. Chiedi un nuovo ISEE."
		);
	});

	it('ciò che la legge lascia alla decisione del Comune avvisa e non blocca', () => {
		const avvisi = CODICI_ERRORE.filter((codice) => severitaPredefinita(codice) === 'warn');
		expect(avvisi).toEqual([
			'CF_NON_COERENTE',
			'TARGA_DUBBIA',
			'ISEE_OMISSIONI',
			'AVVISO_CONTROLLO',
			'OSP_ANTICIPO_MINIMO',
			'OSP_RINNOVO_ANTICIPO',
			'OSP_URGENZA_TARDIVA',
			'OSP_PERIODO_ESCLUSO',
			'OSP_ITINERARIO',
			'OSP_AREA_INCOERENTE',
			'TS_CORREZIONE',
			'TS_FINESTRA_CHIUSA',
			'MA_TERMINE_SCADUTO',
			'MA_ISEE_SOPRA_SOGLIA',
			'MA_INDENNITA_SUPERIORE',
			'MA_ISEE_TIPO',
			'MA_ISEE_NUCLEO',
			'MA_IBAN_ESTERO'
		]);
	});

	it('un problema porta campo, codice, severità e testo', () => {
		expect(creaProblema({ campo: 'iban', codice: 'IBAN_CIN' })).toEqual({
			campo: 'iban',
			codice: 'IBAN_CIN',
			severita: 'block',
			messaggio: "L'IBAN non è corretto. Ricopialo dal tuo conto."
		});
		const bloccante = { campo: 'dal', codice: 'OSP_ANTICIPO_MINIMO', severita: 'block' } as const;
		expect(creaProblema({ ...bloccante, parametri: { data: '07/12/2026' } }).severita).toBe('block');
	});

	it('riconosce i codici e non i nomi ereditati', () => {
		expect(isCodiceErrore('CF_DATA')).toBe(true);
		expect(isCodiceErrore('toString')).toBe(false);
	});
});

describe('i rifiuti', () => {
	const casi: [Rifiuto, string, string][] = [
		[new NonTrovato(), 'NON_TROVATO', 'NonTrovato'],
		[new NonAutorizzato(), 'NON_AUTORIZZATO', 'NonAutorizzato'],
		[new Conflitto(), 'CONFLITTO', 'Conflitto'],
		[new TransizioneVietata(), 'TRANSIZIONE_VIETATA', 'TransizioneVietata'],
		[new Conflitto('Bozza già inviata', 'BOZZA_INVIATA'), 'BOZZA_INVIATA', 'Conflitto']
	];

	it.each(casi)('%s ha un codice stabile', (rifiuto, codice, nome) => {
		expect(rifiuto).toBeInstanceOf(Rifiuto);
		expect([rifiuto.codice, rifiuto.name]).toEqual([codice, nome]);
	});
});

describe('gli stati della pratica', () => {
	it('sono finali proprio quelli conclusi', () => {
		for (const stato of STATI_PRATICA) {
			expect(isStatoFinale(stato), stato).toBe(descriviStato(stato).classe === 'concluso');
		}
	});

	it('chi è sospeso dice sempre da chi si aspetta qualcosa', () => {
		const sospesi = STATI_PRATICA.filter((stato) => descriviStato(stato).classe === 'sospeso');
		expect(sospesi.every((stato) => descriviStato(stato).azione !== undefined)).toBe(true);
	});

	it("l'etichetta si completa con numero e data", () => {
		expect(etichettaStato('PROTOCOLLATA', { n: '0000123', anno: 2026 })).toBe('Protocollata n. 0000123/2026');
		expect(etichettaStato('DIFFERITA', { data: '01/02/2027' })).toBe('Rinviata al 01/02/2027');
		expect(isStatoPratica('SOSPESA')).toBe(false);
	});
});
