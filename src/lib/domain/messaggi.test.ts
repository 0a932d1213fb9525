import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMessaggio, dueDate } from './messaggi.ts';
import type { ModelloMessaggio } from './modelli-messaggi.ts';

const LUNGHI = {
	pratica: 'AA-2026-000123',
	servizio:
		"Presentare domanda per l'assegnazione di un contributo alle famiglie con persone non autosufficienti",
	data: '23 novembre 2026',
	prot: '0000123/2026',
	scadenza: '23/12/2026',
	entro: '23/12/2026',
	responsabile: 'Massimiliano Bartolomeo Dell’Acquafredda',
	ufficio: 'Ufficio relazioni con il pubblico e comunicazione istituzionale',
	atto: '0000456/2026'
};
const MODELLI: ModelloMessaggio[] = [
	'IO01',
	'IO02',
	'IO03',
	'IO03_SENZA_SOSPENSIONE',
	'IO06',
	'IO07',
	'IO08'
];

describe('i messaggi', () => {
	it.each(MODELLI)('%s sta nei limiti di App IO anche con i valori più lunghi', (modello) => {
		const { oggetto, testo } = composeMessaggio(modello, LUNGHI);
		expect(oggetto.length).toBeGreaterThanOrEqual(10);
		expect(oggetto.length).toBeLessThanOrEqual(120);
		expect(testo.length).toBeGreaterThanOrEqual(80);
		expect(`${oggetto}${testo}`).not.toMatch(/[{}]/);
	});

	it('IO01 dice protocollo e termine con le parole del catalogo', () => {
		expect(composeMessaggio('IO01', { ...LUNGHI, servizio: "Richiedere l'accesso agli atti" })).toEqual({
			oggetto: 'Richiesta AA-2026-000123: ricevuta',
			testo:
				'Abbiamo ricevuto la tua richiesta "Richiedere l\'accesso agli atti" il 23 novembre 2026. Protocollo 0000123/2026. Ti risponderemo entro il 23/12/2026. Trovi ricevuta e stato nella tua area personale.'
		});
	});

	it('un valore che manca è un errore, non un segnaposto nel messaggio', () => {
		expect(() => composeMessaggio('IO01', { pratica: 'AA-2026-000001' })).toThrow(RangeError);
	});

	it('un nome lunghissimo non impedisce di scrivere a una persona: l’oggetto finisce prima', () => {
		const { oggetto } = composeMessaggio('DELEGA_USATA', {
			nome: 'Maria '.repeat(40),
			pratica: 'AA-2026-000001'
		});
		expect(oggetto.length).toBeLessThanOrEqual(120);
		expect(oggetto).toMatch(/^Delega: Maria .*…$/);
	});

	it('la scadenza è l’ultimo secondo del giorno a Roma, anche con l’ora legale', () => {
		expect(dueDate('2026-12-23')).toBe('2026-12-23T22:59:59Z');
		expect(dueDate('2026-07-01')).toBe('2026-07-01T21:59:59Z');
	});

	it('qualunque valore resta come è scritto', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 60 }), (servizio) => {
				expect(composeMessaggio('IO07', { ...LUNGHI, servizio }).testo).toContain(`"${servizio}"`);
			})
		);
	});
});
