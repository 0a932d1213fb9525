import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkPdf } from './check-pdf.ts';

const ALLARME = '1 0 <</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>';
const CATALOGO = '1 0 <</Type/Catalog/Pages 2 0 R>>';

type Parte = string | Buffer;

function pdf(...parti: Parte[]): Buffer {
	return Buffer.concat(['%PDF-1.7\n%\u00e2\u00e3\n', ...parti, '\n%%EOF\n'].map(bytes));
}

function bytes(parte: Parte): Buffer {
	return typeof parte === 'string' ? Buffer.from(parte, 'latin1') : parte;
}

/** Objects in a stream, whose dictionary ends as said. */
function oggetti(
	dentro: string,
	{ dizionario = '<</Type/ObjStm/N 1/First 4/Length 99/Filter/FlateDecode>>', prima = '\nstream\n' } = {}
): Buffer {
	return Buffer.concat([
		bytes(`\n4 0 obj\n${dizionario}${prima}`),
		deflateSync(bytes(dentro)),
		bytes('\nendstream\nendobj\n')
	]);
}

describe('gli oggetti compressi di un PDF', () => {
	it.each([
		['con un commento prima di stream', pdf(oggetti(ALLARME, { prima: ' %c\nstream\n' }))],
		['con una parentesi mai chiusa in testa', pdf('(\n', oggetti(ALLARME))],
		['senza il loro nome', pdf(oggetti(ALLARME, { dizionario: '<</N 1/First 4/Filter/FlateDecode>>' }))],
		[
			'senza il loro nome e con il conto altrove',
			pdf('\n9 0 obj 4 endobj', oggetti(CATALOGO, { dizionario: '<</N 1/First 9 0 R/Filter 8 0 R>>' }))
		],
		[
			'con un commento dopo la chiave',
			pdf(oggetti(ALLARME, { dizionario: '<</N 1/First%\n4/Filter/FlateDecode>>' }))
		],
		['con il nome in un altro oggetto', pdf('\n9 0 obj /ObjStm endobj', oggetti(CATALOGO))],
		[
			'con un altro dizionario in una stringa',
			pdf(oggetti(CATALOGO, { dizionario: '<</Filter/RL/X(\n5 0 obj<<)/Type/ObjStm/N 1/First 4>>' }))
		],
		[
			'con un altro dizionario in un commento',
			pdf(oggetti(CATALOGO, { dizionario: '<</Filter/RL % 5 0 obj<<\n/Type/ObjStm/N 1/First 4>>' }))
		],
		['con due filtri', pdf(oggetti(CATALOGO, { dizionario: '<</Type/ObjStm/First 4/Filter[/Fl/RL]>>' }))],
		['con il secondo nome compresso', pdf(oggetti('1 0 <</S/Subm#69tForm>>', {}))],
		[
			'con il filtro prima di un oggetto finto',
			pdf('\n4 0 obj<</Filter/RL/K\n8 0 obj<</Type/ObjStm/N 1/First 4>>stream\n1 0 <<>>\nendstream')
		],
		[
			'con un secondo filtro prima di un oggetto finto',
			pdf(
				'\n4 0 obj<</Filter[/FlateDecode/ASCIIHexDecode]/K\nendobj',
				oggetti(`1 0 ${Buffer.from(ALLARME).toString('hex')}`)
			)
		],
		['compressi due volte', pdf(oggetti(deflateSync(ALLARME).toString('latin1')))],
		['tagliati', pdf('\n4 0 obj<</Type/ObjStm/First 4/Filter/FlateDecode>>stream\nx\nendstream')]
	])('%s sono rifiutati', async (_come, file) => {
		expect(await checkPdf(file)).toBe('ALL_ATTIVO');
	});

	it('si guardano fino a 30 MB in tutto il file, non per ciascuno', async () => {
		const gonfio = oggetti(`1 0 (${' '.repeat(12_000_000)})`);
		expect(await checkPdf(pdf(gonfio, gonfio))).toBeUndefined();
		const inizio = performance.now();
		expect(await checkPdf(pdf(...Array.from({ length: 340 }, () => gonfio)))).toBe('ALL_ATTIVO');
		expect(performance.now() - inizio).toBeLessThan(5_000);
	});

	it('lasciano il posto alle altre richieste mentre si guardano', async () => {
		const gonfio = oggetti(`1 0 (${' '.repeat(20_000_000)})`);
		let giri = 0;
		const giro = setInterval(() => (giri += 1), 1);
		await checkPdf(pdf(gonfio));
		clearInterval(giro);
		expect(giri).toBeGreaterThan(5);
	});
});

describe('un PDF', () => {
	it.each([
		['/S /SubmitForm'],
		['/S/ImportData'],
		['/S/Rendition'],
		['/Subtype/FileAttachment'],
		['/Type/EmbeddedFile'],
		['/S/Java#53cript'],
		['/S/#4aavaScript']
	])('con %s è rifiutato, anche nei byte di un flusso', async (nome) => {
		expect(await checkPdf(pdf(`1 0 obj<<${nome}>>endobj`))).toBe('ALL_ATTIVO');
		expect(await checkPdf(pdf(`1 0 obj<<>>stream\n2 0 obj<<${nome}>>endobj\nendstream`))).toBe('ALL_ATTIVO');
	});

	it('che apre da solo un altro documento è rifiutato; un collegamento no', async () => {
		expect(await checkPdf(pdf('1 0 obj<</OpenAction<</S/GoToR/F(x)>>>>endobj'))).toBe('ALL_ATTIVO');
		expect(await checkPdf(pdf('1 0 obj<</AA<</O 3 0 R>>>>endobj', oggetti('3 0 <</S/GoToR>>')))).toBe(
			'ALL_ATTIVO'
		);
		expect(await checkPdf(pdf('1 0 obj<</A<</S/GoToR/F(x)>>/OpenAction[3 0 R/Fit]>>endobj'))).toBeUndefined();
	});

	it.each([
		['con i nomi in un indirizzo', '1 0 obj<</A<</S/URI/URI(https://x.it/First)>>>>endobj'],
		['con un indice', '1 0 obj<</First 2 0 R/Last 3 0 R/Title(\\(a>>stream)>>\nendobj'],
		[
			'con un tabellone di riferimenti compresso',
			'1 0 obj<</Type/XRef/W[1 2 1]/DecodeParms<</Predictor 12>>>>stream\n?/JS?\nendstream'
		],
		['aggiornato dopo la firma', '1 0 obj<<>>endobj\n%%EOF\n1 0 obj<</Type/Catalog>>endobj'],
		['con il nome lungo di un altro', '1 0 obj<</FirstChar 32/JSON(x)/LaunchPad 3>>endobj']
	])('onesto %s si prende', async (_come, corpo) => {
		expect(await checkPdf(pdf(corpo, oggetti(CATALOGO)))).toBeUndefined();
		expect(await checkPdf(pdf(oggetti(CATALOGO, { prima: 'stream\r\n' }), corpo))).toBeUndefined();
	});

	it('che ripete una chiave senza fine riceve comunque una risposta', async () => {
		const inizio = performance.now();
		expect(await checkPdf(pdf('/First 1 0 R('.repeat(700_000)))).toBe('ALL_ATTIVO');
		expect(await checkPdf(pdf('/#46irs'.repeat(1_300_000)))).toBeUndefined();
		expect(performance.now() - inizio).toBeLessThan(5_000);
	});
});
