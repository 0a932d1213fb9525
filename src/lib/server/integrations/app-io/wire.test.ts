import { describe, expect, it } from 'vitest';
import { isPrimaDellInvio, readAttesa, toNuovoMessaggio } from './wire.ts';

const adesso = new Date('2026-11-24T10:00:00Z');
const messaggio = { codiceFiscale: 'ZNCMRT84C57C037X', oggetto: 'Richiesta AA-2026-1: ricevuta', testo: 'x' };

describe('il messaggio per App IO', () => {
	it('è STANDARD e non ha scadenza quando non chiede niente', () => {
		expect(toNuovoMessaggio(messaggio)).toEqual({
			fiscal_code: 'ZNCMRT84C57C037X',
			feature_level_type: 'STANDARD',
			content: { subject: 'Richiesta AA-2026-1: ricevuta', markdown: 'x' }
		});
	});

	it("scade all'ultimo secondo del giorno a Roma, d'inverno e d'estate", () => {
		const scadenze = ['2026-12-04', '2026-07-04'].map(
			(entro) => toNuovoMessaggio({ ...messaggio, entro }).content.due_date
		);
		expect(scadenze).toEqual(['2026-12-04T22:59:59Z', '2026-07-04T21:59:59Z']);
	});
});

describe('il tempo che App IO chiede di aspettare', () => {
	it.each([
		[{ 'retry-after': '12' }, 12],
		[{ 'x-rate-limit-retry-after': '3' }, 3],
		[{ 'retry-after': 'Tue, 24 Nov 2026 10:00:20 GMT' }, 20],
		[{ 'retry-after': 'Tue, 24 Nov 2026 09:00:00 GMT' }, 0],
		[{ 'retry-after': 'domani' }, undefined],
		[{}, undefined]
	] as [Record<string, string>, number | undefined][])('%j vuol dire %s secondi', (headers, secondi) => {
		expect(readAttesa(new Headers(headers), adesso)).toBe(secondi);
	});
});

describe('un guasto della rete', () => {
	function guasto(code: string): Error {
		return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
	}

	it("è di prima dell'invio solo quando nessun byte è partito", () => {
		expect(isPrimaDellInvio(guasto('ECONNREFUSED'))).toBe(true);
		expect(isPrimaDellInvio(guasto('ENOTFOUND'))).toBe(true);
		expect(isPrimaDellInvio(guasto('ECONNRESET'))).toBe(false);
		expect(isPrimaDellInvio(guasto('UND_ERR_SOCKET'))).toBe(false);
		expect(isPrimaDellInvio(new DOMException('tempo scaduto', 'TimeoutError'))).toBe(false);
	});
});
