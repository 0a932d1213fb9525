/** What a clerk can correct in a notice to the public; part of the catalogue in errori.ts. */
export const TESTI_COMUNICAZIONI = {
	COM_COLORE: 'Per un’allerta meteo scegli il colore; per gli altri avvisi lascia il colore vuoto.',
	COM_LUOGO: 'Scrivi anche a parole dove vale: non tutti vedono l’area sulla mappa.',
	COM_DATI_PERSONALI: 'Togli i dati delle persone: questo testo lo leggono tutti.',
	COM_PERIODO: 'La fine deve venire dopo l’inizio.',
	COM_FINITA: 'La fine è già passata: scegline una nel futuro.',
	COM_DURATA: 'Un avviso di questo tipo vale al massimo {giorni} giorni.',
	COM_ANTICIPO: 'L’inizio può essere al massimo tra un anno.',
	COM_ETA: 'Scrivi età da 0 a 120 anni, con almeno {anni} anni tra la prima e l’ultima.',
	COM_CONTEGGI:
		'Hai contato le persone molte volte. Riprova tra {minuti} minuti: intanto puoi salvare la bozza.',
	COM_VIE: 'Scrivi al massimo {massimo} vie, una per riga.',
	COM_VIA_LUNGA: 'Una via ha al massimo {massimo} caratteri: scrivine una per riga.',
	COM_VIA_E_PROFESSIONE:
		'Una professione non si sceglie insieme a una via sola: si capirebbe chi è la persona. Aggiungi altre vie o togli la professione.',
	COM_DESTINATARI_POCHI:
		'Con questi criteri le persone sono meno di 20: sono troppo poche, si potrebbe capire chi sono. Allarga i criteri, oppure pubblica l’avviso solo sul sito.',
	COM_NON_PUBBLICABILE:
		'Quello che è scritto non va più bene, forse perché il tempo è passato: riapri la bozza, controlla e ripeti.',
	COM_CAMBIATA: 'Intanto qualcun altro ha cambiato questo avviso: guarda com’è adesso, poi ripeti.',
	COM_PASSO: 'Questa operazione non si può fare adesso, oppure spetta a un’altra persona.'
} as const;
