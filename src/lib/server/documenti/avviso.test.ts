/** Proves the notice of payment: what it says, in which order, on one sheet, and that its QR code can be read. */
import { beforeAll, describe, expect, it } from 'vitest';
import { giornoDi } from '#lib/domain/data.ts';
import { elementiDi, readPdf, type ElementoPdf, type PdfLetto } from '#tests/support/leggi-pdf.ts';
import { readQr } from '#tests/support/leggi-qr.ts';
import type { DatiAvviso } from './avviso-testi.ts';
import { writeAvviso } from './avviso.ts';

const CREATO = new Date('2026-11-30T10:00:00Z');
const AVVISO: DatiAvviso = {
	ente: {
		nome: 'Comune di Cassola',
		settore: 'Ufficio tributi',
		info: 'Tel. 0424 000000 · tributi@comune.cassola.example',
		codiceFiscale: '01234567890',
		cbill: 'AB1CD',
		stemma: '/stemmi/cassola.svg'
	},
	debitore: {
		nome: 'Marta Zanchettin',
		codiceFiscale: 'ZNCMRT84C57C037X',
		indirizzo: 'Via Roma 12, 36022 Cassola (VI)'
	},
	oggetto: 'Canone per il dehors di via Roma',
	causale: 'Canone unico OSP-2026-000123',
	nav: '302000123456789041',
	cent: 4500,
	scadenza: giornoDi('2026-12-31'),
	sito: 'Comune di Cassola'
};

async function letto(cambi: Partial<DatiAvviso> = {}): Promise<PdfLetto> {
	return readPdf(await writeAvviso({ ...AVVISO, ...cambi }, { creato: CREATO }));
}

function qrDi({ radice, rettangoliDi }: PdfLetto): { testo: string; lato: number; figura: ElementoPdf } {
	const figura = elementiDi(radice, 'Figure').at(-1);
	if (!figura) throw new Error('Nessuna figura.');
	const quadrati = rettangoliDi(figura);
	const passo = quadrati[0]?.larghezza ?? 0;
	const [x, y] = [Math.min(...quadrati.map((uno) => uno.x)), Math.min(...quadrati.map((uno) => uno.y))];
	const posti = new Set(
		quadrati.map((uno) => `${Math.round((uno.y - y) / passo)} ${Math.round((uno.x - x) / passo)}`)
	);
	const scuri = Array.from({ length: 33 }, (_, r) =>
		Array.from({ length: 33 }, (_, c) => posti.has(`${r} ${c}`))
	);
	return { testo: readQr(scuri), lato: passo * 33, figura };
}

