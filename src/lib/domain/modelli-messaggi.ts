/** What the messages to citizens say, word for word; filled in by messaggi.ts. */

/** Under what a clerk wrote to the public; {luogo} is empty or a sentence. */
const CORPO = '{testo}\n\nVale dal {dal} al {al}.{luogo} ';
const AVVISO = {
	oggetto: '{titolo}',
	testo: `${CORPO}Leggi l’avviso e gli aggiornamenti su {indirizzo}. Scegli quali avvisi ricevere nella tua area personale.`
} as const;

export const MODELLI = {
	IO01: {
		oggetto: 'Richiesta {pratica}: ricevuta',
		testo:
			'Abbiamo ricevuto la tua richiesta "{servizio}" il {data}. Protocollo {prot}. Ti risponderemo entro il {scadenza}. Trovi ricevuta e stato nella tua area personale.'
	},
	IO02: {
		oggetto: 'Richiesta {pratica}: in lavorazione',
		testo:
			'La tua richiesta "{servizio}" è seguita da {responsabile}, {ufficio}. Il termine per la risposta è il {scadenza}. Puoi vedere il fascicolo nella tua area personale.'
	},
	IO03: {
		oggetto: 'Richiesta {pratica}: servono altri documenti',
		testo:
			"Per proseguire servono altri dati o documenti. Hai tempo fino al {entro}. Il termine della pratica è sospeso. Apri l'area personale per rispondere."
	},
	// The second request for additions does not stop the term (art. 2 c. 7 L. 241/1990): it may not say so.
	IO03_SENZA_SOSPENSIONE: {
		oggetto: 'Richiesta {pratica}: servono altri documenti',
		testo:
			"Per proseguire servono altri dati o documenti. Hai tempo fino al {entro}. Apri l'area personale per rispondere."
	},
	// An irregular request starts its term anew once it is put right (art. 6 c. 5 D.P.R. 184/2006).
	IO03_TERMINE_DA_CAPO: {
		oggetto: 'Richiesta {pratica}: servono altri documenti',
		testo:
			"Per proseguire servono altri dati o documenti. Hai tempo fino al {entro}. Il termine della pratica riparte da capo quando rispondi. Apri l'area personale per rispondere."
	},
	IO04: {
		oggetto: 'Richiesta {pratica}: puoi presentare osservazioni',
		testo:
			'Ci sono motivi che impediscono di accogliere la richiesta. Puoi scriverci osservazioni e documenti entro 10 giorni, cioè entro il {entro}. Leggi i motivi nella tua area personale.'
	},
	IO05: {
		oggetto: 'Richiesta {pratica}: pagamento da fare',
		testo:
			'Per completare la richiesta "{servizio}" devi pagare {importo} euro entro il {entro}. Puoi pagare da questo messaggio o dalla tua area personale.'
	},
	// Where the Comune has no pagoPA, the message cannot take the payment.
	IO05_SPORTELLO: {
		oggetto: 'Richiesta {pratica}: pagamento da fare',
		testo:
			'Per completare la richiesta "{servizio}" devi pagare {importo} euro entro il {entro}. Trovi che cosa pagare, dove e come nella tua area personale.'
	},
	PROROGA: {
		oggetto: 'Richiesta {pratica}: hai altri giorni per pagare',
		testo:
			'Per la richiesta "{servizio}" puoi pagare {importo} euro entro il {entro}: il Comune ti ha dato altri giorni. Puoi pagare da questo messaggio o dalla tua area personale.'
	},
	PROROGA_SPORTELLO: {
		oggetto: 'Richiesta {pratica}: hai altri giorni per pagare',
		testo:
			'Per la richiesta "{servizio}" puoi pagare {importo} euro entro il {entro}: il Comune ti ha dato altri giorni. Trovi che cosa pagare, dove e come nella tua area personale.'
	},
	PAGAMENTO_RICEVUTO: {
		oggetto: 'Richiesta {pratica}: pagamento ricevuto',
		testo:
			'Abbiamo ricevuto il tuo pagamento di {importo} euro con pagoPA. Trovi la ricevuta nella tua area personale, nella pagina della richiesta {pratica}.'
	},
	IO06: {
		oggetto: 'Richiesta {pratica}: accolta',
		testo:
			'La tua richiesta "{servizio}" è stata accolta con atto {atto} del {data}. Puoi scaricare il documento dalla tua area personale quando vuoi.'
	},
	// Of a yes in part that was told with IO07, once what was due is paid.
	CONSEGNA_DOPO_PAGAMENTO: {
		oggetto: 'Richiesta {pratica}: puoi avere quello che hai chiesto',
		testo:
			'Il pagamento per la richiesta "{servizio}" è arrivato. Trovi quello che è stato concesso con atto {atto} del {data} nella tua area personale, oppure in ufficio come dice l’atto.'
	},
	IO07: {
		oggetto: 'Richiesta {pratica}: esito disponibile',
		testo:
			'C\'è una decisione sulla tua richiesta "{servizio}". Leggi l\'atto, i motivi e i rimedi possibili nella tua area personale.'
	},
	IO08: {
		oggetto: 'Richiesta {pratica}: esito disponibile',
		testo:
			'C\'è una decisione sulla tua richiesta "{servizio}". Leggi l\'atto, i motivi e come fare ricorso nella tua area personale o contatta {ufficio}.'
	},
	IO09: {
		oggetto: 'Promemoria: scadenza il {entro}',
		testo:
			"Ti ricordiamo che per la richiesta {pratica} c'è una scadenza il {entro}: {cosa}. Se hai già provveduto non devi fare altro. Apri l'area personale."
	},
	// Of a notice that belongs to no request.
	IO09_SENZA_PRATICA: {
		oggetto: 'Promemoria: scadenza il {entro}',
		testo:
			"Ti ricordiamo che c'è una scadenza il {entro}: {cosa}. Se hai già provveduto non devi fare altro. Apri l'area personale."
	},
	IO10: {
		oggetto: 'Trasporto scolastico {anno}: esito',
		testo:
			'La domanda {pratica} per il trasporto scolastico ha un esito: {esito}. Nella tua area personale trovi fermata, orari, importi e cosa fare adesso.'
	},
	IO11: {
		oggetto: 'Richiesta {pratica}: dati inviati a INPS',
		testo:
			"Il Comune ha concesso la prestazione richiesta e il {data} ha inviato i dati a INPS, che farà il pagamento sull'IBAN indicato. Puoi seguire lo stato nella tua area personale."
	},
	IO12: {
		oggetto: 'Permesso {pratica}: scade il {entro}',
		testo:
			"Il permesso di occupazione scade il {entro}. Per il rinnovo la domanda va inviata almeno {giorni} giorni prima. Alla fine lascia l'area libera e pulita."
	},
	TS_FERMO: {
		oggetto: 'Trasporto scolastico: servizio sospeso il {data}',
		testo:
			'{linea}: il {data} {corse}. Motivo: {motivo}. Per quel viaggio organizzati in un altro modo. Trovi gli avvisi anche nella tua area personale.'
	},
	TS_FERMO_RITIRATO: {
		oggetto: 'Trasporto scolastico: avviso ritirato per il {data}',
		testo:
			"{linea}: l'avviso di sospensione per il {data} è ritirato. Se non ricevi un altro avviso, le corse si fanno come sempre."
	},
	TS_RINUNCIA: {
		oggetto: 'Trasporto scolastico {anno}: rinuncia registrata',
		testo:
			"La rinuncia {pratica} vale dal {dal}. {saldo}. Trovi l'attestato di rinuncia nella tua area personale."
	},
	TS_MOROSITA: {
		oggetto: 'Trasporto scolastico {anno}: servizio sospeso',
		testo:
			'Il servizio della domanda {pratica} è sospeso: non risulta pagata una rata scaduta. Torna attivo quando paghi. Trovi che cosa pagare, dove e come nella tua area personale.'
	},
	// To the other of the two persons of a standing delega.
	DELEGA_REGISTRATA: {
		oggetto: 'Delega: {nome} ti chiede di agire per suo conto',
		testo:
			'{nome} vuole che tu possa inviare richieste al Comune per suo conto, fino al {entro}. Guarda per quali servizi e rispondi nella tua area personale, alla voce Deleghe. Se non rispondi non succede niente.'
	},
	DELEGA_ACCETTATA: {
		oggetto: 'Delega accettata da {nome}',
		testo:
			'{nome} ha accettato la tua delega, che vale fino al {entro}. Puoi revocarla quando vuoi e vedere come la usa nella tua area personale, alla voce Deleghe.'
	},
	DELEGA_RIFIUTATA: {
		oggetto: 'Delega non accettata da {nome}',
		testo:
			'{nome} non ha accettato la delega che avevi registrato: non può inviare richieste per tuo conto. Puoi registrarne un’altra nella tua area personale, alla voce Deleghe.'
	},
	DELEGA_REVOCATA: {
		oggetto: 'Delega revocata da {nome}',
		testo:
			'{nome} ha messo fine alla delega tra voi due: da adesso non serve più per nuove richieste. Quelle già inviate restano valide. Trovi tutto nella tua area personale, alla voce Deleghe.'
	},
	DELEGA_USATA: {
		oggetto: 'Delega: {nome} ha inviato una richiesta per te',
		testo:
			'{nome} ha usato la tua delega per inviare la richiesta {pratica}. Vedi a che punto è nella tua area personale, alla voce Deleghe. Se non lo sapevi puoi revocare la delega e chiamare il Comune.'
	},
	// The stamp of a request that is not sent yet.
	BOLLO_NON_INVIATA: {
		oggetto: 'Richiesta non inviata: controlla la bozza',
		testo:
			'La tua marca da bollo per "{servizio}" è pagata, ma la richiesta non è partita: {motivo} La bozza è di nuovo aperta nella tua area personale. La marca resta valida se confermi la richiesta così com’è.'
	},
	BOLLO_DA_VERIFICARE: {
		oggetto: 'Marca da bollo: stiamo facendo una verifica',
		testo:
			'La marca da bollo arrivata per "{servizio}" non corrisponde alla richiesta che hai confermato. Lo stiamo verificando noi: non pagare di nuovo. La richiesta è ferma nella tua area personale.'
	},
	BOLLO_FIRMA: {
		oggetto: 'Marca da bollo: stiamo facendo una verifica',
		testo:
			'La marca da bollo arrivata per "{servizio}" ha una firma che non riusciamo a verificare. La stiamo guardando noi: non pagare di nuovo. La richiesta è ferma nella tua area personale.'
	},
	BOLLO_VERIFICATA: {
		oggetto: 'Marca da bollo: verifica conclusa',
		testo: 'Abbiamo verificato la marca da bollo che hai comprato online per "{servizio}": {motivo}'
	},
	// When money goes back, and when a surety does or does not.
	RIMBORSO: {
		oggetto: 'Richiesta {pratica}: rimborso disposto',
		testo:
			'Il {data} il Comune ha disposto il rimborso di {importo} euro che ti doveva. Trovi come e perché nella tua area personale.'
	},
	CAUZIONE: {
		oggetto: 'Permesso {pratica}: decisione sulla cauzione',
		testo:
			"Dopo il sopralluogo abbiamo deciso sulla cauzione che hai dato per l'occupazione. Trovi il documento e che cosa fare nella tua area personale."
	},
	// Notices to the public: title and text are of the clerk.
	COM_EMERGENZA: {
		oggetto: '{titolo}',
		testo: `${CORPO}Leggi gli aggiornamenti su {indirizzo}. È un avviso di emergenza: arriva a tutte le persone interessate che il Comune può raggiungere.`
	},
	COM_ALLERTA: AVVISO,
	COM_STRADA: AVVISO,
	COM_INTERRUZIONE: AVVISO,
	COM_EVENTO: AVVISO,
	// Deadlines told to many: what stands in brackets is made by campagne.ts.
	CAMPAGNA_TARI: {
		oggetto: 'TARI {anno}: scadenza il {entro}',
		testo:
			'Entro il {entro} devi pagare {importo} euro di TARI {anno}{rata}.{causale} {come} Se hai già pagato non devi fare altro. Per informazioni: {contatto}.'
	},
	CAMPAGNA_IMU: {
		oggetto: 'IMU {anno}: scadenza il {entro}',
		testo:
			'Entro il {entro} si paga l’IMU {anno}{rata}.{causale} L’importo che risulta al Comune è {importo} euro: prima di pagare controlla che sia giusto per la tua situazione. {come} Se hai già pagato non devi fare altro. Per informazioni: {contatto}.'
	},
	CAMPAGNA_RETTA_SCOLASTICA: {
		oggetto: 'Servizi scolastici {anno}: scadenza il {entro}',
		testo:
			'Entro il {entro} devi pagare {importo} euro per i servizi scolastici {anno}{rata}.{causale} {come} Se hai già pagato non devi fare altro. Per informazioni: {contatto}.'
	}
} as const;

export type ModelloMessaggio = keyof typeof MODELLI;

/** All of them. */
export const modelliMessaggio = Object.keys(MODELLI) as ModelloMessaggio[];
