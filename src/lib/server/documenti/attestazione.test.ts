/** Proves what the attestation of a payment says, in the document and in its PDF. */
import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { elementiDi, readPdf } from '#tests/support/leggi-pdf.ts';
import { impostazioniSchema } from '../enti/schema.ts';
import { buildAttestazione, type DatiAttestazione } from './attestazione.ts';
import { writePdf } from './write-pdf.ts';

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const impostazioni = impostazioniSchema.parse(impostazioniDemo(cassola));
const RICEVUTA: DatiAttestazione['ricevuta'] = {
	id: '9a5e1f0c7d2b4c53a0f1d6b7e8c90123',
	nav: '302000123456789041',
	iuv: '02000123456789041',
	causale: 'Canone unico OSP-2026-000123',
	cent: 4500,
	psp: { nome: 'Banca di prova', codiceFiscale: '00743110157' },
	metodo: 'creditCard',
	// 23:58 in Rome.
	pagataIl: new Date('2026-11-29T22:58:00Z')
};

function vociDi(cambi: Partial<DatiAttestazione['ricevuta']> = {}): Record<string, string> {
	const { sezioni } = buildAttestazione({ impostazioni, ricevuta: { ...RICEVUTA, ...cambi } });
	const voci = sezioni.flatMap((sezione) => sezione.voci ?? []);
	return Object.fromEntries(voci.map(({ etichetta, valore }) => [etichetta, valore]));
}

describe("l'attestazione di pagamento", () => {
	it('dice quando, quanto, per che cosa, come, a chi, con chi e con quale identificativo', () => {
		expect(vociDi()).toEqual({
			'Pagato il': '29/11/2026 alle 23:58',
			Importo: '45,00 €',
			Causale: 'Canone unico OSP-2026-000123',
			Come: 'con carta',
			'Identificativo del pagamento': '9a5e1f0c7d2b4c53a0f1d6b7e8c90123',
			'Ente creditore': 'Comune di Cassola',
			'Codice fiscale dell’ente': impostazioni.codiceFiscale,
			'Codice avviso': '3020 0012 3456 7890 41',
			IUV: '02000123456789041',
			'Prestatore di servizi di pagamento': 'Banca di prova',
			'Codice fiscale del prestatore': '00743110157'
		});
	});

	it.each([undefined, 'other', 'MYBK'])('del modo di pagare "%s" non dice niente', (metodo) => {
		expect(vociDi({ metodo })).not.toHaveProperty('Come');
	});

	it('senza il codice fiscale del prestatore ne dice il nome', () => {
		const voci = vociDi({ psp: { nome: 'Banca di prova', codiceFiscale: undefined } });
		expect(voci).toHaveProperty('Prestatore di servizi di pagamento', 'Banca di prova');
		expect(voci).not.toHaveProperty('Codice fiscale del prestatore');
	});

	it('è una "Ricevuta pagoPA", mai una quietanza, e sta su una pagina con i valori più lunghi', async () => {
		const lungo = 'Occupazione di suolo pubblico in piazza '.repeat(4).slice(0, 140);
		const documento = buildAttestazione({
			impostazioni,
			ricevuta: { ...RICEVUTA, causale: lungo, cent: 99_999_999_999, psp: { nome: lungo, codiceFiscale: '' } }
		});
		const byte = await writePdf(documento, { creato: RICEVUTA.pagataIl });
		const { radice, pagine } = readPdf(byte);
		expect(pagine).toBe(1);
		expect(elementiDi(radice, 'H1').map(({ testo }) => testo)).toEqual(['Ricevuta pagoPA']);
		expect(elementiDi(radice, 'H2').map(({ testo }) => testo)).toEqual(['Il pagamento', 'A chi', 'Con chi']);
		expect(radice.testo).toContain('Importo: 999.999.999,99 €');
		expect(radice.testo.replace(/\s+/g, ' ')).toContain(`Causale: ${lungo.trim()}`);
		expect(radice.testo).not.toMatch(/quietanza/i);
	});
});
