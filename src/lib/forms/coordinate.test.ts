/** Proves that corners are read in a time that grows with the text alone; what they are is proved by the field of drawn areas. */
import { expect, it } from 'vitest';
import { readVertici } from './coordinate.ts';

const MOLTI = 200_000;

it.each([
	['spazi in mezzo a una riga', `45.1${' '.repeat(MOLTI)}x`],
	['spazi prima di una riga', `45.1, 9.1${' '.repeat(MOLTI)}x`],
	['righe vuote', `x${'\n '.repeat(MOLTI / 2)}x`]
])('rifiuta in fretta un testo di %s', (_che, testo) => {
	const inizio = performance.now();
	expect(readVertici(testo)).toBeUndefined();
	expect(performance.now() - inizio).toBeLessThan(1_000);
});

it('salta le righe vuote tra i punti', () => {
	expect(readVertici('45.1, 9.1\n\n 45,2 9,1\n(45.2; 9.2)\n')).toEqual([
		[45.1, 9.1],
		[45.2, 9.1],
		[45.2, 9.2]
	]);
});
