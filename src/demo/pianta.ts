// The invented town plan of a Comune of the demonstration, as GeoJSON in static/piani, and its boundary. Used by the demo settings and the tests.
import { inGradi, type Gradi, type Metri } from '#lib/domain/poligono.ts';

type Elemento = {
	type: 'Feature';
	properties: { tipo: string; nome?: string };
	geometry: { type: 'Polygon' | 'LineString'; coordinates: unknown };
};

/** `raggio` in metres gives about the true extent, `giro` in radians turns the streets. */
type Luogo = { nome: string; centro: Gradi; raggio: number; giro: number; isolati: number; seme: number };

const LUOGHI: Readonly<Record<string, Luogo>> = {
	cassola: { nome: 'Cassola', centro: [45.7347, 11.7989], raggio: 2000, giro: 0.12, isolati: 4, seme: 11 },
	castellanza: {
		nome: 'Castellanza',
		centro: [45.6106, 8.8961],
		raggio: 1500,
		giro: -0.3,
		isolati: 4,
		seme: 23
	},
	casciago: { nome: 'Casciago', centro: [45.8336, 8.7847], raggio: 1200, giro: 0.45, isolati: 3, seme: 37 },
	seveso: { nome: 'Seveso', centro: [45.6433, 9.1403], raggio: 1550, giro: -0.1, isolati: 4, seme: 41 },
	'cesano-maderno': {
		nome: 'Cesano Maderno',
		centro: [45.6283, 9.1486],
		raggio: 1900,
		giro: 0.25,
		isolati: 4,
		seme: 59
	}
};

const STRADE = [
	...['Roma', 'Garibaldi', 'Mazzini', 'Cavour', 'Verdi', 'Dante', 'Manzoni', 'Matteotti', 'Marconi'],
	...['Volta', 'Galilei', 'Leopardi', 'Petrarca', 'Carducci', 'Pascoli', 'dei Mille', 'IV Novembre'],
	...['XXV Aprile', 'della Libertà', 'San Francesco', 'delle Scuole', 'dei Platani']
].map((nome) => `Via ${nome}`);

/** What stands in place of houses, by the corner of its block. */
const SPECIALI: Readonly<Record<string, { tipo: string; nome: string }>> = {
	'0,0': { tipo: 'piazza', nome: 'Piazza del Municipio' },
	'-1,0': { tipo: 'municipio', nome: 'Municipio' },
	'0,1': { tipo: 'chiesa', nome: 'Chiesa parrocchiale' },
	'1,-1': { tipo: 'scuola', nome: 'Scuola primaria' },
	'1,-2': { tipo: 'scuola', nome: 'Scuola secondaria di primo grado' },
	'-2,1': { tipo: 'parco', nome: 'Parco della Rimembranza' },
	'1,1': { tipo: 'parco', nome: 'Giardini pubblici' },
	'-3,-3': { tipo: 'parco', nome: 'Campo sportivo' },
	'-2,-1': { tipo: 'piazza', nome: 'Piazza del Mercato' }
};

const LATI_CONFINE = 16;
const ISOLATO = 130;

/** The middle of the town: the square in front of the town hall. */
export function centroDi(ente: string): Gradi {
	return luogo(ente).centro;
}

/** The boundary of the Comune, not closed. */
export function confineDi(ente: string): Gradi[] {
	const { centro } = luogo(ente);
	return arrotonda(inGradi(confine(luogo(ente)), centro));
}

/** The whole plan. */
export function piantaDi(ente: string): object {
	const qui = luogo(ente);
	const caso = sorteggio(qui.seme);
	const nodo = nodi(qui, caso);
	const linea = (tipo: string, punti: Metri[], nome?: string): Elemento => ({
		type: 'Feature',
		properties: { tipo, ...(nome && { nome }) },
		geometry: { type: 'LineString', coordinates: coordinate(punti, qui.centro) }
	});
	const area = (tipo: string, punti: Metri[], nome?: string): Elemento => ({
		type: 'Feature',
		properties: { tipo, ...(nome && { nome }) },
		geometry: { type: 'Polygon', coordinates: [coordinate([...punti, ...punti.slice(0, 1)], qui.centro)] }
	});
	const { isolati } = qui;
	const passi = Array.from({ length: isolati * 2 + 1 }, (_, posto) => posto - isolati);
	const blocchi = passi.slice(0, -1).flatMap((i) => passi.slice(0, -1).map((j) => [i, j] as const));
	const nomi = [...STRADE];
	const nome = (): string => nomi.splice(Math.floor(caso() * nomi.length), 1)[0] ?? '';
	const strade = passi.flatMap((i) => {
		const tipo = i === 0 ? 'strada-principale' : 'strada';
		return [
			linea(
				tipo,
				conUscite(
					qui,
					passi.map((j) => nodo(i, j)),
					i === 0
				),
				nome()
			),
			linea(
				tipo,
				conUscite(
					qui,
					passi.map((j) => nodo(j, i)),
					i === 0
				),
				nome()
			)
		];
	});
	return {
		type: 'FeatureCollection',
		nome: `Pianta inventata per la dimostrazione, non quella vera di ${nomeDi(ente)}`,
		features: [
			area('confine', confine(qui)),
			...blocchi.flatMap(([i, j]) => {
				const angoli = [nodo(i, j), nodo(i + 1, j), nodo(i + 1, j + 1), nodo(i, j + 1)];
				const speciale = SPECIALI[`${i},${j}`];
				if (speciale)
					return [area(speciale.tipo, riquadro(angoli, [0.06, 0.06], [0.94, 0.94]), speciale.nome)];
				return lotti(caso).map(([da, a]) => area('edificio', riquadro(angoli, da, a)));
			}),
			linea('acqua', attraverso(qui, { lontano: -0.62, onda: 45 }), 'Torrente'),
			linea('ferrovia', attraverso(qui, { lontano: 0.55, onda: 0 }), 'Ferrovia'),
			linea('strada-principale', anello(qui), 'Circonvallazione'),
			...strade
		]
	};
}

