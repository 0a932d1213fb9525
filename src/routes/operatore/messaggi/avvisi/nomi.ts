// Names of the fields of a notice, in the list of what is wrong and on the page, in the order of the page.
export const NOMI: Readonly<Record<string, string>> = {
	tipo: 'Tipo di avviso',
	colore: 'Colore dell’allerta',
	titolo: 'Titolo',
	testo: 'Testo',
	collegamento: 'Collegamento',
	dal: 'Inizio: giorno',
	dalOra: 'Inizio: ora',
	al: 'Fine: giorno',
	alOra: 'Fine: ora',
	luogo: 'Dove',
	area: 'Area sulla mappa',
	messaggi: 'Messaggi alle persone',
	eta: 'Età',
	etaDa: 'Da quanti anni',
	etaA: 'Fino a quanti anni',
	vie: 'Vie',
	professioni: 'Professioni',
	motivo: 'Perché'
};
