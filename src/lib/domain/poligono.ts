/** Areas on the ground: from degrees to metres and back, and what a drawn area must be; called by the field of drawn areas and by whoever keeps occupied ground. */

/** Latitude and longitude (WGS 84), in degrees. */
export type Gradi = readonly [lat: number, lon: number];

/** Metres east and north of an origin. */
export type Metri = { readonly x: number; readonly y: number };

type Lato = readonly [da: Metri, a: Metri];

const SEMIASSE = 6_378_137;
const ECCENTRICITA_2 = 0.00669437999014;
const VERTICI_MASSIMI = 100;
const LATO_MINIMO = 0.5;
const ANGOLO_MINIMO = (15 * Math.PI) / 180;
/** Closer than this, two points are the same and a point lies on a side. */
const TOLLERANZA = 0.001;

/** Metres around an origin, true to 1 mm in 100 m up to 10 km away: an equirectangular plane with the terms of second order of Gauss's. */
export function inMetri(vertici: readonly Gradi[], origine: Gradi): Metri[] {
	return vertici.map(([lat, lon]) => {
		const { x, y } = scala(radianti(lat), radianti(origine[0]));
		const giro = radianti(lon - origine[1]);
		return { x: x * giro, y: y * radianti(lat - origine[0]) + curvatura(x * giro, radianti(lat)) };
	});
}

/** The way back of inMetri. */
export function inGradi(vertici: readonly Metri[], origine: Gradi): Gradi[] {
	const partenza = radianti(origine[0]);
	return vertici.map(({ x, y }) => {
		let lat = partenza;
		// Each round leaves a ten-thousandth of the error of the one before.
		for (let giro = 0; giro < 4; giro++) lat = partenza + (y - curvatura(x, lat)) / scala(lat, partenza).y;
		return [gradi(lat), origine[1] + gradi(x / scala(lat, partenza).x)];
	});
}

// Metres for a radian: of longitude on the parallel of `lat`, of latitude between `lat` and `partenza`.
function scala(lat: number, partenza: number): { x: number; y: number } {
	const w = (angolo: number): number => 1 - ECCENTRICITA_2 * Math.sin(angolo) ** 2;
	const mezzo = w((lat + partenza) / 2);
	return {
		x: (SEMIASSE * Math.cos(lat)) / Math.sqrt(w(lat)),
		y: (SEMIASSE * (1 - ECCENTRICITA_2)) / (mezzo * Math.sqrt(mezzo))
	};
}

// A parallel bends away from the straight line to the east.
function curvatura(x: number, lat: number): number {
	return (x * x * Math.tan(lat)) / (2 * SEMIASSE);
}

function radianti(angolo: number): number {
	return (angolo * Math.PI) / 180;
}

function gradi(angolo: number): number {
	return (angolo * 180) / Math.PI;
}

/** Square metres, whichever way round the vertices go. */
export function areaMq(poligono: readonly Metri[]): number {
	return Math.abs(areaConSegno(poligono));
}

// Positive when the vertices go anticlockwise. Taken from the first vertex, so that nothing is lost far from the origin.
function areaConSegno(poligono: readonly Metri[]): number {
	const [primo] = poligono;
	if (!primo) return 0;
	return latiDi(poligono).reduce((somma, [a, b]) => somma + prodotto(primo, a, b) / 2, 0);
}

/** Whether an area can be kept and judged: 3 to 100 vertices, sides of half a metre or more, angles of 15 degrees or more, no side that meets another. */
export function isSemplice(poligono: readonly Metri[]): boolean {
	const lati = latiDi(poligono);
	if (lati.length < 3 || lati.length > VERTICI_MASSIMI) return false;
	if (lati.some(([a, b]) => distanza(a, b) < LATO_MINIMO)) return false;
	return poligono.every((_, posto) => angolo(poligono, posto) >= ANGOLO_MINIMO) && !siIncrocia(lati);
}

function siIncrocia(lati: readonly Lato[]): boolean {
	return lati.some((lato, posto) =>
		lati.some((altro, dopo) => {
			const vicini = dopo - posto === 1 || dopo - posto === lati.length - 1;
			return dopo > posto && !vicini && siToccano(lato, altro);
		})
	);
}

/** Whether an area lies in another one, also along its border. */
export function isDentro(poligono: readonly Metri[], confine: readonly Metri[]): boolean {
	const lati = latiDi(poligono);
	const bordi = latiDi(confine);
	if (lati.some((lato) => bordi.some((bordo) => siTagliano(lato, bordo)))) return false;
	return lati.every(([a, b]) => contiene(confine, a) && contiene(confine, meta(a, b)));
}

function contiene(poligono: readonly Metri[], punto: Metri): boolean {
	return isSulBordo(poligono, punto) || isTra(poligono, punto);
}

function isSulBordo(poligono: readonly Metri[], punto: Metri): boolean {
	return latiDi(poligono).some((lato) => distanzaDalLato(punto, lato) < TOLLERANZA);
}

function isTra(poligono: readonly Metri[], punto: Metri): boolean {
	return latiDi(poligono).filter((lato) => isAEst(lato, punto)).length % 2 === 1;
}

// Whether the half line from the point to the east meets the side.
function isAEst([a, b]: Lato, { x, y }: Metri): boolean {
	return a.y > y !== b.y > y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
}

