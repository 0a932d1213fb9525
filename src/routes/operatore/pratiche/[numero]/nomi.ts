// How the fields of the clerks' forms about a pratica are called: at the field and in the list of what is wrong.

export const NOMI = {
	richiesta: 'Che cosa serve',
	giorni: 'Giorni per rispondere',
	ricezione: 'Giorno in cui hanno ricevuto l’avviso',
	risposta: 'Giorno in cui hanno risposto',
	destinatario: 'A quale ufficio o ente, e su che cosa',
	parere: 'Esito del parere',
	motivi: 'Motivi che ostacolano l’accoglimento',
	ricevutoIl: 'Giorno in cui ha ricevuto l’avviso con PEC o raccomandata',
	atto: 'Decisione',
	differitaAl: 'Rinviata al',
	motivazione: 'Motivi',
	rispostaOsservazioni: 'Risposta alle osservazioni',
	file: 'Documenti da consegnare',
	motivoArchiviazione: 'Perché la archivi',
	pagamento: 'Che cosa è stato pagato',
	importo: 'Importo ricevuto',
	mezzo: 'Come',
	riferimento: 'Numero della ricevuta o dell’operazione',
	pagatoIl: 'Giorno del pagamento',
	proroga: 'Che cosa si può pagare dopo',
	entro: 'Nuovo ultimo giorno',
	rimborso: 'Che cosa si rimborsa',
	rimborsoMezzo: 'Con quale mezzo',
	rimborsoNumero: 'Numero del mandato o dell’operazione',
	rimborsoDel: 'Giorno in cui è stato disposto'
} as const;
