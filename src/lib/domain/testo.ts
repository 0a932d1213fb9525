/** Texts that must fit where others set the limit; called by documents and messages. */

/** The text in one line, cut at a word and closed by an ellipsis when it is longer than `massimo` characters. */
export function shortenTesto(testo: string, massimo: number): string {
	const lettere = Array.from(testo.trim().replace(/\s+/g, ' '));
	if (lettere.length <= massimo) return lettere.join('');
	const spazio = lettere.lastIndexOf(' ', massimo - 1);
	const fine = spazio > 0 ? spazio : massimo - 1;
	return `${lettere
		.slice(0, fine)
		.join('')
		.replace(/[\s,.;:–-]+$/, '')}…`;
}

/** The text without the full stop at its end: for who goes on with the sentence. */
export function senzaPunto(testo: string): string {
	return testo.replace(/[.\s]+$/, '');
}
