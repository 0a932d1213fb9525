/** Rows as CSV for spreadsheets (RFC 4180, with semicolons), and the lines of those that come back; called by the files that clerks take away and bring. */

/** Every value in quotes, so that what stands in it stays in it. */
export function writeRighe(righe: readonly (readonly string[])[]): string {
	return righe.map((riga) => `${riga.map(quoted).join(';')}\r\n`).join('');
}

// A spreadsheet takes a value that begins with these for a formula.
function quoted(testo: string): string {
	const innocuo = /^[=+\-@\t\r]/.test(testo) ? `'${testo}` : testo;
	return `"${innocuo.replaceAll('"', '""')}"`;
}

/** The lines of a file that say something, each with its number from 1: one line is one row, so that a stray quote spoils its own alone. */
export function* righeDi(testo: string): Generator<{ n: number; riga: string }> {
	let inizio = 0;
	for (let n = 1; inizio < testo.length; n += 1) {
		const fine = testo.indexOf('\n', inizio);
		const riga = testo.slice(inizio, fine < 0 ? undefined : fine).replace(/\r$/, '');
		inizio = fine < 0 ? testo.length : fine + 1;
		if (/[^;,\s"]/.test(riga)) yield { n, riga };
	}
}

/** The values of a line, without blanks around; undefined when its quotes do not close. */
export function splitRiga(riga: string, separatore: ';' | ','): string[] | undefined {
	if (!riga.includes('"')) return riga.split(separatore).map((valore) => valore.trim());
	const valori: string[] = [];
	for (let inizio = 0; inizio <= riga.length;) {
		const virgolette = /\s*"((?:[^"]|"")*)"\s*/y;
		virgolette.lastIndex = inizio;
		const tra = virgolette.exec(riga);
		const fine = tra ? virgolette.lastIndex : indexOrEnd(riga, separatore, inizio);
		if (fine < riga.length && riga[fine] !== separatore) return undefined;
		const valore = tra ? (tra[1] ?? '').replaceAll('""', '"') : riga.slice(inizio, fine);
		if (!tra && /^\s*"/.test(valore)) return undefined;
		valori.push(valore.trim());
		inizio = fine + 1;
	}
	return valori;
}

function indexOrEnd(riga: string, separatore: string, da: number): number {
	const posto = riga.indexOf(separatore, da);
	return posto < 0 ? riga.length : posto;
}
