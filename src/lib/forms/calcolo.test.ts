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
