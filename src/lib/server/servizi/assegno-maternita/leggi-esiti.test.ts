import { describe, expect, it } from 'vitest';
import { checkEsito, readEsiti } from './leggi-esiti.ts';

const ATTESE = new Set(['AM-2026-000001', 'AM-2026-000002']);

describe('il file degli esiti di INPS', () => {
	it('si legge con le virgolette, con la firma del formato e con le righe vuote in fondo', () => {
		const testo =
			'\uFEFFpratica;esito;motivo\r\nAM-2026-000001;liquidata;\r\n"AM-2026-000002";"PROBLEMA";"IBAN ""chiuso""; serve un altro conto"\r\n\r\n';
		expect(readEsiti(testo, ATTESE)).toEqual({
			esiti: [
				{ numero: 'AM-2026-000001', esito: 'LIQUIDATA' },
				{ numero: 'AM-2026-000002', esito: 'PROBLEMA', motivo: 'IBAN "chiuso"; serve un altro conto' }
			],
			errori: []
		});
	});

	it('perde i caratteri che la banca dati non può tenere', () => {
		const testo = 'pratica;esito;motivo\nAM-2026-000001;PROBLEMA;IBAN\u0000 chiuso dalla banca';
		expect(readEsiti(testo, ATTESE).esiti).toEqual([
			{ numero: 'AM-2026-000001', esito: 'PROBLEMA', motivo: 'IBAN chiuso dalla banca' }
		]);
	});

	it('dice riga per riga che cosa non va, e allora non dà nessun esito', () => {
		const righe = [
			'pratica;esito;motivo',
			'AM-2026-000001;LIQUIDATA;',
			'AM-2026-000009;LIQUIDATA;',
			'AM-2026-000001;LIQUIDATA;',
			'AM-2026-000002;PAGATA;',
			'AM-2026-000002;PROBLEMA;breve',
			'x;y;z;w',
			'AM-2026-000002;PROBLEMA;"IBAN chiuso'
		];
		expect(readEsiti(righe.join('\n'), ATTESE)).toEqual({
			esiti: [],
			errori: [
				'Riga 3: la pratica "AM-2026-000009" non è nel lotto o ha già un esito.',
				'Riga 4: la pratica AM-2026-000001 è scritta due volte.',
				'Riga 5: l’esito deve essere LIQUIDATA o PROBLEMA.',
				'Riga 6: la pratica AM-2026-000002 è scritta due volte.',
				'Riga 7: ci sono troppe colonne.',
				'Riga 8: le virgolette non si chiudono: scrivi ogni pratica su una riga sola.'
			]
		});
	});

	it.each([
		['', 'La prima riga deve essere: pratica;esito;motivo'],
		['pratica,esito,motivo\nAM-2026-000001,LIQUIDATA,', 'La prima riga deve essere: pratica;esito;motivo'],
		['pratica;esito;motivo\n', 'Il file non contiene esiti.']
	])('un file che non è un elenco di esiti: %j', (testo, errore) => {
		expect(readEsiti(testo, ATTESE)).toEqual({ esiti: [], errori: [errore] });
	});

	it('il motivo c’è solo con un problema', () => {
		const numero = 'AM-2026-000001';
		expect(checkEsito({ numero, esito: 'LIQUIDATA', motivo: 'pagato ieri' })).toContain('solo quando');
		expect(checkEsito({ numero, esito: 'PROBLEMA', motivo: '' })).toContain('scrivi il motivo');
	});
});
