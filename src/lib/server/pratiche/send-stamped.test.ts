// Why a request with its stamp was not sent, as the person reads it.
import { describe, expect, it } from 'vitest';
import { creaProblema } from '#lib/domain/errori.ts';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import { motivoOf } from './send-stamped.ts';

const ESITI = [
	{ tipo: 'cambiata' },
	{ tipo: 'incompleta', passo: 'documento' },
	{ tipo: 'da-confermare', mancanti: ['responsabilita'] },
	{ tipo: 'problemi', problemi: [creaProblema({ campo: 'marcaDaBollo', codice: 'BOLLO_GIA_USATO' })] },
	{ tipo: 'rifiuto', codice: 'SERVIZIO_NON_ATTIVO' },
	{ tipo: 'rifiuto', codice: 'BOZZA_GIA_PRESENTE' },
	{ tipo: 'rifiuto', codice: 'CONFLITTO' }
] as const;

describe('il motivo di un invio rifiutato', () => {
	it.each(ESITI.map((esito) => [esito.tipo, esito] as const))('%s è una frase intera', (_tipo, esito) => {
		const copia = esito.tipo === 'problemi' ? { ...esito, problemi: [...esito.problemi] } : esito;
		const motivo = motivoOf(
			copia.tipo === 'da-confermare' ? { ...copia, mancanti: [...copia.mancanti] } : copia
		);
		expect(motivo).toMatch(/\.$/);
		expect(motivo).not.toMatch(/[A-Z]{3,}_/);
	});

	it('sta nel messaggio alla persona', () => {
		const { testo } = composeMessaggio('BOLLO_NON_INVIATA', {
			servizio: 'Richiedere l’accesso agli atti',
			motivo: motivoOf({ tipo: 'da-confermare', mancanti: [] })
		});
		expect(testo).toContain('non è partita: sono cambiate le dichiarazioni da confermare. La bozza');
	});
});
