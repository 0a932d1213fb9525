import { expect, it } from 'vitest';
import { rememberProbe } from './remember-probe.ts';

it('la prova di scrittura si ripete solo dopo qualche secondo, e dice anche quando non riesce', async () => {
	let prove = 0;
	let adesso = new Date('2026-11-24T09:30:00Z');
	const guasto = new Error('sola lettura');
	const scrivibile = rememberProbe({
		archivio: {
			probe: () => {
				prove += 1;
				return prove === 1 ? Promise.resolve() : Promise.reject(guasto);
			}
		},
		clock: () => adesso
	});
	expect([await scrivibile(), await scrivibile(), prove]).toEqual([true, true, 1]);
	adesso = new Date('2026-11-24T09:30:05Z');
	expect([await scrivibile(), prove]).toEqual([false, 2]);
});
