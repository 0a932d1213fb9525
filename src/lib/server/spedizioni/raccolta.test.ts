import { describe, expect, it } from 'vitest';
import { createRaccolta } from './raccolta.ts';

/** A work that waits until it is told to go on, and notes what it was given. */
function lavoroATempo(fa: (dati: number[]) => number[] = (dati) => dati.map((dato) => dato * 10)) {
	const mucchi: number[][] = [];
	const porte: (() => void)[] = [];
	const aggiungi = createRaccolta<number, number>(async (dati) => {
		mucchi.push(dati);
		await new Promise<void>((resolve) => {
			porte.push(resolve);
		});
		return fa(dati);
	});
	async function apri(): Promise<void> {
		porte.shift()?.();
		await new Promise<void>((resolve) => {
			setImmediate(resolve);
		});
	}
	return { mucchi, aggiungi, apri };
}

describe('la raccolta', () => {
	it('fa insieme quello che arriva mentre è occupata, e dà a ciascuno il suo esito', async () => {
		const { mucchi, aggiungi, apri } = lavoroATempo();
		const esiti = Promise.all([1, 2, 3].map(aggiungi));
		await apri();
		await apri();
		expect(await esiti).toEqual([10, 20, 30]);
		expect(mucchi).toEqual([[1], [2, 3]]);
	});

	it('riprova da solo ciascuno quando insieme non riesce', async () => {
		const { aggiungi, apri } = lavoroATempo((dati) => {
			if (dati.includes(3)) throw new Error('il tre è guasto');
			return dati;
		});
		const esiti = Promise.allSettled([1, 2, 3, 4].map(aggiungi));
		for (let volta = 0; volta < 5; volta += 1) await apri();
		expect((await esiti).map(({ status }) => status)).toEqual([
			'fulfilled',
			'fulfilled',
			'rejected',
			'fulfilled'
		]);
	});
});
