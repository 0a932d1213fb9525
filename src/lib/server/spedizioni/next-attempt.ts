// When a delivery that failed is tried again, and when it is given up: pure, called by decide-fault.ts.

/** First wait and longest wait, in seconds. */
const PRIMA_ATTESA = 5;
const ATTESA_MASSIMA = 7_200;

/** Attempts in all: their waits add up to about a day. */
export const TENTATIVI_MASSIMI = 22;

/** Seconds to wait after an attempt, the first being 1: doubled each time, a quarter more or less at random so that many do not come back together. */
export function attesaDopo(tentativo: number, random: () => number): number {
	const intera = Math.min(ATTESA_MASSIMA, PRIMA_ATTESA * 2 ** (tentativo - 1));
	return intera * (0.75 + random() / 2);
}

export type Tentativo = {
	tentativi: number;
	adesso: Date;
	/** Seconds the other side asked to wait. */
	riprovaDopo?: number | undefined;
	random: () => number;
};

/** The instant of the next attempt, never before the other side wants it; undefined when there is none. */
export function nextAttempt({ tentativi, adesso, riprovaDopo = 0, random }: Tentativo): Date | undefined {
	if (tentativi >= TENTATIVI_MASSIMI) return undefined;
	const secondi = Math.max(attesaDopo(tentativi, random), Math.min(riprovaDopo, ATTESA_MASSIMA));
	return new Date(adesso.getTime() + secondi * 1000);
}
