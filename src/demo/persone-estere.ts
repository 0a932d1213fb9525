// The invented citizens of other states who log in through eIDAS and have no codice fiscale; used by the simulator of the Italian node and the tests.

/** Names as their state writes them, ISO date of birth. */
export type PersonaEstera = {
	/** Unique identifier of eIDAS: state of the person, state that asks, identifier (Reg. (EU) 2015/1501, annex). */
	identificativo: string;
	paese: string;
	nome: string;
	cognome: string;
	dataNascita: string;
	sesso: 'F' | 'M';
};

export const personeEstere: readonly PersonaEstera[] = [
	{
		identificativo: 'DE/IT/7H3KX9Q2LM',
		paese: 'Germania',
		nome: 'Jürgen',
		cognome: 'Weiß',
		dataNascita: '1975-06-30',
		sesso: 'M'
	},
	{
		identificativo: 'ES/IT/51B8N0T4ZR',
		paese: 'Spagna',
		nome: 'María José',
		cognome: 'Núñez García',
		dataNascita: '1992-12-05',
		sesso: 'F'
	},
	{
		identificativo: 'FR/IT/C0P6W2V8YD',
		paese: 'Francia',
		nome: 'Anaïs',
		cognome: "L'Hôte",
		dataNascita: '2001-02-17',
		sesso: 'F'
	}
];
