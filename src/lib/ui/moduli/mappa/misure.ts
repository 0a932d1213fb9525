// Lengths and areas as they are told while one draws, and corners as lines of text; used by the components with maps. What counts is measured by the server.
export type Punto = readonly [lat: number, lon: number];

/** Metres of a degree of latitude in Italy. */
const GRADO = 111_140;

/** Square metres, true to half a percent. */
export function areaCirca(vertici: readonly Punto[]): number {
	const piani = inPiano(vertici);
	const doppia = piani.reduce((somma, [x, y], posto) => {
		const [dopoX, dopoY] = piani[(posto + 1) % piani.length] ?? [x, y];
		return somma + x * dopoY - dopoX * y;
	}, 0);
	return Math.abs(doppia) / 2;
}

/** Metres east and north of the first corner. */
export function inPiano(vertici: readonly Punto[]): [x: number, y: number][] {
	const [primo] = vertici;
	if (!primo) return [];
	const stretto = Math.cos((primo[0] * Math.PI) / 180) * 1.0017;
	return vertici.map(([lat, lon]) => [(lon - primo[1]) * GRADO * stretto, (lat - primo[0]) * GRADO]);
}

/** The corners as lines "latitude, longitude". */
export function scriviRighe(vertici: readonly Punto[]): string {
	return vertici.map(([lat, lon]) => `${lat.toFixed(7)}, ${lon.toFixed(7)}`).join('\n');
}

/** The corners of such lines; none when a line is something else. */
export function leggiRighe(testo: string): Punto[] {
	const righe = testo.split('\n').filter((riga) => riga.trim() !== '');
	const punti = righe.map((riga) => /^\s*(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)\s*$/.exec(riga));
	if (punti.includes(null)) return [];
	return punti.map((trovato) => [Number(trovato?.[1]), Number(trovato?.[2])]);
}

/** What a person who does not see the map is told of the drawing. */
export function racconta(vertici: readonly Punto[]): string {
	const punti = vertici.length === 1 ? '1 punto' : `${vertici.length} punti`;
	if (vertici.length < 3) return `${punti}. Per fare un’area ne servono almeno 3.`;
	return `${punti}, area di circa ${Math.round(areaCirca(vertici))} m².`;
}
