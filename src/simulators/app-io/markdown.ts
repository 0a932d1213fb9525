// The markdown of messages as safe HTML: paragraphs, lists, bold, links; the rest stays as it is written. Called by message-page.ts.
import { escapeHtml } from '../page.ts';

/** HTML of a text that anybody may have written. */
export function renderMarkdown(testo: string): string {
	return testo
		.split(/\n{2,}/)
		.map((blocco) => blocco.trim())
		.filter((blocco) => blocco !== '')
		.map(renderBlock)
		.join('');
}

const PUNTO = /^\s*[-*] +/;
const NUMERO = /^\s*\d+[.)] +/;

// A list may follow its introduction without an empty line.
function renderBlock(blocco: string): string {
	const gruppi: { segno: RegExp | undefined; righe: string[] }[] = [];
	for (const riga of blocco.split('\n')) {
		const segno = [PUNTO, NUMERO].find((uno) => uno.test(riga));
		const ultimo = gruppi.at(-1);
		if (ultimo && ultimo.segno === segno) ultimo.righe.push(riga);
		else gruppi.push({ segno, righe: [riga] });
	}
	return gruppi.map(renderGroup).join('');
}

function renderGroup({ segno, righe }: { segno: RegExp | undefined; righe: string[] }): string {
	if (!segno) return `<p>${renderInline(righe.join('\n'))}</p>`;
	const voci = righe.map((riga) => `<li>${renderInline(riga.replace(segno, ''))}</li>`).join('');
	return segno === PUNTO ? `<ul>${voci}</ul>` : `<ol>${voci}</ol>`;
}

// What is not one of the two signs is escaped, and so is what stands in them.
function renderInline(testo: string): string {
	const segni = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g;
	let html = '';
	let fin = 0;
	for (const { 0: intero, 1: forte, 2: parole = '', 3: indirizzo = '', index } of testo.matchAll(segni)) {
		html += escapeHtml(testo.slice(fin, index));
		html += forte
			? `<strong>${escapeHtml(forte)}</strong>`
			: `<a href="${escapeHtml(indirizzo)}" rel="noreferrer">${escapeHtml(parole)}</a>`;
		fin = index + intero.length;
	}
	return html + escapeHtml(testo.slice(fin));
}
