// The notice of payment of pagoPA, one A4 sheet in the layout of its rules (version 3.4), tagged for who listens to it. Called by its download.
import { encode } from 'uqr';
import { formatNav, qrAvviso } from '#lib/domain/avviso.ts';
import { formatEuro, formatImporto } from '#lib/domain/denaro.ts';
import { formatData } from '#lib/domain/istante.ts';
import {
	BLU,
	drawFascia,
	drawModulo,
	drawParagrafo,
	drawRiga,
	drawTratteggio,
	drawVoce,
	forte,
	LARGHEZZA,
	LATO_QR,
	LATO_STEMMA,
	MARGINE,
	normale,
	PASSO,
	type Modulo,
	type Pezzo
} from './avviso-disegno.ts';
import { canaliOnline, entroLimiti, TESTI, type DatiAvviso } from './avviso-testi.ts';
import { collect, drawQuadrati, openPdf, printable } from './pdf.ts';
import { drawStemma, readStemma } from './stemma.ts';

/** Between two modules, one below the other. */
const STACCO = 3 * PASSO;
const COLONNA = (LARGHEZZA - 2 * PASSO) / 2;

/** The bytes of the notice; `creato` is the instant that the file states. @throws RangeError on a code or an amount outside the rules */
export async function writeAvviso(dati: DatiAvviso, { creato }: { creato: Date }): Promise<Uint8Array> {
	const avviso = entroLimiti(dati);
	const pdf = openPdf({
		titolo: `${TESTI.titolo}: ${avviso.oggetto}`,
		autore: avviso.ente.nome,
		creato,
		margini: { top: MARGINE, bottom: MARGINE, left: MARGINE, right: MARGINE },
		caratteri: ['normale', 'forte', 'codice', 'codiceForte']
	});
	const bytes = collect(pdf);
	const dentro = pdf.struct('Document');
	pdf.addStructure(dentro);
	const foglio = { pdf, dentro, x: MARGINE, y: MARGINE, larghezza: LARGHEZZA };
	const intestato = drawModulo(foglio, (modulo) => intestazione(modulo, avviso));
	const persone = drawColonne({ ...foglio, y: intestato + STACCO }, [
		(modulo) => creditore(modulo, avviso),
		(modulo) => destinatario(modulo, avviso)
	]);
	const modi = drawColonne({ ...foglio, y: persone + STACCO }, [
		(modulo) => quantoEQuando(modulo, avviso),
		(modulo) => dove(modulo, avviso)
	]);
	drawTratteggio({ ...foglio, y: modi + STACCO });
	drawModulo({ ...foglio, y: modi + 2 * STACCO }, (modulo) => datiPagamento(modulo, avviso));
	dentro.end();
	pdf.end();
	return bytes;
}

function drawColonne(foglio: Modulo, colonne: readonly ((modulo: Modulo) => number)[]): number {
	const fini = colonne.map((disegna, i) =>
		drawModulo({ ...foglio, x: MARGINE + i * (COLONNA + 2 * PASSO), larghezza: COLONNA }, disegna)
	);
	return Math.max(...fini);
}

function intestazione(modulo: Modulo, { ente, oggetto }: DatiAvviso): number {
	const { pdf, dentro, x, y, larghezza } = modulo;
	const base = y + 2 * PASSO;
	const titolo = { ...modulo, x: x + 11 * PASSO };
	drawRiga(modulo, { pezzi: [{ ...forte('pagoPA', 20), colore: BLU }], base });
	drawRiga(titolo, { tag: 'H1', pezzi: [forte(TESTI.titolo.toUpperCase(), 12)], base });
	const fine = drawParagrafo(
		{ ...modulo, y: y + STACCO, larghezza: larghezza - LATO_STEMMA - STACCO },
		{ righe: 3, ...forte(oggetto, 20) }
	);
	const angolo = { ...modulo, x: x + larghezza - LATO_STEMMA, larghezza: LATO_STEMMA };
	const stemma = ente.stemma && readStemma(ente.stemma);
	if (!stemma) return Math.max(fine, drawParagrafo(angolo, forte(ente.nome, 12)));
	const opzioni = {
		alt: printable(`Stemma: ${ente.nome}`),
		bbox: [angolo.x, y, x + larghezza, y + LATO_STEMMA]
	};
	const draw = (): void => {
		drawStemma(pdf, stemma, { destra: x + larghezza, y, lato: LATO_STEMMA });
	};
	dentro.add(pdf.struct('Figure', opzioni, [draw]));
	return Math.max(fine, y + LATO_STEMMA);
}

function creditore(modulo: Modulo, { ente }: DatiAvviso): number {
	const corpo = drawFascia(modulo, TESTI.ente, codiceFiscale(ente.codiceFiscale));
	const nome = drawParagrafo(corpo, { righe: 2, ...forte(ente.nome, 14) });
	const settore = drawParagrafo({ ...corpo, y: nome }, { righe: 2, ...normale(ente.settore, 11) });
	return drawParagrafo({ ...corpo, y: settore }, { righe: 3, ...normale(ente.info, 9) });
}

