/** The catalogue of what a person can correct, with the Italian text shown beside the field; used by checks, forms, API and pages. */
import { TESTI_CAMPAGNE } from './errori-campagne.ts';
import { TESTI_COMUNICAZIONI } from './errori-comunicazioni.ts';
import { TESTI_SERVIZI } from './errori-servizi.ts';
import { riempiSegnaposti, type Parametri } from './segnaposti.ts';

/** `block` stops the sending, `warn` lets it go after a tick (the law gives the right to file, art. 2 c. 1 L. 241/1990), `info` only tells. */
export type Severita = 'block' | 'warn' | 'info';

const TESTI = {
	CAMPO_OBBLIGATORIO: 'Compila questo campo: è obbligatorio.',
	CAMPO_LUNGHEZZA: 'Scrivi un testo da {min} a {max} caratteri.',
	CAMPO_INTERVALLO: 'Inserisci un valore da {min} a {max}.',
	CAMPO_SCELTA: 'Scegli una delle risposte proposte.',
	CAMPO_FORMATO: 'Questo dato non ha la forma prevista: controlla lo schema delle risposte del servizio.',

	CF_FORMATO:
		'Il codice fiscale deve avere 16 caratteri, lettere e numeri. Controlla di averlo scritto per intero.',
	CF_CONTROLLO:
		"Il codice fiscale non è corretto: l'ultima lettera non corrisponde. Ricontrolla i caratteri.",
	CF_DATA: 'Il codice fiscale contiene una data di nascita che non esiste.',
	CF_COMUNE: 'Il codice fiscale contiene un luogo di nascita che non esiste.',
	CF_NON_COERENTE:
		'Il codice fiscale non corrisponde ai dati inseriti. Controlla nome, data e luogo di nascita.',
	CF_ENTE_CONTROLLO: "Il codice fiscale dell'ente deve avere 11 cifre corrette. Ricontrolla i numeri.",
	PIVA_CONTROLLO: 'La partita IVA deve avere 11 cifre corrette.',
	IBAN_FORMATO: "L'IBAN italiano ha 27 caratteri e inizia con IT.",
	IBAN_CONTROLLO: "L'IBAN non è corretto. Ricopialo dal tuo conto.",
	IBAN_CIN: "L'IBAN non è corretto. Ricopialo dal tuo conto.",
	IBAN_PAESE: "L'IBAN deve essere italiano o di un Paese dell'area SEPA. Ricopialo dal tuo conto.",

	CAP_FORMATO: 'Il CAP ha 5 cifre. Controlla di averlo scritto per intero.',
	COMUNE_SCONOSCIUTO: "Non troviamo questo Comune. Scrivi il nome per intero e scegli dall'elenco.",
	COMUNE_DA_SCEGLIERE: "Ci sono più luoghi con questo nome: scegli il tuo dall'elenco.",
	DATA_FORMATO: 'Scrivi la data con giorno, mese e anno, per esempio 23/11/2026.',
	DATA_PASSATA: 'La data deve essere nel futuro. Controlla di averla scritta bene.',
	DATA_RINVIO: 'Scegli un giorno da domani a un anno da oggi.',
	DATA_PROCEDIMENTO: 'La data deve stare tra la presentazione della richiesta e oggi.',
	DATA_FUTURA: 'La data non può essere nel futuro. Controlla di averla scritta bene.',
	IMPORTO_FORMATO: "Scrivi l'importo in euro con al massimo due decimali, per esempio 1.234,50.",
	DECIMALE_FORMATO: 'Scrivi un numero con al massimo due decimali, per esempio 12,40.',
	ORA_FORMATO: "Scrivi l'ora con ore e minuti, per esempio 08:30.",
	EMAIL_FORMATO: "Scrivi l'indirizzo e-mail per intero, per esempio nome@esempio.it.",
	EMAIL_GIA_CONFERMATA: 'Questo indirizzo è già confermato: non devi fare altro.',
	EMAIL_CODICE_PRESTO: 'Ti abbiamo appena mandato un codice. Puoi chiederne un altro dalle {ora}.',
	EMAIL_CODICI_TROPPI: 'Hai chiesto molti codici in poche ore. Puoi chiederne un altro dal {quando}.',
	EMAIL_CODICE_FORMATO: 'Scrivi le 6 cifre del codice che trovi nella nostra e-mail.',
	EMAIL_CODICE_SBAGLIATO: 'Il codice non è giusto. Ricontrollalo. Tentativi rimasti: {n}.',
	EMAIL_CODICE_FINITO: 'Il codice è stato sbagliato troppe volte e non vale più. Chiedine uno nuovo.',
	EMAIL_CODICE_SCADUTO: 'Il codice è scaduto: vale {n} minuti. Chiedine uno nuovo.',
	EMAIL_CODICE_NON_PARTITO: 'Il codice non è ancora partito. Aspetta che arrivi la nostra e-mail.',
	EMAIL_NIENTE_DA_CONFERMARE: 'Non c’è nessun indirizzo da confermare. Scrivilo e chiedi un codice.',
	CONSENSO_MANCANTE: 'Per salvare il tuo lavoro serve il tuo consenso: metti la spunta, oppure lascia stare.',
	INDIRIZZO_WEB: "Scrivi l'indirizzo della pagina per intero, con https:// all'inizio.",
	TEL_FORMATO: 'Scrivi il numero di telefono solo con cifre e spazi, per esempio 0424 123456.',
	TARGA_DUBBIA: 'La targa non ha la forma di una targa italiana attuale. Controlla di averla scritta bene.',

	CATASTO_INCOMPLETO: 'Inserisci sia il foglio sia la particella (mappale).',
	CATASTO_SEZIONE: 'La sezione ha da 1 a 3 lettere o numeri. Se non la conosci, lascia vuoto il campo.',
	CATASTO_FOGLIO: 'Il foglio ha al massimo 4 cifre e, se serve, una lettera finale.',
	CATASTO_PARTICELLA: 'La particella (mappale) ha al massimo 9 caratteri: numeri, lettere e barra.',
	CATASTO_SUBALTERNO: 'Il subalterno ha al massimo 4 cifre. Se non lo conosci, lascia vuoto il campo.',

	AREA_FORMATO:
		"Scrivi un punto dell'area su ogni riga, con latitudine e longitudine, per esempio 45.6283, 9.1486.",
	AREA_NON_VALIDA:
		"Ridisegna l'area: servono almeno tre punti, lati di almeno mezzo metro, nessun angolo troppo stretto e nessun lato che ne incroci un altro.",

	ISEE_PROTOCOLLO: 'Il numero di protocollo è come INPS-ISEE-2026-XXXXXXXXX-00.',
	ISEE_SCADUTO: "L'attestazione ISEE è scaduta il {data}. Chiedi un nuovo ISEE.",
	ISEE_OMISSIONI:
		"L'attestazione ISEE riporta omissioni o difformità. L'ufficio potrà chiederti i documenti o una nuova DSU.",
	BOLLO_SERIALE: 'Il numero della marca ha 14 cifre.',
	BOLLO_GIA_USATO: "Questa marca da bollo è già stata usata in un'altra richiesta.",
	BOLLO_SENZA_CODICE:
		'Per comprare la marca da bollo online serve un codice fiscale, e nel tuo accesso non c’è. Usa una marca di carta.',
	BOLLO_PROVINCIA: 'Scrivi la sigla della provincia, due lettere: per esempio VI.',
	BOLLO_IN_ATTESA:
		'Questa richiesta aspetta la sua marca da bollo e non si può cambiare. Per cambiarla scegli prima "Annulla e modifica".',
	BOLLO_IN_CORSO:
		'C’è un pagamento della marca da bollo cominciato e non ancora concluso. Se non hai pagato, torna indietro dalla pagina di pagoPA, oppure aspetta mezz’ora e riprova.',
	BOLLO_PAGATO: 'La marca da bollo è già stata pagata per questa richiesta: non si può più annullare.',
	AVVISO_FORMATO: "Il codice avviso ha 18 cifre. Lo trovi sull'avviso di pagamento.",
	AVVISO_CONTROLLO: 'Il codice avviso sembra sbagliato: ricontrolla le cifre.',
	AVVISO_NON_TROVATO:
		'Non troviamo un avviso con questo codice e questo codice fiscale. Ricopiali come sono scritti sull’avviso: il codice fiscale è quello della persona o della ditta a cui è intestato.',

	ALL_MANCANTE: 'Manca un documento obbligatorio: {nome}.',
	ALL_FORMATO: 'Carica un file PDF, JPG, PNG o TIFF.',
	ALL_DIMENSIONE: 'Il file supera 10 MB.',
	ALL_PROTETTO: 'Il file è protetto da password: togli la protezione.',
	ALL_ATTIVO: 'Il PDF contiene parti attive: stampalo di nuovo in PDF e ricaricalo.',
	ALL_TROPPI: 'Hai raggiunto il numero massimo di file. Togline uno per caricarne un altro.',
	ALL_NON_SALVATO: 'Per un guasto nostro non abbiamo potuto salvare il file. Riprova tra qualche minuto.',
	ALL_VUOTO: 'Il file è vuoto. Controllalo e caricalo di nuovo.',
	MINORE_MAGGIORENNE: 'Questa persona ha già 18 anni: può fare la richiesta da sola oppure darti una delega.',
	BOZZA_GIA_PRESENTE:
		"Hai già una richiesta non finita per la stessa persona. Riprendila o cancellala dall'area personale.",
	CONTATTO_MANCANTE: 'Scrivi il telefono o l’e-mail: serve per risponderti.',
	APPUNTAMENTO_DOPPIO:
		'In questa parte della giornata hai già un appuntamento. Scegli un altro momento, oppure annulla quello nella tua area personale.',
	APPUNTAMENTI_TROPPI:
		'Puoi avere al massimo {massimo} appuntamenti in attesa. Per chiederne un altro annullane uno nella tua area personale, oppure chiama l’ufficio.',
	VALUTAZIONE_STELLE: 'Scegli da 1 a 5 stelle.',
	CONFERMA_MANCANTE: 'Per continuare spunta la casella di conferma.',
	CONFERMA_IDENTITA:
		'È passato un po’ di tempo dal tuo accesso. Conferma chi sei, poi ripeti questa operazione.',
	DICH_MANCANTE: 'Per continuare conferma la dichiarazione.',

	DELEGA_NON_VALIDA:
		'La delega che avevi scelto non vale più per questa richiesta: è stata revocata o è scaduta. Scegline un’altra, oppure allega una delega firmata. Il resto è rimasto scritto.',
	DELEGA_SENZA_CODICE:
		'Per dare una delega serve un codice fiscale, e nel tuo accesso non c’è. Se lo hai, entra con SPID o con la CIE; altrimenti contatta l’ufficio.',
	DELEGHE_TROPPE: 'Hai registrato molte deleghe in poche ore. Riprova domani.',
	DELEGA_SERVIZI: 'Scegli almeno un servizio.',
	DELEGA_A_SE: 'Scrivi il codice fiscale di un’altra persona: questo è il tuo.',
	DELEGA_DURATA: 'Scegli un giorno da domani al {data}.',
	DELEGA_CHIUSA: 'Questa delega ha già avuto risposta, è stata revocata o è scaduta: guarda com’è adesso.',
	DELEGA_PRESENTE:
		'Hai già una delega a questa persona per gli stessi servizi: aspetta la risposta, oppure revocala.',
	RUOLI_MANCANTI: 'Scegli almeno un ruolo.',
	RUOLI_CAMBIATI:
		'Intanto qualcun altro ha cambiato questi ruoli: guarda come sono adesso, poi ripeti il cambiamento.',
	RUOLI_UGUALI: 'I ruoli sono già questi: cambiane almeno uno.',
	ULTIMO_AMMINISTRATORE:
		"È l'ultimo amministratore del Comune: prima assegna questo ruolo anche a un'altra persona.",
	OPERATORE_PRESENTE:
		"C'è già una persona con questo codice fiscale: cercala nell'elenco e cambia i suoi ruoli.",
	SOSPENSIONE_CAMBIATA:
		'Intanto qualcun altro ha fatto questa operazione: guarda come sta adesso la persona.',

	IRREGOLARITA_TARDIVA:
		'Il tempo per dire che la richiesta è irregolare è finito: togli la spunta e chiedi i documenti.',
	PREAVVISO_MANCANTE:
		"Prima di non accogliere la richiesta comunica i motivi che ostacolano l'accoglimento (art. 10-bis L. 241/1990).",
	PREAVVISO_GIA_INVIATO:
		"I motivi che ostacolano l'accoglimento sono già stati comunicati: si fa una volta sola.",
	PREAVVISO_IN_CORSO:
		'Il cittadino ha ancora tempo per inviare le osservazioni: puoi riprendere la lavorazione dopo la scadenza.',
	OSSERVAZIONI_SENZA_RISPOSTA:
		'Il cittadino ha inviato osservazioni: spiega perché non cambiano la decisione (art. 10-bis L. 241/1990).',
	ARCHIVIAZIONE_ANTICIPATA: 'Il cittadino ha ancora tempo: puoi archiviare dopo la scadenza.',
	PAGAMENTO_IMPORTO: "L'importo dovuto è {dovuto}: si registra solo se è stato pagato per intero.",
	CONTO_DA_VEDERE: 'Con queste quantità si devono pagare {totale}: controlla il conto e firma di nuovo.',
	PAGAMENTO_CHIUSO:
		'Questo pagamento è già stato registrato o annullato: riapri la pratica per vedere che cosa resta da pagare.',
	DATA_PROROGA:
		'Scegli un giorno da domani, dopo quello che c’è già ({prima}), ed entro {giorni} giorni da oggi.',
	PAGAMENTO_IN_CORSO:
		'Qualcuno sta pagando questa somma con pagoPA, o l’ha appena pagata. Aspetta mezz’ora, poi riapri la pratica e guarda se risulta pagata.',
	RIMBORSO_DISPOSTO: 'Questo rimborso è già stato disposto: riapri la pratica per vedere quando.',
	INCASSO_RICONCILIATO:
		'Questo incasso è già stato riconciliato: torna all’elenco per vedere che cosa resta da fare.',
	INCASSO_SENZA_SOMMA:
		'Nella pratica non c’è più questa somma da pagare: scrivi di nuovo il numero della pratica per vedere che cosa resta.',
	SPEDIZIONE_CAMBIATA: 'Nel frattempo qualcosa è cambiato. Guarda qui sotto a che punto è il messaggio.',
	INCASSO_PRATICA:
		'Non troviamo una pratica con questo numero che abbia somme da pagare. Controlla il numero.',
	AVVISO_NON_RIFIUTATO: 'Questo avviso è già stato ripreso: aggiorna la pagina per vedere com’è adesso.',
	MARCA_DECISA: 'Di questa marca si è già deciso: aggiorna la pagina per vedere che cosa ne è stato.',
	RIGA_GIA_VISTA: 'Questa riga è già stata guardata: aggiorna la pagina per vedere che cosa resta.',
	PERIODO_ORDINE: 'Il primo giorno deve venire prima dell’ultimo, o essere lo stesso.',
	PERIODO_LUNGO: 'Scegli al massimo {massimo} giorni.',
	DATA_RIMBORSO: 'La data deve stare tra il giorno da cui il rimborso è dovuto e oggi.',
	DATA_PAGAMENTO: "La data deve stare tra il giorno dell'atto e oggi.",

	...TESTI_COMUNICAZIONI,
	...TESTI_CAMPAGNE,
	...TESTI_SERVIZI
} as const;

