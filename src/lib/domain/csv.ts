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
		const da = skipBlanks(riga, inizio);
		const tra = riga[da] === '"';
		const chiude = tra ? closingQuote(riga, da) : undefined;
		if (tra && chiude === undefined) return undefined;
		const fine = chiude === undefined ? indexOrEnd(riga, separatore, inizio) : skipBlanks(riga, chiude + 1);
		if (fine < riga.length && riga[fine] !== separatore) return undefined;
		const valore =
			chiude === undefined ? riga.slice(inizio, fine) : riga.slice(da + 1, chiude).replaceAll('""', '"');
		valori.push(valore.trim());
		inizio = fine + 1;
	}
	return valori;
}

function skipBlanks(riga: string, da: number): number {
	const blanks = /\s*/y;
	blanks.lastIndex = da;
	blanks.test(riga);
	return blanks.lastIndex;
}

// Looked for by hand: over a value of megabytes an expression with a choice overflows its stack.
function closingQuote(riga: string, apre: number): number | undefined {
	for (let posto = riga.indexOf('"', apre + 1); posto >= 0; posto = riga.indexOf('"', posto + 2))
		if (riga[posto + 1] !== '"') return posto;
	return undefined;
}

function indexOrEnd(riga: string, separatore: string, da: number): number {
	const posto = riga.indexOf(separatore, da);
	return posto < 0 ? riga.length : posto;
}
