/** The odd/even tables shared by the check character of the codice fiscale and by the CIN of the Italian IBAN. */

// Values of 0-9 (and of A-J) and then of K-Z in odd positions, D.M. 23/12/1976.
const DISPARI = [
	1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
] as const;

/** The letter that closes a text of A-Z and 0-9: sum of table values by position (the first is odd), modulo 26. */
export function carattereControllo(testo: string): string {
	let somma = 0;
	for (let i = 0; i < testo.length; i += 1) {
		const valore = valorePari(testo.charCodeAt(i));
		somma += i % 2 === 0 ? (DISPARI[valore] ?? 0) : valore;
	}
	return String.fromCharCode(65 + (somma % 26));
}

function valorePari(codice: number): number {
	return codice < 65 ? codice - 48 : codice - 65;
}
