/** Proves areas on the ground: lengths against the straight line through the earth, areas and shapes by examples and properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	areaMq,
	inGradi,
	inMetri,
	intorno,
	isDentro,
	isSemplice,
	isSovrapposta,
	rientra,
	type Gradi,
	type Metri
} from './poligono.ts';

const CESANO: Gradi = [45.6283, 9.1486];

function m(...punti: [x: number, y: number][]): Metri[] {
	return punti.map(([x, y]) => ({ x, y }));
}

function rettangolo(largo: number, alto: number, da: Metri = { x: 0, y: 0 }): Metri[] {
	return m([0, 0], [largo, 0], [largo, alto], [0, alto]).map(({ x, y }) => ({ x: x + da.x, y: y + da.y }));
}

// Where a point stands, in metres from the centre of the earth (ellipsoid WGS 84).
function nelloSpazio([lat, lon]: Gradi): [number, number, number] {
	const [fi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
	const normale = 6_378_137 / Math.sqrt(1 - 0.00669437999014 * Math.sin(fi) ** 2);
	const piano = normale * Math.cos(fi);
	return [
		piano * Math.cos(lambda),
		piano * Math.sin(lambda),
		normale * (1 - 0.00669437999014) * Math.sin(fi)
	];
}

function distanzaVera(a: Gradi, b: Gradi): number {
	const [p, q] = [nelloSpazio(a), nelloSpazio(b)];
	return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const metriNelComune = fc.record({
	x: fc.double({ min: -5000, max: 5000, noNaN: true }),
	y: fc.double({ min: -5000, max: 5000, noNaN: true })
});

// A star around a point: every ray longer than nothing, so that it is simple whatever the lengths.
const stella = fc
	.tuple(
		metriNelComune,
		fc.array(fc.double({ min: 8, max: 16, noNaN: true }), { minLength: 3, maxLength: 9 })
	)
	.map(([centro, raggi]) =>
		raggi.map((raggio, posto) => ({
			x: centro.x + raggio * Math.cos((2 * Math.PI * posto) / raggi.length),
			y: centro.y + raggio * Math.sin((2 * Math.PI * posto) / raggi.length)
		}))
	);

describe('i metri di un Comune', () => {
	it('sbagliano meno di un millimetro ogni cento metri, in tutte le direzioni, fino a cinque chilometri', () => {
		const giro = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
		fc.assert(
			fc.property(metriNelComune, giro, (da, angolo) => {
				const a = { x: da.x + 100 * Math.cos(angolo), y: da.y + 100 * Math.sin(angolo) };
				const [prima, dopo] = inGradi([da, a], CESANO);
				if (!prima || !dopo) throw new Error('mancano i gradi');
				expect(Math.abs(distanzaVera(prima, dopo) - 100)).toBeLessThan(0.001);
			})
		);
	});

	it('tornano gli stessi gradi', () => {
		fc.assert(
			fc.property(metriNelComune, (punto) => {
				const [tornato] = inMetri(inGradi([punto], CESANO), CESANO);
				expect(tornato?.x).toBeCloseTo(punto.x, 4);
				expect(tornato?.y).toBeCloseTo(punto.y, 4);
			})
		);
	});
});

describe("l'area", () => {
	it('di un ponteggio di 12,40 per 1,20 metri è 14,88 metri quadrati, anche dopo il giro per i gradi', () => {
		const ponteggio = rettangolo(12.4, 1.2, { x: 1800, y: -2400 });
		expect(areaMq(ponteggio)).toBeCloseTo(14.88, 9);
		expect(areaMq(inMetri(inGradi(ponteggio, CESANO), CESANO))).toBeCloseTo(14.88, 4);
	});

	it('non cambia con il vertice da cui si parte, né con il verso', () => {
		fc.assert(
			fc.property(stella, fc.nat(20), (punti, posti) => {
				const da = posti % punti.length;
				const girati = [...punti.slice(da), ...punti.slice(0, da)];
				expect(areaMq(girati)).toBeCloseTo(areaMq(punti), 6);
				expect(areaMq(girati.toReversed())).toBeCloseTo(areaMq(punti), 6);
			})
		);
	});

	it('di niente è niente', () => {
		expect(areaMq([])).toBe(0);
		expect(areaMq(m([0, 0], [5, 5]))).toBe(0);
	});
});

describe("un'area semplice", () => {
	it.each([
		['un triangolo', m([0, 0], [4, 0], [0, 3])],
		['una elle', m([0, 0], [6, 0], [6, 2], [2, 2], [2, 6], [0, 6])],
		['un lato diviso in due', m([0, 0], [2, 0], [4, 0], [4, 4], [0, 4])]
	])('è %s, in un verso e nell’altro', (_titolo, punti) => {
		expect(isSemplice(punti)).toBe(true);
		expect(isSemplice(punti.toReversed())).toBe(true);
	});

	it.each([
		['una linea', m([0, 0], [4, 0])],
		['una farfalla', m([0, 0], [4, 4], [4, 0], [0, 4])],
		['un lato di 49 centimetri', m([0, 0], [4, 0], [4, 0.49], [0, 3])],
		['un angolo di 14 gradi', m([0, 0], [10, 0], [10, 10 * Math.tan((14 * Math.PI) / 180)])],
		['un vertice su un altro lato', m([0, 0], [4, 0], [4, 4], [2, 0], [0, 4])],
		['due volte lo stesso punto', m([0, 0], [4, 0], [4, 0], [0, 4])],
		['un andare e tornare', m([0, 0], [4, 0], [8, 0], [4, 0], [2, 3])]
	])('non è %s', (_titolo, punti) => {
		expect(isSemplice(punti)).toBe(false);
	});

	it('ha al massimo cento vertici', () => {
		const cerchio = (quanti: number): Metri[] =>
			Array.from({ length: quanti }, (_, posto) => ({
				x: 30 * Math.cos((2 * Math.PI * posto) / quanti),
				y: 30 * Math.sin((2 * Math.PI * posto) / quanti)
			}));
		expect(isSemplice(cerchio(100))).toBe(true);
		expect(isSemplice(cerchio(101))).toBe(false);
	});
});

describe('dentro il confine', () => {
	const ferro = m([0, 0], [90, 0], [90, 90], [60, 90], [60, 30], [30, 30], [30, 90], [0, 90]);

	it.each([
		['in mezzo', rettangolo(5, 5, { x: 10, y: 10 }), true],
		['lungo il bordo', rettangolo(30, 30), true],
		['il confine stesso', ferro, true],
		['fuori', rettangolo(5, 5, { x: 200, y: 10 }), false],
		['a cavallo', rettangolo(20, 5, { x: 80, y: 10 }), false],
		['nel vuoto tra le due braccia', rettangolo(5, 5, { x: 40, y: 60 }), false],
		['con i vertici dentro e un lato fuori', rettangolo(70, 5, { x: 10, y: 60 }), false],
		['attorno a tutto', rettangolo(500, 500, { x: -100, y: -100 }), false]
	])('%s', (_titolo, punti, atteso) => {
		expect(isDentro(punti, ferro)).toBe(atteso);
		expect(isDentro(punti.toReversed(), ferro.toReversed())).toBe(atteso);
	});
});

describe("l'area che rientra", () => {
	it('di un rettangolo perde un centimetro da ogni parte', () => {
		expect(areaMq(rientra(rettangolo(12.4, 1.2), 0.01) ?? [])).toBeCloseTo(12.38 * 1.18, 9);
	});

	it('sta dentro quella di partenza, è ancora senza incroci e ha gli stessi vertici', () => {
		fc.assert(
			fc.property(stella.filter(isSemplice), (punti) => {
				const dentro = rientra(punti, 0.01);
				if (!dentro) throw new Error('non rientra');
				expect(dentro).toHaveLength(punti.length);
				expect(isDentro(dentro, punti)).toBe(true);
				expect(areaMq(dentro)).toBeLessThan(areaMq(punti));
				expect(isDentro(punti, dentro)).toBe(false);
			})
		);
	});

	it('di due vicini con un lato in comune lascia due centimetri tra loro', () => {
		const [qui, accanto] = [rettangolo(4, 4), rettangolo(4, 4, { x: 4, y: 0 })];
		const destra = Math.max(...(rientra(qui, 0.01) ?? []).map(({ x }) => x));
		const sinistra = Math.min(...(rientra(accanto, 0.01) ?? []).map(({ x }) => x));
		expect(sinistra - destra).toBeCloseTo(0.02, 9);
	});

	it('non c’è dove due lati sono più vicini del doppio', () => {
		const collo = m(
			[0, 0],
			[4, 0],
			[4, 1.99],
			[8, 1.99],
			[8, 0],
			[12, 0],
			[12, 4],
			[8, 4],
			[8, 2.005],
			[4, 2.005]
		);
		expect(rientra([...collo, { x: 4, y: 4 }, { x: 0, y: 4 }], 0.01)).toBeUndefined();
		expect(rientra(rettangolo(3, 3), 1.6)).toBeUndefined();
	});
});

describe('due aree', () => {
	const quadrato = rettangolo(10, 10);

	it('si sovrappongono se si tagliano, se una contiene l’altra o se sono la stessa', () => {
		for (const altra of [
			rettangolo(10, 10, { x: 9, y: 9 }),
			rettangolo(2, 2, { x: 4, y: 4 }),
			rettangolo(30, 30, { x: -10, y: -10 }),
			rettangolo(2, 30, { x: 4, y: -10 }),
			quadrato
		])
			expect([isSovrapposta(quadrato, altra), isSovrapposta(altra, quadrato)]).toEqual([true, true]);
	});

	it('non si sovrappongono se stanno lontane o si toccano soltanto', () => {
		const dentro = rientra(quadrato, 0.01) ?? [];
		for (const altra of [rettangolo(10, 10, { x: 10, y: 0 }), rettangolo(2, 2, { x: 20, y: 20 })])
			expect([isSovrapposta(dentro, altra), isSovrapposta(altra, dentro)]).toEqual([false, false]);
	});

	it('sono troppo vicine solo se la loro distanza è minore di quella voluta', () => {
		const vicina = (altra: readonly Metri[]): boolean =>
			intorno(quadrato, 0.5).some((lato) => isSovrapposta(lato, altra));
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (distanza, diagonale) => {
				fc.pre(Math.abs(distanza - 0.5) > 0.011);
				const lungo = diagonale ? distanza / Math.SQRT2 : distanza;
				const altra = rettangolo(3, 3, { x: 10 + lungo, y: diagonale ? 10 + lungo : 2 });
				expect(vicina(altra)).toBe(distanza < 0.5);
			})
		);
	});
});
