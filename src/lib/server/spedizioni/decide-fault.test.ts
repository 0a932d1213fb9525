import { describe, expect, it } from 'vitest';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { decideFault } from './decide-fault.ts';
import { TENTATIVI_MASSIMI } from './next-attempt.ts';

const adesso = new Date('2026-11-24T10:00:00Z');
const random = (): number => 0.5;

function guasto(temporaneo: boolean, riprovaDopo?: number): IntegrationError {
	return new IntegrationError('App IO: messages 429', { integrazione: 'app-io', temporaneo, riprovaDopo });
}

describe('una spedizione che App IO non ha preso', () => {
	it('torna in coda quando il guasto può passare', () => {
		expect(decideFault(guasto(true, 30), { tentativi: 1, adesso, random })).toEqual({
			stato: 'in_coda',
			prossimoIl: new Date('2026-11-24T10:00:30Z'),
			motivo: 'App IO: messages 429',
			frenaFino: new Date('2026-11-24T10:00:30Z')
		});
	});

	it('ferma la chiave per un minuto al massimo, e solo se App IO ha detto di aspettare', () => {
		const a = (riprovaDopo?: number) =>
			decideFault(guasto(true, riprovaDopo), { tentativi: 1, adesso, random });
		expect(a(3_600)).toMatchObject({ frenaFino: new Date('2026-11-24T10:01:00Z') });
		expect(a()).not.toHaveProperty('frenaFino');
	});

	it('è fallita subito quando sarebbe rifiutata di nuovo', () => {
		expect(decideFault(guasto(false, 30), { tentativi: 1, adesso, random }).stato).toBe('fallita');
	});

	it('è fallita quando i tentativi sono finiti', () => {
		expect(decideFault(guasto(true), { tentativi: TENTATIVI_MASSIMI, adesso, random }).stato).toBe('fallita');
	});
});
