import { expect, it } from 'vitest';
import { vociCalcolo } from './calcolo.ts';

it('un importo si legge passo per passo, con la virgola dei decimali e gli euro in fondo', () => {
	const passaggi = [{ id: 'tariffa', descrizione: 'Tariffa al giorno', valore: '0.70' }];
	const totale = { descrizione: 'Canone', cent: 47250 };
	expect(vociCalcolo({ titolo: 'Stima', passaggi, totale })).toEqual([
		{ etichetta: 'Tariffa al giorno', valore: '0,70' },
		{ etichetta: 'Canone', valore: '472,50 €' }
	]);
	expect(vociCalcolo({ titolo: 'Stima', passaggi: [], totale: undefined })).toEqual([
		{ etichetta: 'Importo', valore: 'da determinare' }
	]);
});

it('nei passaggi gli euro hanno il punto delle migliaia, i numeri interi restano come sono', () => {
	const passaggi = [
		{ id: 'intero', descrizione: 'Assegno intero', valore: '4131.00' },
		{ id: 'tanti', descrizione: 'Tanti', valore: '1234567.50' },
		{ id: 'anno', descrizione: 'Anno', valore: '2026' }
	];
	const voci = vociCalcolo({ titolo: 'Stima', passaggi, totale: undefined });
	expect(voci.slice(0, 3).map(({ valore }) => valore)).toEqual(['4.131,00', '1.234.567,50', '2026']);
});
