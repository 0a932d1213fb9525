/** Proves what is told while one draws against what the server measures. */
import { describe, expect, it } from 'vitest';
import { areaMq, inGradi, inMetri } from '#lib/domain/poligono.ts';
import { areaCirca, leggiRighe, racconta, scriviRighe } from './misure.ts';

describe('le misure della mappa', () => {
	it.each([
		[36.7, 15.1],
		[45.6283, 9.1486],
		[47.0, 12.1]
	])(
		'a %d gradi di latitudine dicono la stessa area del server, a meno di mezzo punto su cento',
		(lat, lon) => {
			const punti = [
				{ x: 0, y: 0 },
				{ x: 12.4, y: 3 },
				{ x: 11, y: 9 },
				{ x: -2, y: 4 }
			];
			const vertici = inGradi(punti, [lat, lon]);
			const vera = areaMq(inMetri(vertici, [lat, lon]));
			expect(Math.abs(areaCirca(vertici) / vera - 1)).toBeLessThan(0.005);
		}
	);

	it('scrivono i punti in righe che sanno rileggere, e non leggono altro', () => {
		const punti = [
			[45.6283, 9.1486],
			[45.6284123, 9.1486]
		] as const;
		expect(leggiRighe(scriviRighe(punti))).toEqual(punti);
		expect(leggiRighe(` 45.6283,9.1486 \n\n`)).toEqual([[45.6283, 9.1486]]);
		expect(leggiRighe('45.6283, 9.1486\nin piazza')).toEqual([]);
	});

	it('raccontano quanti punti mancano e poi l’area', () => {
		const lato = 0.0001;
		const punti = [
			[45, 9],
			[45, 9 + lato],
			[45 + lato, 9 + lato]
		] as const;
		expect(racconta(punti.slice(0, 1))).toBe('1 punto. Per fare un’area ne servono almeno 3.');
		expect(racconta(punti)).toBe('3 punti, area di circa 44 m².');
	});
});
