import { describe, expect, it } from 'vitest';
import { MOSSE } from '#lib/domain/procedimento.ts';
import type { EventoLetto } from './fascicolo.ts';
import { storiaDi } from './storia.ts';

function evento(tipo: string, altro: Partial<EventoLetto> = {}): EventoLetto {
	return {
		id: tipo,
		tipo,
		attore: 'operatore',
		operatore: null,
		avvenutoIl: new Date('2026-12-31T23:30:00Z'),
		motivo: null,
		dati: {},
		...altro
	};
}

describe('la storia di una pratica', () => {
	it('dice che cosa, quando a Roma, chi e perché, se si sanno', () => {
		expect(
			storiaDi(
				[evento('PRENDI_IN_CARICO'), evento('RIGETTA', { operatore: 'Alberto Zen', motivo: 'Manca.' })],
				Object.values(MOSSE)
			)
		).toEqual([
			{ id: 'PRENDI_IN_CARICO', titolo: 'Presa in carico', quando: '01/01/2027 alle 00:30' },
			{
				id: 'RIGETTA',
				titolo: 'Richiesta non accolta',
				quando: '01/01/2027 alle 00:30',
				chi: 'Alberto Zen',
				motivo: 'Manca.'
			}
		]);
	});
});
