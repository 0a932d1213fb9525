/** Rows as CSV for spreadsheets (RFC 4180, with semicolons); called by the files that clerks take away. */

/** Every value in quotes, so that what stands in it stays in it. */
export function writeRighe(righe: readonly (readonly string[])[]): string {
	return righe.map((riga) => `${riga.map(quoted).join(';')}\r\n`).join('');
}

// A spreadsheet takes a value that begins with these for a formula.
function quoted(testo: string): string {
	const innocuo = /^[=+\-@\t\r]/.test(testo) ? `'${testo}` : testo;
	return `"${innocuo.replaceAll('"', '""')}"`;
}
