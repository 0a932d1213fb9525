// How the fields of these pages are called: at the field and in the list of what is wrong.

export const NOMI = {
	campo: 'Dato',
	valore: 'Nuovo valore',
	numero: 'Pratica',
	esito: 'Esito',
	motivo: 'Motivo',
	file: 'File degli esiti'
} as const;
