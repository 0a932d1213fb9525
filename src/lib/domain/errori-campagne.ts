/** The part of the catalogue of errors that campaigns use: what is wrong with a file, a row or a move; joined to the rest in errori.ts. */

export const TESTI_CAMPAGNE = {
	CAMPAGNA_FILE_MANCANTE: 'Scegli il file con l’elenco delle persone.',
	CAMPAGNA_FILE_GRANDE: 'Il file è troppo grande: al massimo {massimo} MB. Dividilo in più campagne.',
	CAMPAGNA_FILE_CODIFICA:
		'Il file non è un CSV in UTF-8. Nel foglio di calcolo salvalo di nuovo come "CSV UTF-8".',
	CAMPAGNA_FILE_COLONNE:
		'Nella prima riga del file mancano queste colonne: {colonne}. La prima riga deve contenere codice_fiscale;importo;scadenza;avviso.',
	CAMPAGNA_FILE_RIPETUTE: 'Nella prima riga del file la colonna {colonne} è scritta due volte: tienine una.',
	CAMPAGNA_FILE_VUOTO: 'Il file non contiene persone: sotto la prima riga serve almeno una riga.',
	CAMPAGNA_FILE_RIGHE: 'Il file ha troppe righe: al massimo {massimo}. Dividilo in più campagne.',

	CAMPAGNA_RIGA_VIRGOLETTE:
		'Le virgolette di questa riga non si chiudono: sistemale nel foglio di calcolo e salva di nuovo il file.',
	CAMPAGNA_RIGA_COLONNE:
		'La riga ha più valori che colonne. Se un valore contiene il separatore, mettilo tra virgolette.',
	CAMPAGNA_RIGA_DOPPIA:
		'Stesso codice fiscale e stesso avviso della riga {riga}: tieni solo quella giusta. Parte la prima.',
	CAMPAGNA_CF_SOCIETA:
		'È il codice di una società o di un ente: questi messaggi arrivano solo alle persone. Avvisa in un altro modo e togli la riga.',
	CAMPAGNA_IMPORTO_AMBIGUO:
		'Il punto può separare le migliaia o i decimali: scrivi per esempio 1234,00 oppure 1,23.',
	CAMPAGNA_IMPORTO_LIMITI: 'L’importo deve andare da 0,01 a 9.999.999,99 euro.',
	CAMPAGNA_SCADENZA_PASSATA: 'La scadenza è passata: correggi la data, oppure togli la riga.',
	CAMPAGNA_SCADENZA_LONTANA: 'La scadenza è tra più di due anni: controlla l’anno.',
	CAMPAGNA_AVVISO_FORMATO:
		'Il codice avviso ha 18 cifre e comincia con 0, 1, 2 o 3. Ricopialo dall’avviso, oppure lascia vuoto.',
	CAMPAGNA_AVVISO_FOGLIO:
		'Il foglio di calcolo ha arrotondato il codice avviso: imposta la colonna come testo, ricopia i codici e salva di nuovo il file.',
	CAMPAGNA_TESTO_LUNGO: 'Scrivi al massimo {massimo} caratteri.',

	CAMPAGNA_CAMBIATA: 'Intanto la campagna è cambiata: guarda come sta adesso, poi ripeti l’operazione.',
	CAMPAGNA_SENZA_RIGHE:
		'Nessuna riga è valida: scarica gli errori, correggi il file e carica una nuova campagna.',
	CAMPAGNA_STESSO_FILE:
		'Questo file è già stato usato. Se vuoi davvero avvisare di nuovo le stesse persone, spunta la casella.',
	CAMPAGNA_QUANDO: 'Scegli un giorno e un’ora da adesso a un anno.',
	CAMPAGNA_SUBITO_O_DOPO:
		'Scegli se la campagna parte subito o dopo. Se parte subito, lascia vuoti il giorno e l’ora.'
} as const;
