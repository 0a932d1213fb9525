/** Reads and writes the corners of an area as people and programs give them; called by the field of drawn areas. */
import type { Gradi } from '#lib/domain/poligono.ts';
import type { Grezzo } from './grezzo.ts';

// "45.6283, 9.1486" as maps give it, "45,6283 9,1486" as people write it.
const RIGA = /^\(?(-?\d{1,2}[.,]\d{1,15})(?:\s+|\s*[,;]\s*)(-?\d{1,3}[.,]\d{1,15})\)?$/;
const NUMERO = /^-?\d{1,3}([.,]\d{1,15})?$/;

/** The corners, in lines or as a GeoJSON polygon, in JSON or in text; not closed. None when it is something else. */
export function readVertici(grezzo: Grezzo): Gradi[] | undefined {
	if (typeof grezzo !== 'string') return verticiDi(grezzo);
	const testo = grezzo.trim();
	if (/^[[{]/.test(testo)) return verticiDi(parse(testo));
	const righe = testo.split('\n').map((riga) => riga.trim());
	return allPoints(righe.filter((riga) => riga !== '').map((riga) => RIGA.exec(riga)?.slice(1)));
}

/** A corner to seven decimals, which is a centimetre. */
export function scriviPunto([lat, lon]: Gradi): string {
	return `${lat.toFixed(7)}, ${lon.toFixed(7)}`;
}

function parse(testo: string): unknown {
	try {
		return JSON.parse(testo);
	} catch {
		return undefined;
	}
}

// GeoJSON says longitude first; a bare list of corners says latitude first, as lines do.
function verticiDi(valore: unknown): Gradi[] | undefined {
	if (Array.isArray(valore)) return allPoints(valore);
	const { type, coordinates } = (valore ?? {}) as { type?: unknown; coordinates?: unknown };
	if (type !== 'Polygon' || !Array.isArray(coordinates) || coordinates.length !== 1) return undefined;
	const [anello] = coordinates as unknown[];
	if (!Array.isArray(anello)) return undefined;
	return allPoints(
		anello.map((coppia: unknown) => (Array.isArray(coppia) ? coppia.toReversed().slice(-2) : coppia))
	);
}

function allPoints(coppie: readonly unknown[]): Gradi[] | undefined {
	const punti = coppie.map(readPunto).filter((punto) => punto !== undefined);
	if (punti.length < coppie.length) return undefined;
	const [primo, ultimo] = [punti[0], punti.at(-1)];
	const isChiuso = punti.length > 1 && primo?.[0] === ultimo?.[0] && primo?.[1] === ultimo?.[1];
	return isChiuso ? punti.slice(0, -1) : punti;
}

function readPunto(coppia: unknown): Gradi | undefined {
	if (!Array.isArray(coppia) || coppia.length !== 2) return undefined;
	const [lat, lon] = coppia.map(readNumero);
	if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined;
	return [lat, lon];
}

function readNumero(valore: unknown): number | undefined {
	const testo = String(valore);
	return NUMERO.test(testo) ? Number(Number(testo.replace(',', '.')).toFixed(7)) : undefined;
}
