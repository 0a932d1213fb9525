/** The form in which names are compared when a person looks for one; called by the table of places and by choices among many options. */

/** Lower case letters and digits without accents, parted by single spaces: "Sant'Angelo" is found as "sant angelo". */
export function chiaveRicerca(nome: string): string {
	return nome
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}
