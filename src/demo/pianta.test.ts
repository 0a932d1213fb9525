/** Proves the invented plans: those served are those made here, whole within their boundary. */
import { describe, expect, it } from 'vitest';
import { inMetri, isDentro, isSemplice, areaMq, type Gradi } from '#lib/domain/poligono.ts';
import { enti } from './enti.ts';
import { centroDi, confineDi, piantaDi } from './pianta.ts';

type Pianta = {
	features: { properties: { tipo: string; nome?: string }; geometry: { coordinates: unknown } }[];
};

// Every pair of numbers, however deep.
function puntiDi(coordinate: unknown): Gradi[] {
	if (!Array.isArray(coordinate)) return [];
	const [lon, lat] = coordinate as unknown[];
	return typeof lon === 'number' && typeof lat === 'number' ? [[lat, lon]] : coordinate.flatMap(puntiDi);
}

describe.each(enti.map(({ id }) => id))('la pianta inventata di %s', (ente) => {
	const pianta = piantaDi(ente) as Pianta;
	const confine = inMetri(confineDi(ente), centroDi(ente));

	it('è quella che il portale serve (si rifà con vitest -u)', async () => {
		const righe = pianta.features.map((elemento) => JSON.stringify(elemento));
		const testo = `${JSON.stringify({ ...pianta, features: [] }).replace('[]}', '[')}\n${righe.join(',\n')}\n]}\n`;
		expect(JSON.parse(testo)).toEqual(pianta);
		await expect(testo).toMatchFileSnapshot(`../../static/piani/${ente}.geojson`);
	});

	it('ha un confine semplice, di alcuni chilometri, con tutto il resto dentro', () => {
		expect(isSemplice(confine)).toBe(true);
		expect(areaMq(confine)).toBeGreaterThan(3_000_000);
		expect(areaMq(confine)).toBeLessThan(15_000_000);
		for (const { properties, geometry } of pianta.features) {
			const punti = inMetri(puntiDi(geometry.coordinates), centroDi(ente));
			expect(isDentro(punti, confine), properties.nome).toBe(true);
		}
	});

	it('ha strade con nomi diversi, una piazza, parchi, scuole e il municipio', () => {
		const nomi = (tipo: string): (string | undefined)[] =>
			pianta.features
				.filter(({ properties }) => properties.tipo === tipo)
				.map(({ properties }) => properties.nome);
		const strade = [...nomi('strada'), ...nomi('strada-principale')];
		expect(strade).not.toContain(undefined);
		expect(new Set(strade).size).toBe(strade.length);
		for (const tipo of ['piazza', 'parco', 'scuola', 'municipio'])
			expect(nomi(tipo).length, tipo).toBeGreaterThan(0);
	});
});
