import { describe, expect, it } from 'vitest';
import { totaleDi, writeCsv, writeXml, type Tracciato } from './tracciato.ts';

const TRACCIATO: Tracciato = {
	codice: 'INPS-2026-0001',
	data: '2026-11-25',
	ente: { nome: 'Comune di Cassola', codiceFiscale: '90000000019', belfiore: 'C037' },
	righe: [
		{
			pratica: 'AM-2026-000001',
			beneficiario: { codiceFiscale: 'DLLCHR98A61A703O', cognome: 'Dalla "Costa"', nome: 'Chiara & Co. <x>' },
			evento: { tipo: 'NASCITA', data: '2026-05-30' },
			figli: [
				{ codiceFiscale: 'TSSPTR26E30A703I', cognome: 'Tessari', nome: 'Pietro', nascita: '2026-05-30' },
				{ codiceFiscale: 'TSSNNA26E70A703Z', cognome: 'Tessari', nome: 'Anna', nascita: '2026-05-30' }
			],
			cent: 413_100,
			iban: 'IT55C083996035000000A198005'
		},
		{
			pratica: 'AM-2026-000002',
			beneficiario: { codiceFiscale: 'LMRFTM95H48Z330B', cognome: '=El; Amrani', nome: 'Fa\u0007tima' },
			evento: { tipo: 'NASCITA', data: '2026-07-14' },
			figli: [
				{ codiceFiscale: 'HDDYMN26L54D286M', cognome: 'Haddad', nome: 'Yasmine', nascita: '2026-07-14' }
			],
			cent: 206_550,
			iban: 'IT06O0503433100000000123456'
		}
	]
};

describe('i file del lotto per INPS', () => {
	it('il CSV ha una riga per domanda e i totali in fondo', () => {
		expect(totaleDi(TRACCIATO)).toBe(619_650);
		expect(writeCsv(TRACCIATO).split('\r\n')).toEqual([
			'"progressivo";"pratica";"codice_fiscale";"cognome";"nome";"evento";"data_evento";"figli";"codici_fiscali_figli";"importo";"iban"',
			'"1";"AM-2026-000001";"DLLCHR98A61A703O";"Dalla ""Costa""";"Chiara & Co. <x>";"NASCITA";"2026-05-30";"2";"TSSPTR26E30A703I TSSNNA26E70A703Z";"4131.00";"IT55C083996035000000A198005"',
			// A value that a spreadsheet would take for a formula is not one any more.
			'"2";"AM-2026-000002";"LMRFTM95H48Z330B";"\'=El; Amrani";"Fa\u0007tima";"NASCITA";"2026-07-14";"1";"HDDYMN26L54D286M";"2065.50";"IT06O0503433100000000123456"',
			'"TOTALE";"INPS-2026-0001";"2";"";"";"";"";"";"";"6196.50";""',
			''
		]);
	});

	it('l’XML protegge i caratteri riservati e toglie quelli che non può contenere', () => {
		const xml = writeXml(TRACCIATO);
		expect(xml).toContain('cognome="Dalla &quot;Costa&quot;" nome="Chiara &amp; Co. &lt;x&gt;"');
		expect(xml).toContain('nome="Fatima"');
		expect(xml).toContain('domande="2" totale="6196.50"');
		expect(xml.match(/<figlio /g)).toHaveLength(3);
	});

	it('gli stessi dati danno sempre gli stessi file', () => {
		expect(writeXml(structuredClone(TRACCIATO))).toBe(writeXml(TRACCIATO));
		expect(writeCsv(structuredClone(TRACCIATO))).toBe(writeCsv(TRACCIATO));
	});

	it('ogni elemento che si apre si chiude, qualunque cosa ci sia nei nomi', () => {
		const strani = ['<', '&', '"', "'", '</lotto>', ']]>', '\uFFFE', '\u0000', '\uD800', '\n\t'];
		for (const nome of strani) {
			const [prima, ...altre] = TRACCIATO.righe;
			if (!prima) throw new Error('manca una riga');
			const righe = [{ ...prima, beneficiario: { ...prima.beneficiario, nome } }, ...altre];
			expect(unclosed(writeXml({ ...TRACCIATO, righe })), JSON.stringify(nome)).toEqual([]);
		}
	});
});

/** Elements left open, or text that is no element: a small reader of what we write, attributes only. */
function unclosed(xml: string): string[] {
	const aperti: string[] = [];
	const senza = xml
		.replace(/^<\?xml [^?]*\?>/, '')
		.replace(
			/<(\/?)([a-z]+)((?: [a-zA-Z]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos);[^"<&]*)*")*)(\/?)>/g,
			(_tutto, ...gruppi) => {
				const [chiude, nome, , vuoto] = gruppi as string[];
				if (chiude) return aperti.pop() === nome ? '' : 'chiusura sbagliata';
				if (!vuoto && nome) aperti.push(nome);
				return '';
			}
		);
	return [...aperti, ...(senza.trim() === '' ? [] : [senza.trim()])];
}
