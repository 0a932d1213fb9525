// A letter as HTML that mail programs and screen readers understand: no picture, no script, nothing loaded. Pure; called by compose-lettera.ts.
import type { Blocco, Pezzo } from '#lib/domain/testo-semplice.ts';
import { contrastWithWhite } from '#lib/styles/tema.ts';
import type { PartiLettera } from './lettera-parti.ts';

/** Stands in for a colour on which white would not be read. */
const SCURO = '#17324d';
/** WCAG 2.1, 1.4.3, level AA. */
const CONTRASTO_MINIMO = 4.5;

/** Well formed also as XML. `colorePrimario` as #00704a. */
export function scriviHtml(parti: PartiLettera, colorePrimario: string): string {
	const colore = contrastWithWhite(colorePrimario) >= CONTRASTO_MINIMO ? colorePrimario : SCURO;
	const link = (tratto: Pezzo): string => trattoHtml(tratto, colore);
	const corpo = [
		`<h1 style="margin:0 0 16px;font-size:24px;line-height:1.3">${escape(parti.oggetto)}</h1>`,
		...parti.blocchi.map((blocco) => bloccoHtml(blocco, link)),
		...(parti.fatti.length > 0 ? [fattiHtml(parti.fatti)] : []),
		paragrafo(bottone(parti.azione, colore)),
		paragrafo(
			`Se il pulsante non funziona, copia questo indirizzo: <span style="word-break:break-all">${escape(parti.azione.indirizzo)}</span>`
		)
	];
	const piede = parti.piede.map((tratti) => `<p style="margin:0 0 8px">${tratti.map(link).join('')}</p>`);
	return [
		'<!DOCTYPE html>',
		'<html lang="it" dir="ltr">',
		`<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /><title>${escape(parti.oggetto)}</title><style>${STILE}</style></head>`,
		'<body class="fondo" style="margin:0;padding:0;background-color:#f2f5f8">',
		`<div style="display:none;max-height:0;overflow:hidden">${escape(parti.anteprima)}</div>`,
		`<div class="foglio" role="article" lang="it" aria-label="${escape(parti.oggetto)}" style="max-width:600px;margin:0 auto;background-color:#ffffff;color:#17324d;font-family:Verdana,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:break-word">`,
		`<div style="padding:16px 24px;background-color:${colore};color:#ffffff;font-weight:bold">${escape(parti.ente)}</div>`,
		`<div style="padding:24px">${corpo.join('\n')}</div>`,
		`<div class="piede" style="padding:16px 24px;border-top:1px solid #5d7083;color:#455b71;font-size:14px">${piede.join('\n')}</div>`,
		'</div>',
		'</body>',
		'</html>',
		''
	].join('\n');
}

// Where the program is dark, and obeys: the colour of the ente stays under white, links become light.
const STILE =
	'@media (prefers-color-scheme:dark){.fondo{background-color:#10151a!important}.foglio{background-color:#1c242c!important;color:#f2f5f8!important}.piede{color:#c5d0da!important}.nel-testo{color:#9ec9ff!important}}';

function bloccoHtml({ tipo, righe }: Blocco, trattoOf: (tratto: Pezzo) => string): string {
	const scritte = righe.map((riga) => riga.map(trattoOf).join(''));
	if (tipo === 'paragrafo') return paragrafo(scritte.join('<br />'));
	const voci = scritte.map((voce) => `<li style="margin:0 0 4px">${voce}</li>`);
	const elenco = tipo === 'elenco' ? 'ul' : 'ol';
	return `<${elenco} style="margin:0 0 16px;padding:0 0 0 24px">${voci.join('')}</${elenco}>`;
}

function fattiHtml(fatti: PartiLettera['fatti']): string {
	const voci = fatti.map(
		({ etichetta, valore }) =>
			`<li style="margin:0 0 4px">${escape(etichetta)}: <strong>${escape(valore)}</strong></li>`
	);
	return `<ul style="margin:0 0 16px;padding:0 0 0 24px">${voci.join('')}</ul>`;
}

function trattoHtml(tratto: Pezzo, colore: string): string {
	const parole = escape(tratto.testo);
	if (tratto.tipo === 'link')
		return `<a class="nel-testo" href="${escape(tratto.href)}" style="color:${colore};text-decoration:underline">${parole}</a>`;
	return tratto.tipo === 'forte' ? `<strong>${parole}</strong>` : parole;
}

function bottone({ etichetta, indirizzo }: PartiLettera['azione'], colore: string): string {
	return `<a href="${escape(indirizzo)}" style="display:inline-block;padding:12px 24px;background-color:${colore};color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px">${escape(etichetta)}</a>`;
}

function paragrafo(html: string): string {
	return `<p style="margin:0 0 16px">${html}</p>`;
}

const SEGNI: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// Control characters stand in no HTML.
function escape(testo: string): string {
	return testo.replace(/[^\P{Cc}\t\n]/gu, ' ').replace(/[&<>"']/g, (segno) => SEGNI[segno] ?? segno);
}
