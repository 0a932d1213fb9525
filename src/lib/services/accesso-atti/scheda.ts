/** The card of access to records (art. 22-25 L. 241/1990; art. 5 D.Lgs. 33/2013); part of the definition in servizio.ts. */
import type { Scheda } from '#lib/forms/scheda.ts';

export const scheda: Scheda = {
	titolo: "Richiedere l'accesso agli atti",
	categoria: 'Autorizzazioni',
	argomenti: ["Accesso all'informazione", 'Trasparenza amministrativa'],
	descrizione: 'Chiedi di vedere o ricevere copia di documenti e dati del Comune.',
	destinatari: "A chi ha un interesse personale su un documento; per l'accesso civico, a tutti.",
	comeFare:
		'Scegli il tipo di accesso con la guida, descrivi il documento, conferma il riepilogo e invia. Il Comune ti avvisa a ogni passo.',
	cosaServe:
		"SPID o CIE; i dati per trovare il documento (numero pratica, indirizzo o dati catastali); il motivo, solo per l'accesso documentale; la delega, se chiedi per altri. Non serve la copia del tuo documento.",
	cosaSiOttiene: 'La visione o la copia del documento, oppure una risposta motivata se non si può dare.',
	tempi:
		'30 giorni. Se ci sono altre persone coinvolte, hanno 10 giorni per opporsi. Accesso documentale: se dopo 30 giorni non rispondiamo, la richiesta si considera respinta e puoi fare ricorso.',
	costi:
		"Vedere i documenti è gratis. Le copie hanno il costo indicato nella tabella; la copia conforme richiede l'imposta di bollo da 16 euro.",
	condizioni: 'Puoi ritirare la richiesta in ogni momento.',
	esito: ['Richiesta di riesame', 'Ricorso al difensore civico', 'Ricorso al TAR']
};
