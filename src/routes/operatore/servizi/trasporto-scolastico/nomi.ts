// How the fields of these pages are called: at the field and in the list of what is wrong.

export const NOMI = { metri: 'Metri', fonte: 'Fonte' } as const;

/** Those of a day without bus. */
export const FERMO = {
	linea: 'Linea',
	giorno: 'Giorno',
	corsa: 'Che cosa non si fa',
	motivo: 'Motivo'
} as const;
