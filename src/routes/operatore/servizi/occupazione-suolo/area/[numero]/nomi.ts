// How the fields of the ordinance are called: at the field and in the list of what is wrong.

export const NOMI = {
	ordinanzaNumero: 'Numero dell’ordinanza',
	ordinanzaDel: 'Data dell’ordinanza',
	ordinanzaIndirizzo: 'Pagina in cui è pubblicata'
} as const;
