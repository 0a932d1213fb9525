// What one gets back when a form is refused: each field by its name, all that was typed, and the files to choose again.
import { describe, expect, it } from 'vitest';
import { checkLength, problema, refuse } from './modulo.ts';

function modulo(voci: Record<string, string | File>): FormData {
	const dati = new FormData();
	for (const [nome, valore] of Object.entries(voci)) dati.append(nome, valore);
	return dati;
}

const NOMI = { motivazione: 'Motivi', atto: 'Decisione' };

describe('un modulo rifiutato', () => {
	it('chiama ogni campo con il suo nome e ridà quello che era scritto', () => {
		const dati = modulo({ atto: 'RIGETTA', motivazione: 'breve' });
		const problemi = [
			...checkLength('motivazione', 'breve', { min: 50, max: 5000 }),
			problema('atto', 'CAMPO_SCELTA')
		];
		const { status, data } = refuse(dati, problemi, NOMI);
		expect(status).toBe(422);
		expect(data.problemi.map(({ campo, etichetta }) => [campo, etichetta])).toEqual([
			['motivazione', 'Motivi'],
			['atto', 'Decisione']
		]);
		expect(data.scritti).toEqual({ atto: 'RIGETTA', motivazione: 'breve' });
	});

	it('dice di scegliere di nuovo i file, una volta sola', () => {
		const file = new File(['%PDF-1.7'], 'atto.pdf');
		const codici = (problemi: { campo: string; messaggio: string }[]) =>
			refuse(modulo({ file, motivazione: '' }), problemi, NOMI).data.problemi.map(({ campo }) => campo);
		expect(codici([problema('motivazione', 'CAMPO_OBBLIGATORIO')])).toEqual(['motivazione', 'file']);
		expect(codici([problema('file', 'ALL_FORMATO')])).toEqual(['file']);
		expect(refuse(modulo({ file: new File([], '') }), [], NOMI).data.problemi).toEqual([]);
	});

	it('quello che vale per tutta la pratica non ha il nome di un campo', () => {
		const { data } = refuse(modulo({}), [{ campo: 'tappe', messaggio: 'La pratica è cambiata.' }], NOMI);
		expect(data.problemi).toEqual([
			{ campo: 'tappe', messaggio: 'La pratica è cambiata.', etichetta: undefined }
		]);
	});
});