describe("l'avviso di pagamento", () => {
	let pdf: PdfLetto;
	let moduli: ElementoPdf[];

	beforeAll(async () => {
		pdf = await letto();
		moduli = pdf.radice.figli;
	});

	it('è un foglio solo, etichettato, in italiano, PDF/A e PDF/UA, con i caratteri prescritti', () => {
		expect(pdf.pagine).toBe(1);
		expect(pdf.grezzo).toMatch(/^%PDF-1\.7/);
		expect(pdf.grezzo).toContain('/Marked true');
		expect(pdf.grezzo).toMatch(/\/Lang \(it-IT\)/);
		expect(pdf.grezzo).toContain('/DisplayDocTitle true');
		expect(pdf.grezzo).toMatch(/pdfaid:part>2</);
		expect(pdf.grezzo).toMatch(/pdfaid:conformance>A</);
		expect(pdf.grezzo).toMatch(/pdfuaid:part>1</);
		const caratteri = [...pdf.grezzo.matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, nome]) => nome);
		expect(caratteri).not.toHaveLength(0);
		for (const nome of caratteri) expect(nome).toMatch(/^[A-Z]{6}\+(Titillium|RobotoMono)/);
		expect(pdf.grezzo).not.toMatch(/Helvetica|\/Encrypt|\/JavaScript|\/EmbeddedFile/);
	});

	it('ha i moduli nell’ordine delle regole, anche per chi lo ascolta', () => {
		expect(moduli.map(({ tipo }) => tipo)).toEqual(Array(6).fill('Sect'));
		const titoli = moduli.map((modulo) =>
			[...elementiDi(modulo, 'H1'), ...elementiDi(modulo, 'H2')].map(({ testo }) => testo)
		);
		expect(titoli).toEqual([
			['AVVISO DI PAGAMENTO'],
			['ENTE CREDITORE'],
			['DESTINATARIO'],
			['QUANTO E QUANDO PAGARE?'],
			['DOVE PAGARE?'],
			['DATI PER IL PAGAMENTO']
		]);
	});

	it('dice che cosa pagare, a chi, chi, quanto ed entro quando', () => {
		expect(moduli.slice(0, 4).map(({ testo }) => testo)).toEqual([
			'pagoPA AVVISO DI PAGAMENTO Canone per il dehors di via Roma',
			'ENTE CREDITORE Cod. Fiscale 01234567890 Comune di Cassola Ufficio tributi Tel. 0424 000000 · tributi@comune.cassola.example',
			'DESTINATARIO Cod. Fiscale ZNCMRT84C57C037X Marta Zanchettin Via Roma 12, 36022 Cassola (VI)',
			'QUANTO E QUANDO PAGARE? 45,00 Euro entro il 31/12/2026 In fase di pagamento, se previsto dall’ente, l’importo potrebbe essere aggiornato automaticamente e subire variazioni in diminuzione (per sgravi, note di credito) o in aumento (per sanzioni, interessi, ecc.).'
		]);
	});

	it('dice dove pagare con le parole prescritte; il sito dell’ente solo se ci si paga', async () => {
		const dove = (sito: string): string =>
			`DOVE PAGARE? vai su pagopa.gov.it PAGA CON L’APP IO oppure ${sito}dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati. PAGA SUL TERRITORIO presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.`;
		expect(moduli[4]?.testo).toBe(dove('sul sito di Comune di Cassola, '));
		const altro = await letto({ sito: undefined });
		expect(altro.radice.figli[4]?.testo).toBe(dove(''));
	});

	it('dà i codici per pagare, ciascuno con la sua etichetta; il CBILL solo a chi lo ha', async () => {
		const voci = ({ radice }: PdfLetto) =>
			elementiDi(radice, 'LI').map(({ figli }) => figli.map(({ testo }) => testo));
		expect(voci(pdf)).toEqual([
			['Destinatario', 'Marta Zanchettin'],
			['Ente Creditore', 'Comune di Cassola'],
			['Oggetto del pagamento', 'Canone unico OSP-2026-000123'],
			['Euro', '45,00'],
			['Codice CBILL', 'AB1CD'],
			['Codice Avviso', '3020 0012 3456 7890 41'],
			['Codice Fiscale Ente', '01234567890']
		]);
		const ente = { ...AVVISO.ente, cbill: undefined };
		expect(voci(await letto({ ente })).map(([etichetta]) => etichetta)).not.toContain('Codice CBILL');
	});

	it('il codice QR si legge, misura 25 mm e ha le sue parole per chi non lo vede', () => {
		const { testo, lato, figura } = qrDi(pdf);
		expect(testo).toBe('PAGOPA|002|302000123456789041|01234567890|4500');
		expect((lato / 72) * 25.4).toBeCloseTo(25, 3);
		expect(figura.alternativa).toBe(
			'Codice QR per pagare: codice avviso 3020 0012 3456 7890 41, importo 45,00 €'
		);
	});

	it.each([1, 10, 99_999_999_999])(
		"l'importo di %d centesimi sta nel codice QR e nel foglio",
		async (cent) => {
			const altro = await letto({ cent });
			expect(altro.pagine).toBe(1);
			expect(qrDi(altro).testo).toBe(
				`PAGOPA|002|302000123456789041|01234567890|${String(cent).padStart(2, '0')}`
			);
		}
	);

	it('l’importo più grande è scritto per intero', async () => {
		const { radice } = await letto({ cent: 99_999_999_999 });
		expect(elementiDi(radice, 'LBody')[3]?.testo).toBe('999.999.999,99');
		expect(radice.figli[3]?.testo).toContain('? 999.999.999,99 Euro entro il');
	});

	it('un importo o un codice fuori dalle regole non diventa un avviso', async () => {
		await expect(letto({ cent: 100_000_000_000 })).rejects.toThrow(RangeError);
		await expect(letto({ nav: '30200012345678904' })).rejects.toThrow(RangeError);
	});

	it('ha lo stemma di chi lo manda; chi non ne ha uno disegnabile scrive il suo nome', async () => {
		expect(elementiDi(moduli[0] as ElementoPdf, 'Figure')[0]?.alternativa).toBe('Stemma: Comune di Cassola');
		const senza = await letto({ ente: { ...AVVISO.ente, stemma: '/stemmi/altrove.svg' } });
		expect(elementiDi(senza.radice, 'Figure')).toHaveLength(1);
		expect(senza.radice.figli[0]?.testo).toMatch(/dehors di via Roma Comune di Cassola$/);
	});

	it('i testi più lunghi restano su un foglio, tagliati a una parola dove le regole lo vogliono', async () => {
		const lungo = 'Meraviglie amministrative WWWW del Comune '.repeat(8).trim();
		const { radice, pagine } = await letto({
			ente: { ...AVVISO.ente, nome: lungo, settore: lungo, info: lungo },
			debitore: { ...AVVISO.debitore, nome: lungo, indirizzo: lungo },
			oggetto: lungo,
			causale: lungo,
			sito: lungo,
			cent: 99_999_999_999
		});
		expect(pagine).toBe(1);
		const parti = (modulo: number) =>
			elementiDi(radice.figli[modulo] as ElementoPdf, 'P').map(({ testo }) => testo);
		const massimi: [string | undefined, number][] = [
			[parti(0)[1], 90],
			[parti(1)[1], 50],
			[parti(1)[2], 50],
			[parti(1)[3], 100],
			[parti(2)[1], 70],
			[parti(2)[2], 140],
			[elementiDi(radice, 'LBody')[2]?.testo, 140]
		];
		for (const [testo = '', massimo] of massimi) {
			expect(testo).toMatch(/^Meraviglie.*[a-zW]…$/);
			expect(testo.length).toBeLessThanOrEqual(massimo);
			expect(lungo.startsWith(testo.slice(0, -1)) && lungo[testo.length - 1]).toBe(' ');
		}
	});

	it('anche una parola sola, di sole lettere larghe, resta su un foglio', async () => {
		const w = 'W'.repeat(300);
		const { pagine } = await letto({
			ente: { ...AVVISO.ente, nome: w, settore: w, info: w },
			debitore: { ...AVVISO.debitore, nome: w, indirizzo: w },
			oggetto: w,
			causale: w,
			sito: w
		});
		expect(pagine).toBe(1);
	});

	it('un segno che il carattere non ha non lascia un vuoto', async () => {
		const { radice } = await letto({ debitore: { ...AVVISO.debitore, nome: 'Þóra 李 Ștefănescu' } });
		expect(radice.figli[2]?.testo).not.toContain('\uFFFD');
		expect(radice.figli[2]?.testo).toContain('óra ?');
	});

	it('ha sempre gli stessi byte', async () => {
		const scrivi = () => writeAvviso(AVVISO, { creato: CREATO });
		expect(Buffer.from(await scrivi()).equals(Buffer.from(await scrivi()))).toBe(true);
	});
});
