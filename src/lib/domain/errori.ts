/** The catalogue of what a person can correct, with the Italian text shown beside the field; used by checks, forms, API and pages. */
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
	AVVISO_FORMATO: "Il codice avviso ha 18 cifre. Lo trovi sull'avviso di pagamento.",
	AVVISO_CONTROLLO: 'Il codice avviso sembra sbagliato: ricontrolla le cifre.',

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
	PAGAMENTO_CHIUSO:
		'Questo pagamento è già stato registrato o annullato: riapri la pratica per vedere che cosa resta da pagare.',
	PAGAMENTO_IN_CORSO:
		'Qualcuno sta pagando questa somma con pagoPA, o l’ha appena pagata. Aspetta mezz’ora, poi riapri la pratica e guarda se risulta pagata.',
	RIMBORSO_DISPOSTO: 'Questo rimborso è già stato disposto: riapri la pratica per vedere quando.',
	DATA_RIMBORSO: 'La data deve stare tra il giorno da cui il rimborso è dovuto e oggi.',
	DATA_PAGAMENTO: "La data deve stare tra il giorno dell'atto e oggi.",

	AA_MOTIVAZIONE_OBBLIGATORIA: "Per l'accesso documentale scrivi perché ti serve il documento.",
	AA_MODALITA_NON_AMMESSA: "La copia conforme si può chiedere solo con l'accesso documentale.",
	AA_ANNO_NON_VALIDO: "L'anno della pratica non è valido.",
	AA_PRATICA_NON_INDIVIDUATA:
		"Aiutaci a trovare la pratica: scrivi numero e anno, oppure i dati catastali, oppure l'indirizzo dell'immobile.",

	OSP_ANTICIPO_MINIMO: 'La prima data possibile è il {data}.',
	OSP_ANTICIPO_ORDINANZA: 'Per chiudere una strada invia la domanda almeno {n} giorni prima.',
	OSP_DATE_INVERTITE: 'La data di fine viene prima di quella di inizio.',
	OSP_RINNOVO_TARDIVO: 'Il permesso è scaduto: presenta una nuova domanda.',
	OSP_RINNOVO_ANTICIPO:
		'Il rinnovo va chiesto almeno {n} giorni prima della scadenza: il tuo permesso scade il {data}.',
	OSP_URGENZA_TARDIVA:
		"Per un'urgenza invia la domanda entro {n} ore dall'inizio: se è passato più tempo, spiega il perché nel motivo.",
	OSP_DURATA_MASSIMA:
		'Un permesso temporaneo dura al massimo {n} giorni. Per un tempo più lungo chiedi un permesso permanente.',
	OSP_PERIODO_ESCLUSO: 'In quei giorni questo spazio non è disponibile: {motivo}.',
	OSP_STRADA_VIETATA:
		'Su questa strada la carreggiata non si può occupare (art. 20 del Codice della strada). Scegli un altro spazio.',
	OSP_ITINERARIO:
		'Su questa strada la carreggiata si occupa solo se il traffico ha un altro percorso (art. 20 del Codice della strada): scrivi quale.',
	OSP_PEDONI_SPAZIO:
		'Sul marciapiede devono restare liberi almeno {metri} metri e puoi occupare al massimo metà della larghezza.',
	OSP_AREA_INCOERENTE:
		"L'area disegnata misura {disegnata} m², quella dichiarata {dichiarata} m². Controlla il disegno e le misure.",
	OSP_SUPERFICIE_MASSIMA: 'Puoi chiedere al massimo {max} metri quadrati. Controlla le misure.',
	OSP_AREA_MANCANTE: "Prima di accogliere disegna l'area sulla mappa.",
	OSP_AREA_DECISA:
		"La pratica è già decisa: l'area e l'ordinanza non si cambiano più. Per un'altra area serve una nuova richiesta.",
	OSP_ORDINANZA_MANCANTE: "Prima di accogliere collega l'ordinanza per la viabilità.",
	OSP_PERMESSO_CHIUSO:
		"Il permesso precedente non è più in vigore, quindi non si può cambiare: apri la sua pratica e leggi com'è andata. Se questa richiesta non serve più, non accoglierla e spiega perché.",
	OSP_CAUZIONE_SCADENZA: 'La fideiussione deve valere almeno fino al {data}.',
	OSP_CONFLITTO: "L'area è già occupata in quei giorni. Scegli altre date o un altro spazio.",
	OSP_ABUSO_DATE: 'Il primo giorno viene dopo il verbale. Controlla le due date.',
	OSP_SOPRALLUOGO_PRESTO:
		"Il sopralluogo si fa quando l'occupazione è finita: scrivi il verbale dopo quel giorno.",
	OSP_SOPRALLUOGO_DATA: "Scegli un giorno tra la fine dell'occupazione e oggi.",
	OSP_SOPRALLUOGO_FATTO: 'Il verbale di sopralluogo c’è già: riapri la pagina per leggerlo.',
	OSP_SOPRALLUOGO_MANCANTE: 'Prima di svincolare la cauzione scrivi il verbale di sopralluogo.',
	OSP_CAUZIONE_CHIUSA:
		'Su questa cauzione non c’è più niente da decidere: riapri la pagina per vedere com’è andata.',
	OSP_CAUZIONE_TRATTENUTA: 'Scrivi quanto trattieni: al massimo la cauzione, {max}.',
	OSP_FUORI_COMUNE: "L'area non è nel territorio del Comune.",

	TS_DELEGATO_MINORENNE: 'La persona delegata deve avere almeno 18 anni.',
	TS_DELEGATI_MAX: 'Puoi indicare al massimo {n} delegati.',
	TS_DELEGATO_OBBLIGATORIO:
		'Indica almeno una persona adulta che aspetta il bambino alla fermata, oppure di’ che ci sarà un genitore.',
	TS_PERSONA_RIPETUTA:
		"Questo codice fiscale è già di un'altra persona della domanda: controlla di non averlo scritto due volte.",
	TS_ETA: "Il servizio è per chi ha da 3 a 15 anni il 31 dicembre dell'anno in cui inizia la scuola.",
	TS_INIZIO: "Scegli un giorno dell'anno scolastico per cui chiedi il trasporto.",
	TS_FERMATE_LINEE: 'Le fermate di andata e di ritorno devono essere della stessa linea.',
	TS_RIENTRO_NON_AMMESSO: 'Per questa scuola il rientro da soli non è previsto.',
	TS_FERMATA_NON_SERVITA: 'La fermata scelta non serve la scuola indicata.',
	TS_DUPLICATO: "C'è già una domanda per questo bambino.",
	TS_CORREZIONE:
		'Hai già inviato una domanda per questo bambino: questa la sostituisce. Se non cambi linea, corse e fermate conserva il suo ordine di arrivo.',
	TS_ALTRI_GIORNI: 'Scegli solo alcuni dei giorni in cui usa il trasporto.',
	TS_FINESTRA_CHIUSA: 'Le iscrizioni sono chiuse: puoi inviare una domanda fuori termine.',

	CONFERMA_ATTESA: "Si attende ancora la conferma dell'altra persona: la domanda non può andare avanti.",
	CONFERMA_CHIUSA:
		'Questa conferma ha già avuto risposta, oppure il tempo è finito. Se devi cambiare qualcosa, chiama l’ufficio.',
	POSTI_ESAURITI:
		'Sulla linea non ci sono più posti in quelle corse: metti la domanda in lista d’attesa, oppure aumenta i posti della linea nelle impostazioni.',
	TS_FERMO_ANNUNCIATO: 'Questa sospensione è già stata annunciata: per correggerla ritira prima l’avviso.',
	TS_FERMO_GIORNO: 'Scegli un giorno di scuola, dal lunedì al venerdì, da oggi a un anno da oggi.',
	TS_FERMO_SEGNI: 'Scrivi il motivo senza parentesi quadre, asterischi e altri segni di formattazione.',
	RESPONSABILITA_DA_VERIFICARE:
		'Prima di ammettere il bambino va verificata la responsabilità genitoriale di chi ha fatto la domanda.',
	NIENTE_SCADUTO:
		'Nessuna rata è scaduta senza essere stata pagata: il servizio si sospende solo dopo la scadenza.',
	ISCRIZIONE_CHIUSA:
		"L'iscrizione indicata è già finita: aprila e leggi com'è andata. Se questa domanda non serve più, non accoglierla e spiega perché.",
	LINEA_TOLTA:
		'La linea o la fermata non è più nelle impostazioni: rimettila, oppure chiedi alla famiglia di sceglierne un’altra.',
	OSSERVAZIONI_IN_CORSO:
		'C’è ancora tempo per le osservazioni: rendi definitiva la graduatoria dopo il loro ultimo giorno.',

	MA_TERMINE_SCADUTO: 'Il termine di sei mesi è scaduto il {data}. La domanda sarà dichiarata inammissibile.',
	MA_ISEE_SOPRA_SOGLIA: "L'ISEE supera il limite di {soglia} euro previsto per l'anno {anno}.",
	MA_TITOLO_SOGGIORNO: 'Indica il titolo di soggiorno.',
	MA_IBAN_INTESTAZIONE: 'Il conto deve essere intestato o cointestato a te.',
	MA_INDENNITA_SUPERIORE: "L'indennità ricevuta è pari o superiore all'assegno.",
	MA_GIA_CONCESSO: "Per questo figlio l'assegno è già stato concesso.",
	MA_RESIDENZA_ITALIA: "L'assegno spetta solo a chi era residente in Italia alla data dell'evento.",
	MA_RESIDENZA_COMUNE: "La domanda va inviata al Comune in cui chi chiede l'assegno è residente adesso.",
	MA_ASSEGNO_STATO:
		"Con l'assegno di maternità dello Stato per lo stesso evento non si può avere anche questo: la domanda non si può inviare.",
	MA_FIGLI_DATA: "La data di nascita deve essere quella dell'evento. I gemelli hanno la stessa data.",
	MA_FIGLI_INGRESSO: 'Un figlio non può entrare in famiglia prima di nascere. Controlla le due date.',
	MA_FIGLI_CF:
		'Il codice fiscale può mancare solo nei primi 30 giorni dalla nascita. Scrivilo per continuare.',
	MA_FIGLI_DOPPI: 'Hai scritto lo stesso codice fiscale per due figli: correggine uno.',
	MA_TITOLO_SCADUTO:
		'Il titolo di soggiorno è scaduto il {data}. Se hai chiesto il rinnovo, scegli la ricevuta.',
	MA_TITOLO_DATE: 'La data di fine viene prima di quella di inizio. Controlla le due date.',
	MA_ISEE_TIPO:
		"Se i genitori non sono sposati e non vivono insieme, di solito serve l'ISEE per i minorenni. Controlla con chi ti ha fatto l'ISEE.",
	MA_ISEE_NUCLEO:
		"Nella DSU deve esserci anche il nuovo nato. Se manca, l'ufficio ti chiederà una nuova DSU.",
	MA_GIA_DECISA: "L'assegno è già stato concesso: questa operazione non si può più fare.",
	MA_NON_CONCESSO: "L'assegno non è ancora stato concesso: questa operazione si fa dopo.",
	MA_IMPORTO_NON_NOTO:
		"L'importo per l'anno dell'evento non è ancora nelle impostazioni: scrivilo lì prima di concedere l'assegno.",
	MA_IMPORTO_ZERO: "L'indennità ricevuta copre tutto l'assegno: non c'è niente da concedere.",
	MA_CF_MANCANTE: "Prima di concedere l'assegno scrivi il codice fiscale di ogni figlio tra i dati per INPS.",
	MA_DATI_FERMI:
		'I dati sono già stati inviati a INPS: si correggono solo se INPS segnala un problema. Se succede, registra prima il suo esito.',
	MA_LOTTO_VUOTO: 'Non ci sono assegni concessi da inviare a INPS: il lotto si crea dopo una concessione.',
	MA_ESITO_PRESENTE: 'Per una di queste pratiche c’è già un esito. Riapri il lotto e controlla.',
	MA_IBAN_ESTERO:
		"Il conto non è italiano: l'ufficio controlla con INPS se può pagare su questo IBAN e ti scrive se ne serve un altro."
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
