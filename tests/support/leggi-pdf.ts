// Reads back the PDFs that the house writes: tags in their order with the words under them, and what is drawn. Used by the tests of the documents.
import { inflateSync } from 'node:zlib';

export type ElementoPdf = {
	tipo: string;
	/** Its own words and those of the elements inside, one after the other. */
	testo: string;
	alternativa?: string;
	figli: ElementoPdf[];
};

export type Rettangolo = { x: number; y: number; larghezza: number; altezza: number };

export type PdfLetto = {
	pagine: number;
	/** The file as text: catalogue, fonts and metadata can be read in it. */
	grezzo: string;
	radice: ElementoPdf;
	/** What is drawn as rectangles under a figure. */
	rettangoliDi: (figura: ElementoPdf) => Rettangolo[];
};

type Contenuto = { testo: string; disegno: string };

/** Words and drawings are those of the first page: marks count anew on each. */
export function readPdf(byte: Uint8Array): PdfLetto {
	const grezzo = Buffer.from(byte).toString('latin1');
	const oggetti = new Map(
		[...grezzo.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', corpo = '']) => [
			id,
			corpo
		])
	);
	const oggetto = (id = ''): string => oggetti.get(id) ?? '';
	const pagine = [...oggetti.values()].filter((corpo) => /\/Type \/Page\n/.test(corpo));
	const pagina = pagine[0] ?? '';
	const risorse = oggetto(/\/Resources (\d+) 0 R/.exec(pagina)?.[1]);
	const caratteri = new Map(
		[...risorse.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, nome = '', id]) => [
			nome,
			glifi(inflate(oggetto(/\/ToUnicode (\d+) 0 R/.exec(oggetto(id))?.[1])))
		])
	);
	const contenuti = marcati(inflate(oggetto(/\/Contents (\d+) 0 R/.exec(pagina)?.[1])), caratteri);
	const disegni = new Map<ElementoPdf, string>();

	function elementoDi(id: string): ElementoPdf {
		const corpo = oggetto(id);
		const figli: ElementoPdf[] = [];
		const parti: string[] = [];
		let disegno = '';
		for (const [voce, figlio] of (/\/K \[([^\]]*)\]/.exec(corpo)?.[1] ?? '').matchAll(/(\d+) 0 R|\d+/g)) {
			if (figlio) figli.push(elementoDi(figlio));
			const { testo = '', disegno: disegnato = '' } = contenuti.get(Number(voce)) ?? {};
			parti.push(figlio ? (figli.at(-1)?.testo ?? '') : testo);
			if (!figlio) disegno += disegnato;
		}
		const alternativa = /\/Alt \(((?:[^()\\]|\\[\s\S])*)\)/.exec(corpo)?.[1];
		const elemento = {
			tipo: /\/S \/(\w+)/.exec(corpo)?.[1] ?? '',
			testo: parti.filter(Boolean).join(' '),
			...(alternativa !== undefined && { alternativa: stringa(alternativa) }),
			figli
		};
		disegni.set(elemento, disegno);
		return elemento;
	}

	const documento = [...oggetti].find(([, corpo]) => /\/S \/Document\n/.test(corpo));
	return {
		pagine: pagine.length,
		grezzo,
		radice: elementoDi(documento?.[0] ?? ''),
		rettangoliDi: (figura) => rettangoli(disegni.get(figura) ?? '')
	};
}

/** Every element of a type, in the order in which it is read aloud. */
export function elementiDi(elemento: ElementoPdf, tipo: string): ElementoPdf[] {
	const dentro = elemento.figli.flatMap((figlio) => elementiDi(figlio, tipo));
	return elemento.tipo === tipo ? [elemento, ...dentro] : dentro;
}

function inflate(corpo: string): string {
	const flusso = /stream\n([\s\S]*)\nendstream/.exec(corpo)?.[1] ?? '';
	return inflateSync(Buffer.from(flusso, 'latin1')).toString('latin1');
}

/** From the number of a glyph to its letters. */
function glifi(mappa: string): Map<number, string> {
	const lettere = new Map<number, string>();
	for (const [, primo = '', elenco = ''] of mappa.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
		for (const [i, [, codici = '']] of [...elenco.matchAll(/<([\w ]*)>/g)].entries())
			lettere.set(
				parseInt(primo, 16) + i,
				String.fromCharCode(...(codici.match(/\w{4}/g) ?? []).map((codice) => parseInt(codice, 16)))
			);
	return lettere;
}

/** What is drawn under each mark; artifacts have none. */
function marcati(flusso: string, caratteri: Map<string, Map<number, string>>): Map<number, Contenuto> {
	const contenuti = new Map<number, Contenuto>();
	for (const [, mcid, disegno = ''] of flusso.matchAll(/\/MCID (\d+)\n>> BDC\n([\s\S]*?)\nEMC/g))
		contenuti.set(Number(mcid), { testo: paroleDi(disegno, caratteri), disegno });
	return contenuti;
}

function paroleDi(disegno: string, caratteri: Map<string, Map<number, string>>): string {
	let lettere: Map<number, string> | undefined;
	const righe: string[] = [];
	for (const [, carattere, glifiScritti = ''] of disegno.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
		if (carattere) lettere = caratteri.get(carattere);
		else
			righe.push(
				(glifiScritti.match(/<\w*>/g) ?? [])
					.flatMap((gruppo) => gruppo.match(/\w{4}/g) ?? [])
					.map((glifo) => lettere?.get(parseInt(glifo, 16)) ?? '\uFFFD')
					.join('')
			);
	}
	return righe.join(' ').replace(/\s+/g, ' ').trim();
}

function rettangoli(disegno: string): Rettangolo[] {
	return [...disegno.matchAll(/^(\S+) (\S+) (\S+) (\S+) re$/gm)].map(([, x, y, larghezza, altezza]) => ({
		x: Number(x),
		y: Number(y),
		larghezza: Number(larghezza),
		altezza: Number(altezza)
	}));
}

function stringa(scritta: string): string {
	const byte = Buffer.from(scritta.replace(/\\([\s\S])/g, '$1'), 'latin1');
	return byte[0] === 0xfe && byte[1] === 0xff
		? byte.subarray(2).swap16().toString('utf16le')
		: byte.toString('latin1');
}