/** A code of the catalogue: stable, part of the public API. */
export type CodiceErrore = keyof typeof TESTI;

/** Something a person can correct, tied to the key of a field. */
export type Problema = { campo: string; codice: CodiceErrore; severita: Severita; messaggio: string };

/** All codes, in the order of the catalogue. */
export const CODICI_ERRORE: readonly CodiceErrore[] = Object.keys(TESTI).filter(isCodiceErrore);

// What the law leaves to the clerk's act is never a block, nor is what may be right all the same; all other codes are.
const AVVISI: ReadonlySet<CodiceErrore> = new Set<CodiceErrore>([
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
	'TS_FINESTRA_CHIUSA',
	'TS_CORREZIONE',
	'MA_TERMINE_SCADUTO',
	'MA_ISEE_SOPRA_SOGLIA',
	'MA_INDENNITA_SUPERIORE',
	'MA_ISEE_TIPO',
	'MA_ISEE_NUCLEO',
	'MA_IBAN_ESTERO'
]);

/** Whether a text received from outside is a code of the catalogue. */
export function isCodiceErrore(testo: string): testo is CodiceErrore {
	return Object.hasOwn(TESTI, testo);
}

/** The severity a code has unless the Comune's settings say otherwise (OSP_ANTICIPO_MINIMO may become a block). */
export function severitaPredefinita(codice: CodiceErrore): Severita {
	return AVVISI.has(codice) ? 'warn' : 'block';
}

/** The Italian text of a code with its placeholders filled; throws when a placeholder has no value. */
export function messaggio(codice: CodiceErrore, parametri: Parametri = {}): string {
	return riempiSegnaposti(TESTI[codice], parametri);
}

/** Builds the problem of a field, with the default severity unless one is given. */
export function creaProblema(dati: {
	campo: string;
	codice: CodiceErrore;
	parametri?: Parametri;
	severita?: Severita;
}): Problema {
	return {
		campo: dati.campo,
		codice: dati.codice,
		severita: dati.severita ?? severitaPredefinita(dati.codice),
		messaggio: messaggio(dati.codice, dati.parametri)
	};
}
