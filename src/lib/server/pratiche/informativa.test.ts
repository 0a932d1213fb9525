import { describe, expect, it } from 'vitest';
import { informativaVista } from './informativa.ts';

const comune = {
	nome: 'Cassola',
	indirizzo: 'Piazza del Municipio 1',
	domicilioDigitale: 'protocollo@pec.example'
};
const conservazione = { bozzaGiorni: 90, fascicoloAnni: 5 };

function valoreDi(etichetta: string, informativa?: { destinatari: string[] }): string | undefined {
	return informativaVista(comune, { conservazione, ...(informativa && { informativa }) }).find(
		(voce) => voce.etichetta === etichetta
	)?.valore;
}

describe("l'informativa sulla privacy", () => {
	it('dice il titolare e per quanto tempo si tengono i dati', () => {
		expect(valoreDi('Titolare')).toContain('Comune di Cassola');
		expect(valoreDi('Per quanto tempo')).toContain('5 anni');
		expect(valoreDi('Per quanto tempo')).toContain('90 giorni');
	});

	it('aggiunge chi altro vede i dati di un servizio, e solo di quello', () => {
		const comuni = valoreDi('Chi li può vedere') ?? '';
		const [inizio, fine] = comuni.split(' Nessuna decisione');
		expect(valoreDi('Chi li può vedere', { destinatari: ['Il vettore.'] })).toBe(
			`${inizio ?? ''} Il vettore. Nessuna decisione${fine ?? ''}`
		);
		expect(comuni).not.toContain('vettore');
	});
});