/** The area drawn in by some metres along its whole border; none where it is too thin for that. */
export function rientra(poligono: readonly Metri[], metri: number): Metri[] | undefined {
	const verso = Math.sign(areaConSegno(poligono));
	const dentro = poligono.map((punto, posto) => {
		const [prima, dopo] = latiIn(poligono, posto).map((lato) => normale(lato, verso));
		if (!prima || !dopo) return punto;
		// The point at that distance from both sides lies between their normals.
		const quanto = metri / (1 + prima.x * dopo.x + prima.y * dopo.y);
		return { x: punto.x + quanto * (prima.x + dopo.x), y: punto.y + quanto * (prima.y + dopo.y) };
	});
	const lati = latiDi(dentro);
	const bordi = latiDi(poligono);
	const isLontano = dentro.every((punto) =>
		bordi.every((bordo) => distanzaDalLato(punto, bordo) > metri - TOLLERANZA / 10)
	);
	const rimane = Math.sign(areaConSegno(dentro)) === verso && isDentro(dentro, poligono);
	return isLontano && rimane && !siIncrocia(lati) ? dentro : undefined;
}

/** Whether two areas share ground, however they lie. */
export function isSovrapposta(poligono: readonly Metri[], altro: readonly Metri[]): boolean {
	const altri = latiDi(altro);
	const siTaglia = latiDi(poligono).some((lato) => altri.some((suo) => siTagliano(lato, suo)));
	// Where sides meet only at corners, a corner within says it.
	const haDentro = (uno: readonly Metri[], due: readonly Metri[]): boolean =>
		due.some((punto) => isTra(uno, punto) && !isSulBordo(uno, punto));
	return siTaglia || haDentro(poligono, altro) || haDentro(altro, poligono) || isDentro(poligono, altro);
}

/** The ground within some metres of each side, side by side; the round ends are half polygons of sixteen sides, true to a fiftieth. */
export function intorno(poligono: readonly Metri[], metri: number): Metri[][] {
	return latiDi(poligono).map(([a, b]) => {
		const verso = Math.atan2(b.y - a.y, b.x - a.x);
		return [...arco(b, verso - Math.PI / 2, metri), ...arco(a, verso + Math.PI / 2, metri)];
	});
}

// Half a circle, anticlockwise from a direction.
function arco({ x, y }: Metri, da: number, raggio: number): Metri[] {
	return Array.from({ length: 9 }, (_, passo) => {
		const dove = da + (passo * Math.PI) / 8;
		return { x: x + raggio * Math.cos(dove), y: y + raggio * Math.sin(dove) };
	});
}

// One metre, square to the side, towards the inside.
function normale([a, b]: Lato, verso: number): Metri {
	const lunghezza = distanza(a, b) * verso;
	return { x: (a.y - b.y) / lunghezza, y: (b.x - a.x) / lunghezza };
}

function latiDi(poligono: readonly Metri[]): Lato[] {
	return poligono.map((punto, posto) => [punto, poligono[(posto + 1) % poligono.length] ?? punto]);
}

// The side that arrives at a vertex and the one that leaves it.
function latiIn(poligono: readonly Metri[], posto: number): [Lato, Lato] | [] {
	const [prima, qui, dopo] = [
		poligono.at(posto - 1),
		poligono[posto],
		poligono[(posto + 1) % poligono.length]
	];
	return prima && qui && dopo
		? [
				[prima, qui],
				[qui, dopo]
			]
		: [];
}

// Between the two sides of a vertex, whether it points out or in.
function angolo(poligono: readonly Metri[], posto: number): number {
	const [arriva, parte] = latiIn(poligono, posto);
	if (!arriva || !parte) return 0;
	const [prima, qui] = arriva;
	const dopo = parte[1];
	const coseno = (prima.x - qui.x) * (dopo.x - qui.x) + (prima.y - qui.y) * (dopo.y - qui.y);
	return Math.atan2(Math.abs(prodotto(qui, prima, dopo)), coseno);
}

// Twice the area of the triangle; positive when it goes anticlockwise.
function prodotto(a: Metri, b: Metri, c: Metri): number {
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function distanza(a: Metri, b: Metri): number {
	return Math.hypot(b.x - a.x, b.y - a.y);
}

function meta(a: Metri, b: Metri): Metri {
	return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distanzaDalLato(punto: Metri, [a, b]: Lato): number {
	const lungo = (punto.x - a.x) * (b.x - a.x) + (punto.y - a.y) * (b.y - a.y);
	const parte = Math.min(1, Math.max(0, lungo / distanza(a, b) ** 2 || 0));
	return distanza(punto, { x: a.x + parte * (b.x - a.x), y: a.y + parte * (b.y - a.y) });
}

function siToccano(uno: Lato, altro: Lato): boolean {
	const capi = uno.some((capo) => distanzaDalLato(capo, altro) < TOLLERANZA);
	return capi || altro.some((capo) => distanzaDalLato(capo, uno) < TOLLERANZA) || siTagliano(uno, altro);
}

// Each side has the ends of the other on both hands; sides that only touch do not cut.
function siTagliano(uno: Lato, altro: Lato): boolean {
	return divide(uno, altro) && divide(altro, uno);
}

function divide([a, b]: Lato, [c, d]: Lato): boolean {
	const lunghezza = distanza(a, b) * TOLLERANZA;
	const [sinistra, destra] = [prodotto(a, b, c), prodotto(a, b, d)];
	return (sinistra > lunghezza && destra < -lunghezza) || (sinistra < -lunghezza && destra > lunghezza);
}
