/** Reads the few signs of markdown that our messages use: paragraphs, lists, bold, links. Gives blocks and never HTML; used by the page of a message and by what is sent by e-mail. */

/** A stretch of a line. `href` is an absolute address, http or https. */
export type Pezzo =
	| { tipo: 'testo'; testo: string }
	| { tipo: 'forte'; testo: string }
	| { tipo: 'link'; testo: string; href: string };

/** Lines of a paragraph, or the things of a list. */
export type Blocco = { tipo: 'paragrafo' | 'elenco' | 'elenco numerato'; righe: Pezzo[][] };

const VOCE = /^[-*]\s+(.+)$/;
const VOCE_NUMERATA = /^\d{1,3}[.)]\s+(.+)$/;
/** Bold, a link with its words. A bare address is no link: a text may quote what others wrote. */
const SEGNI = /\*\*(?<forte>[^*\n]+)\*\*|\[(?<parole>[^[\]\n]+)\]\((?<dove>https?:\/\/[^\s()<>"]+)\)/g;

/** The blocks of a text. What is no sign stays as it was written. */
export function leggiTestoSemplice(testo: string): Blocco[] {
	const blocchi: Blocco[] = [];
	let aperto: Blocco | undefined;
	for (const riga of testo
		.replaceAll('\r\n', '\n')
		.split('\n')
		.map((una) => una.trim())) {
		if (riga === '') {
			aperto = undefined;
			continue;
		}
		const voce = VOCE.exec(riga)?.[1];
		const numerata = VOCE_NUMERATA.exec(riga)?.[1];
		const nuovo = bloccoDi({ riga, voce, numerata });
		if (aperto?.tipo === nuovo.tipo) aperto.righe.push(...nuovo.righe);
		else blocchi.push((aperto = nuovo));
	}
	return blocchi;
}

/** The same, where the bare addresses of one site are links too: ours lead where we say, whoever wrote them. `sito` has no slash at the end. */
export function collegaSito(blocchi: readonly Blocco[], sito: string): Blocco[] {
	return blocchi.map(({ tipo, righe }) => ({
		tipo,
		righe: righe.map((pezzi) =>
			pezzi.flatMap((pezzo) => (pezzo.tipo === 'testo' ? collega(pezzo.testo, sito) : [pezzo]))
		)
	}));
}

/** What others wrote, so that within a message of ours it is neither a link nor bold: here, nor on App IO. */
export function senzaSegni(testo: string): string {
	return testo.replaceAll('](', '] (').replace(/\*{2,}/g, '*');
}

/** The same words without signs, in one line: for lists and previews. */
export function inUnaRiga(blocchi: readonly Blocco[]): string {
	return blocchi
		.flatMap(({ righe }) => righe)
		.map((pezzi) => pezzi.map(({ testo }) => testo).join(''))
		.join(' ');
}

type Riga = { riga: string; voce: string | undefined; numerata: string | undefined };

function bloccoDi({ riga, voce, numerata }: Riga): Blocco {
	if (voce) return { tipo: 'elenco', righe: [leggiPezzi(voce)] };
	if (numerata) return { tipo: 'elenco numerato', righe: [leggiPezzi(numerata)] };
	return { tipo: 'paragrafo', righe: [leggiPezzi(riga)] };
}

function leggiPezzi(riga: string): Pezzo[] {
	const pezzi: Pezzo[] = [];
	let fatto = 0;
	for (const segno of riga.matchAll(SEGNI)) {
		const pezzo = pezzoDi(segno.groups ?? {});
		if (!pezzo) continue;
		if (segno.index > fatto) pezzi.push({ tipo: 'testo', testo: riga.slice(fatto, segno.index) });
		pezzi.push(pezzo);
		fatto = segno.index + segno[0].length;
	}
	if (fatto < riga.length) pezzi.push({ tipo: 'testo', testo: riga.slice(fatto) });
	return pezzi;
}

// The dot at the end of the sentence is no part of an address.
const INDIRIZZO = /(https?:\/\/[^\s<>"()]*[\w/])/;

function collega(testo: string, sito: string): Pezzo[] {
	return testo
		.split(INDIRIZZO)
		.filter((parte) => parte !== '')
		.map((parte) =>
			parte.startsWith(`${sito}/`)
				? { tipo: 'link', testo: parte, href: parte }
				: { tipo: 'testo', testo: parte }
		);
}

function pezzoDi({ forte, parole, dove }: Record<string, string | undefined>): Pezzo | undefined {
	if (forte) return { tipo: 'forte', testo: forte };
	// What only looks like an address is text.
	return parole && dove && URL.canParse(dove) ? { tipo: 'link', testo: parole, href: dove } : undefined;
}