function destinatario(modulo: Modulo, { debitore }: DatiAvviso): number {
	const corpo = drawFascia(modulo, TESTI.destinatario, codiceFiscale(debitore.codiceFiscale));
	const nome = drawParagrafo(corpo, { righe: 3, ...forte(debitore.nome, 14) });
	if (!debitore.indirizzo) return nome;
	return drawParagrafo({ ...corpo, y: nome }, { righe: 3, ...normale(debitore.indirizzo, 11) });
}

function codiceFiscale(codice: string): Pezzo[] {
	return [normale(`${TESTI.cfEnteBreve} `, 8), { testo: codice, carattere: 'codice', corpo: 9 }];
}

function quantoEQuando(modulo: Modulo, { cent, scadenza }: DatiAvviso): number {
	const corpo = drawFascia(modulo, TESTI.quanto);
	const importo = [forte(formatImporto(cent), 20), forte(` ${TESTI.euro}`, 16)];
	drawRiga(corpo, { pezzi: importo, base: corpo.y + 2 * PASSO });
	const giorno = [normale(`${TESTI.scadenza} `, 12), forte(formatData(scadenza), 16)];
	drawRiga(corpo, { pezzi: giorno, base: corpo.y + 5 * PASSO });
	return drawParagrafo({ ...corpo, y: corpo.y + 6 * PASSO }, normale(TESTI.variazioni, 9));
}

function dove(modulo: Modulo, { sito }: DatiAvviso): number {
	const [vai, indirizzo] = TESTI.elenco;
	const corpo = drawFascia(modulo, TESTI.dove, [normale(`${vai} `, 9), forte(indirizzo, 9)]);
	const titolo = (testo: string) => ({ tag: 'H3', ...forte(testo.toUpperCase(), 10) });
	const online = drawParagrafo(corpo, titolo(TESTI.online));
	const canali = drawParagrafo({ ...corpo, y: online }, normale(canaliOnline(sito), 9));
	const territorio = drawParagrafo({ ...corpo, y: canali + PASSO }, titolo(TESTI.territorio));
	return drawParagrafo({ ...corpo, y: territorio }, normale(TESTI.esercenti, 9));
}

function datiPagamento(modulo: Modulo, avviso: DatiAvviso): number {
	const rata = [
		forte(`${TESTI.rata.toUpperCase()} `, 10),
		normale(`${TESTI.scadenza} `, 9),
		forte(formatData(avviso.scadenza), 10)
	];
	const corpo = drawFascia(modulo, TESTI.dati, rata);
	// White around the code, or it may not be read.
	const quadro = { ...corpo, y: corpo.y + PASSO, larghezza: LATO_QR + 3 * PASSO };
	codiceQr(quadro, avviso);
	const inquadra = drawParagrafo(
		{ ...quadro, y: quadro.y + LATO_QR + 2 * PASSO },
		normale(TESTI.inquadra, 8)
	);
	const x = quadro.x + quadro.larghezza + 2 * PASSO;
	const accanto = { ...quadro, x, larghezza: corpo.x + corpo.larghezza - x };
	return Math.max(inquadra, valori(accanto, avviso));
}

function codiceQr({ pdf, dentro, x, y }: Modulo, { nav, ente, cent }: DatiAvviso): void {
	const testo = qrAvviso({ nav, cfEnte: ente.codiceFiscale, cent });
	const { data: matrice } = encode(testo, { ecc: 'M', minVersion: 4, maxVersion: 4, border: 0 });
	const opzioni = {
		alt: `Codice QR per pagare: codice avviso ${formatNav(nav)}, importo ${formatEuro(cent)}`,
		bbox: [x, y, x + LATO_QR, y + LATO_QR]
	};
	const draw = (): void => {
		drawQuadrati(pdf, { matrice, x, y, lato: LATO_QR });
	};
	dentro.add(pdf.struct('Figure', opzioni, [draw]));
}

function valori(modulo: Modulo, { ente, debitore, causale, nav, cent }: DatiAvviso): number {
	const { pdf, dentro, x, y } = modulo;
	const lista = pdf.struct('L');
	dentro.add(lista);
	const voci = { ...modulo, dentro: lista };
	const sotto = (fine: number) => ({ ...voci, y: fine + PASSO });
	const persona = drawVoce({ ...voci, y }, TESTI.destinatario, forte(debitore.nome, 10));
	const creditore = drawVoce(sotto(persona), TESTI.ente, forte(ente.nome, 10));
	const oggetto = drawVoce(sotto(creditore), TESTI.oggetto, forte(causale, 10));
	const importo = drawVoce(sotto(oggetto), TESTI.euro, forte(formatImporto(cent), 14));
	const codici = [
		...(ente.cbill ? [{ etichetta: TESTI.cbill, testo: ente.cbill, larghezza: 10 * PASSO }] : []),
		{ etichetta: TESTI.avviso, testo: formatNav(nav), larghezza: 21 * PASSO },
		{ etichetta: TESTI.cfEnte, testo: ente.codiceFiscale, larghezza: 12 * PASSO }
	];
	let da = x;
	const fini = codici.map(({ etichetta, testo, larghezza }) => {
		const fine = drawVoce({ ...sotto(importo), x: da, larghezza }, etichetta, {
			testo,
			carattere: 'codiceForte',
			corpo: 11
		});
		da += larghezza;
		return fine;
	});
	lista.end();
	return Math.max(...fini);
}
