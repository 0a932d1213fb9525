import { describe, expect, it } from 'vitest';
import { MOSSE, mossePossibili, takeMossa, type Chi } from './procedimento.ts';
import { TransizioneVietata } from './rifiuti.ts';
import { STATI_PRATICA, isStatoFinale, type StatoPratica } from './stati.ts';

const mosse = Object.values(MOSSE);

function possibili(stato: StatoPratica, ...chi: Chi[]): string[] {
	return mossePossibili(mosse, { stato, chi }).map(({ id }) => id);
}

describe('la procedura comune', () => {
	it('dà il preavviso e gli atti al solo responsabile', () => {
		const diResponsabile = mosse.filter(({ chi }) => chi.join() === 'responsabile').map(({ id }) => id);
		expect(diResponsabile).toEqual([
			'PREAVVISA_RIGETTO',
			'ACCOGLI',
			'ACCOGLI_IN_PARTE',
			'DIFFERISCI',
			'RIGETTA',
			'DICHIARA_INAMMISSIBILE'
		]);
	});

	it('durante il preavviso lascia al cittadino le osservazioni e il ritiro, a nessuno la decisione', () => {
		expect(possibili('PREAVVISO_RIGETTO', 'cittadino')).toEqual(['OSSERVA', 'RITIRA']);
		expect(possibili('PREAVVISO_RIGETTO', 'operatore', 'responsabile')).toEqual(['RIPRENDI_DOPO_PREAVVISO']);
		expect(possibili('PREAVVISO_RIGETTO', 'sistema')).toContain('RIPRENDI_DOPO_PREAVVISO');
	});

	it('mentre si aspetta il pagamento la cassa incassa, l’operatore archivia e il cittadino non ritira', () => {
		expect(possibili('ATTESA_PAGAMENTO', 'cassa')).toEqual(['REGISTRA_PAGAMENTO']);
		expect(possibili('ATTESA_PAGAMENTO', 'operatore', 'responsabile')).toEqual(['ARCHIVIA']);
		expect(possibili('ATTESA_PAGAMENTO', 'cittadino')).toEqual([]);
	});

	it('a chi tiene solo la cassa non lascia altro', () => {
		const sue = new Set(STATI_PRATICA.flatMap((stato) => possibili(stato, 'cassa')));
		expect([...sue]).toEqual(['REGISTRA_PAGAMENTO']);
	});

	it('da uno stato finale non ha che gli atti tardivi dopo il silenzio', () => {
		const tutti: Chi[] = ['cittadino', 'operatore', 'responsabile', 'cassa', 'sistema'];
		for (const stato of STATI_PRATICA.filter(isStatoFinale))
			expect(possibili(stato, ...tutti).length > 0, stato).toBe(stato === 'SILENZIO_RIGETTO');
	});

	it('rifiuta una mossa di chi non può o da dove non si può', () => {
		const prova = (id: string, stato: StatoPratica, chi: Chi) => takeMossa(mosse, { id, stato, chi: [chi] });
		expect(prova('CHIEDI_PARERI', 'IN_CARICO', 'operatore').a).toBe('ATTESA_PARERI');
		expect(() => prova('CHIEDI_PARERI', 'IN_CARICO', 'cittadino')).toThrow(TransizioneVietata);
		expect(() => prova('ARCHIVIA', 'ACCOLTA', 'operatore')).toThrow(TransizioneVietata);
	});
});
