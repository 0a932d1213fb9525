/** Money as an integer number of euro cents: reading, writing, adding; called by tariffs, payments and the money field. */
import { Decimal } from 'decimal.js';
import { errato, valido, type Esito } from './esito.ts';

// With a comma, dots group thousands; without, one dot followed by one or two digits is the decimal point.
const VIRGOLA = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/;
// Blanks at the end are not looked for from every blank: a long text of them would take the square of its length.
const CIFRE = /^[\s€]*([\d.,]+)[\s€]*$/;
const PUNTO = /^(\d+)\.(\d{1,2})$/;

/** Reads an amount that is not negative ('1.234,50', '1234.5', '€ 12') into cents; '1.234' is one thousand and more. */
export function parseEuro(testo: string): Esito<number> {
	const pulito = CIFRE.exec(testo)?.[1] ?? '';
	const parti = VIRGOLA.exec(pulito) ?? PUNTO.exec(pulito);
	if (!parti) return errato('IMPORTO_FORMATO');
	const euro = (parti[1] ?? '').replaceAll('.', '');
	const cent = Number(euro + (parti[2] ?? '').padEnd(2, '0'));
	return Number.isSafeInteger(cent) ? valido(cent) : errato('IMPORTO_FORMATO');
}

/** Writes cents as '1.234,50 €'. */
export function formatEuro(cent: number): string {
	return `${formatImporto(cent)} €`;
}

/** Writes cents as '1.234,50', where the text names the euro itself. */
export function formatImporto(cent: number): string {
	assertCent(cent);
	const cifre = String(Math.abs(cent)).padStart(3, '0');
	const euro = cifre.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, '.');
	return `${cent < 0 ? '-' : ''}${euro},${cifre.slice(-2)}`;
}

/** Writes cents as '1234.50', exact, for programs and for the steps of an amount. */
export function importoDecimale(cent: number): string {
	assertCent(cent);
	const cifre = String(Math.abs(cent)).padStart(3, '0');
	return `${cent < 0 ? '-' : ''}${cifre.slice(0, -2)}.${cifre.slice(-2)}`;
}

/** Adds amounts in cents; throws when one is not a whole number of cents or the sum is not exact. */
export function sommaCent(importi: readonly number[]): number {
	let totale = 0;
	for (const importo of importi) {
		assertCent(importo);
		totale += importo;
		assertCent(totale);
	}
	return totale;
}

/** Rounds an amount in euro computed by a tariff to cents, half up away from zero (art. 5 Reg. CE 1103/97). */
export function centDaEuro(euro: Decimal): number {
	const cent = euro.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
	assertCent(cent);
	return cent;
}

function assertCent(cent: number): void {
	if (!Number.isSafeInteger(cent)) throw new RangeError(`Importo in centesimi non valido: ${cent}`);
}