function nomeDi(ente: string): string {
	return luogo(ente).nome;
}

function luogo(ente: string): Luogo {
	const trovato = LUOGHI[ente];
	if (!trovato) throw new Error(`Nessuna pianta per ${ente}`);
	return trovato;
}

/** Always the same numbers from the same seed, between 0 and 1 (mulberry32). */
function sorteggio(seme: number): () => number {
	let stato = seme;
	return () => {
		stato = (stato + 0x6d2b79f5) | 0;
		let t = Math.imul(stato ^ (stato >>> 15), 1 | stato);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function confine({ raggio, seme }: Luogo): Metri[] {
	const caso = sorteggio(seme + 1000);
	return Array.from({ length: LATI_CONFINE }, (_, posto) =>
		polare(raggio * (0.85 + 0.3 * caso()), (2 * Math.PI * posto) / LATI_CONFINE)
	);
}

function anello({ isolati, giro }: Luogo): Metri[] {
	const raggio = (isolati + 1.3) * ISOLATO;
	return Array.from({ length: 33 }, (_, posto) => polare(raggio, giro + (2 * Math.PI * posto) / 32));
}

function polare(raggio: number, angolo: number): Metri {
	return { x: raggio * Math.cos(angolo), y: raggio * Math.sin(angolo) };
}

// Crossings of the streets: a grid that was never quite straight.
function nodi({ isolati, giro }: Luogo, caso: () => number): (i: number, j: number) => Metri {
	const lato = isolati * 2 + 1;
	const punti = Array.from({ length: lato * lato }, (_, posto) => {
		const x = ((posto % lato) - isolati) * ISOLATO + (caso() - 0.5) * 30;
		const y = (Math.floor(posto / lato) - isolati) * ISOLATO + (caso() - 0.5) * 30;
		return { x: x * Math.cos(giro) - y * Math.sin(giro), y: x * Math.sin(giro) + y * Math.cos(giro) };
	});
	return (i, j) => punti[(j + isolati) * lato + i + isolati] ?? { x: 0, y: 0 };
}

// The two main streets lead out of town, the others as far as the ring road.
function conUscite({ raggio, isolati }: Luogo, punti: Metri[], principale: boolean): Metri[] {
	const [primo, ultimo] = [punti[0], punti.at(-1)];
	if (!primo || !ultimo || !principale) return punti;
	const fuori = Math.max(raggio * 0.8, (isolati + 1.3) * ISOLATO);
	const esce = ({ x, y }: Metri): Metri => polare(fuori, Math.atan2(y, x));
	return [esce(primo), ...punti, esce(ultimo)];
}

// From one end of the Comune to the other, `lontano` radii from the centre.
function attraverso({ raggio, giro }: Luogo, { lontano, onda }: { lontano: number; onda: number }): Metri[] {
	return Array.from({ length: 13 }, (_, posto) => {
		const y = raggio * (posto / 12 - 0.5);
		const x = raggio * lontano + onda * Math.sin(posto * 1.7);
		return { x: x * Math.cos(giro) - y * Math.sin(giro), y: x * Math.sin(giro) + y * Math.cos(giro) };
	});
}

// Three houses to each of two streets, none of the same size; some are not there.
function lotti(caso: () => number): [da: [number, number], a: [number, number]][] {
	return [0, 1, 2, 3, 4, 5].flatMap((posto) => {
		const x = 0.08 + (posto % 3) * 0.29;
		const y = posto < 3 ? 0.1 : 0.58;
		const [largo, alto, presente] = [0.17 + caso() * 0.08, 0.2 + caso() * 0.12, caso() > 0.12];
		return presente
			? [
					[
						[x, y],
						[x + largo, y + alto]
					] as [[number, number], [number, number]]
				]
			: [];
	});
}

// A rectangle of the unit square, laid over a block of four corners.
function riquadro(angoli: Metri[], da: [number, number], a: [number, number]): Metri[] {
	const [p, q, r, s] = angoli;
	if (!p || !q || !r || !s) return [];
	const punto = (u: number, v: number): Metri => {
		const tra = (uno: number, due: number, tre: number, quattro: number): number =>
			(uno * (1 - u) + due * u) * (1 - v) + (quattro * (1 - u) + tre * u) * v;
		return { x: tra(p.x, q.x, r.x, s.x), y: tra(p.y, q.y, r.y, s.y) };
	};
	return [punto(da[0], da[1]), punto(a[0], da[1]), punto(a[0], a[1]), punto(da[0], a[1])];
}

function coordinate(punti: Metri[], centro: Gradi): [number, number][] {
	return arrotonda(inGradi(punti, centro)).map(([lat, lon]) => [lon, lat]);
}

function arrotonda(punti: readonly Gradi[]): Gradi[] {
	return punti.map(([lat, lon]) => [Number(lat.toFixed(6)), Number(lon.toFixed(6))]);
}
