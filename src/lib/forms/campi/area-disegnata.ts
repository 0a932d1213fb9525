/** An area on the ground: drawn on a map, typed as the coordinates of its corners, or sent as GeoJSON. Called by services that occupy ground. */
import { z } from 'zod';
import { areaMq, inMetri, isDentro, isSemplice, rientra, type Gradi } from '#lib/domain/poligono.ts';
import {
	campo,
	letto,
	sbagliato,
	type Campo,
	type Certo,
	type Contesto,
	type Opzioni,
	type Tipo
} from '../campo.ts';
import { readVertici, scriviPunto } from '../coordinate.ts';
import { testoDi } from '../grezzo.ts';
import type { PianoMappa } from '../vista.ts';

/** Corners in order, not closed: seven decimals, a centimetre. */
export type AreaDisegnata = { vertici: Gradi[] };

type OpzioniArea<I> = Opzioni & {
	/** Where one may draw, and what is seen there. */
	piano: (impostazioni: I, contesto: Contesto) => PianoMappa;
};

/** By this much an area must be able to draw in, so that two may touch and not overlap. */
export const RIENTRO = 0.01;

const SCHEMA = z.union([
	z.string().min(1),
	z.object({
		type: z.literal('Polygon'),
		coordinates: z.array(z.array(z.array(z.number()).min(2).max(3)).min(4).max(101)).length(1)
	})
]);

/** An area within the Comune, without crossings, that can be kept apart from its neighbours. */
export function areaDisegnata<I, const O extends Opzioni = Opzioni>(
	opzioni: O & OpzioniArea<I>
): Campo<AreaDisegnata, Certo<O>> {
	const pianoDi = (contesto: Contesto): PianoMappa => opzioni.piano(contesto.impostazioni as I, contesto);
	const tipo: Tipo<AreaDisegnata> = {
		nome: 'area-disegnata',
		errori: ['AREA_FORMATO', 'AREA_NON_VALIDA', 'OSP_FUORI_COMUNE'],
		schema: SCHEMA,
		leggi(grezzo, contesto) {
			const vertici = readVertici(grezzo);
			if (!vertici) return sbagliato('AREA_FORMATO');
			const { confine, centro } = pianoDi(contesto);
			const metri = inMetri(vertici, centro);
			if (!isSemplice(metri) || !rientra(metri, RIENTRO)) return sbagliato('AREA_NON_VALIDA');
			if (!isDentro(metri, inMetri(confine, centro))) return sbagliato('OSP_FUORI_COMUNE');
			return letto({ vertici });
		},
		scrivi: ({ vertici }) => [
			`${superficie(vertici)} m², ${vertici.length} punti`,
			`Coordinate: ${vertici.map(scriviPunto).join('; ')}`
		],
		vertici: ({ vertici }) => vertici,
		vista({ grezzo, contesto }) {
			const vertici = grezzo === undefined ? undefined : readVertici(grezzo);
			return {
				aspetto: 'mappa',
				valore: vertici ? vertici.map(scriviPunto).join('\n') : testoDi(grezzo),
				piano: pianoDi(contesto)
			};
		}
	};
	return campo<AreaDisegnata, O>(tipo, opzioni);
}

function superficie(vertici: readonly Gradi[]): string {
	const [origine] = vertici;
	return origine ? areaMq(inMetri(vertici, origine)).toFixed(2).replace('.', ',') : '0';
}
