// How the fields of the distances are called: at the field and in the list of what is wrong.

export const NOMI = { metri: 'Metri', fonte: 'Fonte' } as const;
