/** The part of the catalogue of errors that only single services use; joined to the rest in errori.ts. */

export const TESTI_SERVIZI = {
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
