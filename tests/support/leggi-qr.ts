// Decodes the squares of a QR code of version 4, level M, bytes (ISO/IEC 18004), knowing nothing of what draws them. Used by the tests of the notice.

const LATO = 33;
/** Level M of version 4: two blocks of 32 bytes of data, 18 of correction each. */
const BLOCCHI = 2;
const BYTE_DATI = 64;

const MASCHERE: readonly ((riga: number, colonna: number) => boolean)[] = [
	(r, c) => (r + c) % 2 === 0,
	(r) => r % 2 === 0,
	(_, c) => c % 3 === 0,
	(r, c) => (r + c) % 3 === 0,
	(r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
	(r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
	(r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
	(r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0
];

/** The text of a code without a single error. @throws Error on another version, level or mode */
export function readQr(scuri: readonly (readonly boolean[])[]): string {
	if (scuri.length !== LATO || scuri.some((riga) => riga.length !== LATO))
		throw new Error(`Non è una versione 4: ${scuri.length} quadrati.`);
	const formato = formatoDi(scuri);
	// Level M is 00.
	if (formato >> 3 !== 0) throw new Error('Il livello di correzione non è M.');
	const maschera = MASCHERE[formato & 7];
	const bit = percorso().map(([r, c]) => Number(scuri[r]?.[c] !== maschera?.(r, c)));
	const parole = Array.from({ length: BYTE_DATI }, (_, i) => numero(bit.slice(i * 8, i * 8 + 8)));
	// Bytes of the two blocks alternate.
	const dati = [0, 1].flatMap((blocco) => parole.filter((_, i) => i % BLOCCHI === blocco));
	const letti = dati.flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> (7 - i)) & 1));
	if (numero(letti.slice(0, 4)) !== 4) throw new Error('Il contenuto non è in byte.');
	const lunghezza = numero(letti.slice(4, 12));
	const testo = Array.from({ length: lunghezza }, (_, i) => numero(letti.slice(12 + i * 8, 20 + i * 8)));
	return Buffer.from(testo).toString('utf8');
}

/** Level and mask, in the five bits beside the first finder, under a mask of their own. */
function formatoDi(scuri: readonly (readonly boolean[])[]): number {
	const bit = [0, 1, 2, 3, 4].map((colonna) => Number(scuri[8]?.[colonna]));
	return numero(bit) ^ 0b10101;
}

/** The squares that hold data, two columns at a time from the right, up and down. */
function percorso(): [number, number][] {
	const posti: [number, number][] = [];
	let sale = true;
	for (let destra = LATO - 1; destra > 0; destra -= 2) {
		// The column of the timing pattern holds nothing.
		if (destra === 6) destra = 5;
		for (let passo = 0; passo < LATO; passo += 1) {
			const riga = sale ? LATO - 1 - passo : passo;
			for (const colonna of [destra, destra - 1]) if (!isFisso(riga, colonna)) posti.push([riga, colonna]);
		}
		sale = !sale;
	}
	return posti;
}

function isFisso(riga: number, colonna: number): boolean {
	const alto = riga < 9;
	const sinistra = colonna < 9;
	if (riga === 6 || colonna === 6) return true;
	if ((alto && (sinistra || colonna > LATO - 9)) || (sinistra && riga > LATO - 9)) return true;
	// One alignment pattern, around (26, 26).
	return Math.abs(riga - 26) <= 2 && Math.abs(colonna - 26) <= 2;
}

function numero(bit: readonly number[]): number {
	return bit.reduce((valore, uno) => valore * 2 + uno, 0);
}
