/** The roles that an administrator gives to the clerks of an ente, and what each may do; used by the pages of the people, the command of the ente and the rules of who works where. */

/** In the order in which they are kept and shown. */
export const RUOLI = [
	'operatore',
	'responsabile',
	'protocollo',
	'cassa',
	'amministratore',
	'redattore',
	'formatore',
	'auditor'
] as const;

export type Ruolo = (typeof RUOLI)[number];

/** Name and what it lets do; `ovunque` are not of an office alone: whoever has them in one has them in the whole ente. */
export const RUOLI_IN_PAROLE: Readonly<Record<Ruolo, { nome: string; puo: string; ovunque: boolean }>> = {
	operatore: {
		nome: 'Operatore',
		puo: 'Vede le pratiche dell’ufficio e le porta avanti, senza decidere.',
		ovunque: false
	},
	responsabile: {
		nome: 'Responsabile',
		puo: 'Decide le pratiche dell’ufficio, prepara le campagne di avvisi, e fa quello che fa un operatore.',
		ovunque: false
	},
	protocollo: { nome: 'Protocollo', puo: 'Legge il registro di protocollo del Comune.', ovunque: true },
	cassa: {
		nome: 'Cassa',
		puo: 'Registra pagamenti e rimborsi: vede solo le pratiche che ne hanno.',
		ovunque: true
	},
	amministratore: {
		nome: 'Amministratore',
		puo: 'Pubblica le impostazioni del Comune, assegna i ruoli, prepara le campagne di avvisi. Non vede le pratiche.',
		ovunque: true
	},
	redattore: {
		nome: 'Redattore',
		puo: 'Scrive gli avvisi del Comune a tutti, che un’altra persona approva. Non vede le pratiche.',
		ovunque: true
	},
	formatore: {
		nome: 'Formatore',
		puo: 'Terrà le stanze di prova della palestra digitale. Non vede le pratiche.',
		ovunque: true
	},
	auditor: {
		nome: 'Auditor',
		puo: 'Legge le pratiche di tutti gli uffici e i registri, senza cambiare niente.',
		ovunque: true
	}
};

/** Whether the text is a role. */
export function isRuolo(testo: string): testo is Ruolo {
	return (RUOLI as readonly string[]).includes(testo);
}

/** The roles among these, each once, in the order in which they are kept. */
export function ordinaRuoli(quali: readonly string[]): Ruolo[] {
	return RUOLI.filter((ruolo) => quali.includes(ruolo));
}
