/** The arithmetic of the canone for public land (art. 1 c. 816-836 L. 160/2019): whole square millimetres and exact decimals; called by the service that asks for it. */
import { Decimal } from 'decimal.js';
import { centDaEuro } from './denaro.ts';

/** How the surface is rounded: up to the square metre, or up to the half metre with one metre at least. */
export type Arrotondamento = 'UNITA_SUPERIORE' | 'MEZZO_METRO';

const MM2_AL_MQ = 1_000_000;
const PASSO: Readonly<Record<Arrotondamento, number>> = {
	UNITA_SUPERIORE: MM2_AL_MQ,
	MEZZO_METRO: MM2_AL_MQ / 2
};

/** The surface of two sides given in hundredths of a metre, in whole square millimetres. */
export function superficieMm2(lato: number, altroLato: number): number {
	return mm2DaCentesimi(lato * altroLato) / 100;
}

/** Hundredths of a square metre in square millimetres. */
export function mm2DaCentesimi(centesimi: number): number {
	return centesimi * (MM2_AL_MQ / 100);
}

/** The square metres to pay for, as exact text. @throws RangeError when the surface is no positive whole number */
export function superficieDaPagare(mm2: number, arrotondamento: Arrotondamento): string {
	if (!Number.isSafeInteger(mm2) || mm2 <= 0) throw new RangeError(`Superficie non valida: ${mm2}`);
	const passo = PASSO[arrotondamento];
	const arrotondata = Math.max(Math.ceil(mm2 / passo) * passo, MM2_AL_MQ);
	return new Decimal(arrotondata).div(MM2_AL_MQ).toString();
}

/** What the canone is made of; decimals as exact text. */
export type FattoriCanone = {
	/** Euro a square metre: each day, or each year. */
	tariffa: string;
	coefficienti: readonly string[];
	superficie: string;
	/** Days, the first and the last one included; 1 for what is paid by the year. */
	giorni: number;
	/** Percentages that are taken off, one on what the other left. */
	riduzioni: readonly string[];
};

/** Cents: one product, rounded once, half up. */
export function computeCanone({
	tariffa,
	coefficienti,
	superficie,
	giorni,
	riduzioni
}: FattoriCanone): number {
	const pieno = [...coefficienti, superficie, giorni].reduce<Decimal>(
		(prodotto, fattore) => prodotto.times(fattore),
		new Decimal(tariffa)
	);
	return centDaEuro(
		riduzioni.reduce<Decimal>((euro, percentuale) => euro.times(quotaRimasta(percentuale)), pieno)
	);
}

/** Cents of a sum that go back: the days that are left out of all of them, less a percentage; rounded once, half up. */
export function computeRimborso(
	cent: number,
	{ giorni, su, trattenuta }: { giorni: number; su: number; trattenuta: string }
): number {
	return centDaEuro(new Decimal(cent).times(giorni).div(su).times(quotaRimasta(trattenuta)).div(100));
}

/** Cents with a percentage on top, rounded half up. */
export function computeMaggiorato(cent: number, percentuale: string): number {
	return centDaEuro(new Decimal(cent).times(fattoreMaggiorato(percentuale)).div(100));
}

/** A percentage on top as a factor, exact text: 50 is 1.5. */
export function fattoreMaggiorato(percentuale: string): string {
	return new Decimal(percentuale).div(100).plus(1).toString();
}

/** The part left by a reduction, as exact text: 30 leaves 0.7. */
export function quotaRimasta(percentuale: string): string {
	return new Decimal(100).minus(percentuale).div(100).toString();
}

/** Twelfths of a year as exact text of ten decimals at most: the fee of a year begun in that month. */
export function dodicesimi(mese: number): string {
	return new Decimal(13 - mese).div(12).toDecimalPlaces(10).toString();
}
