/** Whole numbers as people read them. Pure; called by what counts rows and messages. */

/** With a point between thousands, also of four digits. */
export function formatNumero(quanti: number): string {
	return quanti.toLocaleString('it', { useGrouping: 'always' });
}
