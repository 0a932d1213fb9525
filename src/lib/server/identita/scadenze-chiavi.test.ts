import { describe, expect, it } from 'vitest';
import type { ScadenzaChiave } from './chiavi-ente.ts';
import { descriviScadenza, findAvvisi, findScadenze } from './scadenze-chiavi.ts';

const ADESSO = new Date('2026-11-24T09:30:00Z');
const GIORNO_MS = 86_400_000;

function fra(giorni: number): Date {
	return new Date(ADESSO.getTime() + giorni * GIORNO_MS);
}

/** A key that ends in some days and has signed for a year. */
function chiave(giorni: number, altro: Partial<ScadenzaChiave> = {}): ScadenzaChiave {
	return { id: `scade-${giorni}`, uso: 'SAML', firmaDal: fra(-365), scadeIl: fra(giorni), ...altro };
}

describe('un certificato che finisce', () => {
	it.each([
		[91, []],
		[90, [90]],
		[45, [45]],
		[0, [0]],
		[-3, [-3]]
	])('a %i giorni dalla fine si vede alla scrivania come %j', (giorni, visti) => {
		expect(findScadenze([chiave(giorni)], ADESSO).map((una) => una.giorni)).toEqual(visti);
	});

	it('conta i giorni interi che restano: un istante dopo la fine è già finito', () => {
		const [prima, dopo] = findScadenze(
			[
				chiave(0, { id: 'a', scadeIl: new Date(ADESSO.getTime() + 1) }),
				chiave(0, { id: 'b', uso: 'CIE_FIRMA', scadeIl: new Date(ADESSO.getTime() - 1) })
			],
			ADESSO
		);
		expect([prima?.giorni, dopo?.giorni]).toEqual([0, -1]);
	});

	it('va nel registro del lavoratore a 90 e a 60 giorni, poi ogni giorno dell’ultimo mese', () => {
		const detti = Array.from({ length: 100 }, (_, n) => 95 - n).filter(
			(giorni) => findAvvisi([chiave(giorni)], ADESSO).length > 0
		);
		expect(detti).toEqual([90, 60, ...Array.from({ length: 35 }, (_, n) => 30 - n)]);
	});

	it('non si dice quando una chiave più giovane firma prima della sua fine', () => {
		const nuova = chiave(3650, { id: 'nuova', firmaDal: fra(9) });
		expect(findScadenze([chiave(10), nuova], ADESSO)).toEqual([]);
	});

	it('si dice ancora quando la nuova comincia a firmare dopo la sua fine', () => {
		const tardiva = chiave(3650, { id: 'nuova', firmaDal: fra(30) });
		expect(findScadenze([chiave(10), tardiva], ADESSO)).toMatchObject([{ giorni: 10 }]);
		const giaAttiva = chiave(3650, { id: 'nuova', firmaDal: fra(-1) });
		expect(findScadenze([chiave(-10), giaAttiva], ADESSO)).toEqual([]);
	});

	it('non ha per successore una chiave di un altro uso, né una che finisce prima', () => {
		const diCie = chiave(3650, { id: 'cie', uso: 'CIE_FIRMA', firmaDal: fra(-1) });
		expect(findScadenze([chiave(10), diCie], ADESSO)).toHaveLength(1);
		const breve = chiave(5, { id: 'breve', firmaDal: fra(-1) });
		expect(findScadenze([chiave(10), breve], ADESSO).map(({ giorni }) => giorni)).toEqual([10, 5]);
	});

	it('si descrive con il giorno di Roma, prima e dopo la fine', () => {
		const scadeIl = new Date('2026-12-31T23:30:00Z');
		expect(descriviScadenza({ uso: 'SAML', giorni: 37, scadeIl })).toBe(
			'Il certificato SPID scade il 1 gennaio 2027: fallo rinnovare per tempo a chi gestisce il portale (docs/accesso.md).'
		);
		expect(descriviScadenza({ uso: 'SAML', giorni: -1, scadeIl })).toMatch(
			/^Il certificato SPID è scaduto il 1 gennaio 2027: .*subito/
		);
	});
});
