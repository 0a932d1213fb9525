// Reads the marks that the text of a letter may have: paragraphs, lists, bold, links. Pure; called by compose-lettera.ts.

/** A piece of a line. */
export type Tratto =
	{ tipo: 'testo' | 'forte'; testo: string } | { tipo: 'link'; testo: string; indirizzo: string };

/** Lines of pieces. */
export type Blocco = { tipo: 'paragrafo' | 'elenco'; righe: Tratto[][] };

const VOCE = /^[-*]\s+/;
/** Bold between double asterisks, or `[words](address)`. A bare address is no link: a text may quote what others wrote. */
const SEGNI = /\*\*([^*]+)\*\*|\[([^\]]+)\]\((https?:\/\/[^\s()<>"]+)\)/g;

/** Blocks are apart by an empty line; whatever is no mark stays as it is written. */
export function readMarcatura(testo: string): Blocco[] {
	return testo
		.replace(/\r\n?/g, '\n')
		.split(/\n[ \t]*\n+/)
		.map((blocco) => blocco.trim())
		.filter(Boolean)
		.flatMap(readBlocco);
}

// A list may follow its sentence without an empty line.
function readBlocco(blocco: string): Blocco[] {
	const blocchi: Blocco[] = [];
	for (const riga of blocco.split('\n').map((una) => una.trim())) {
		const tipo = VOCE.test(riga) ? 'elenco' : 'paragrafo';
		const ultimo = blocchi.at(-1);
		const tratti = readTratti(riga.replace(VOCE, ''));
		if (ultimo?.tipo === tipo) ultimo.righe.push(tratti);
		else blocchi.push({ tipo, righe: [tratti] });
	}
	return blocchi;
}

function readTratti(riga: string): Tratto[] {
	const tratti: Tratto[] = [];
	let fine = 0;
	for (const trovato of riga.matchAll(SEGNI)) {
		const [tutto, forte, parole = '', indirizzo = ''] = trovato;
		if (trovato.index > fine) tratti.push({ tipo: 'testo', testo: riga.slice(fine, trovato.index) });
		if (forte !== undefined) tratti.push({ tipo: 'forte', testo: forte });
		else tratti.push({ tipo: 'link', testo: parole, indirizzo });
		fine = trovato.index + tutto.length;
	}
	if (fine < riga.length) tratti.push({ tipo: 'testo', testo: riga.slice(fine) });
	return tratti;
}
