/** The ground of a Comune: the map to draw on, and areas in metres from its centre; called by the field of the area, the rules and the port of the service. */
import { areaMq, inMetri, type Gradi, type Metri } from '#lib/domain/poligono.ts';
import type { PianoMappa } from '#lib/forms/vista.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';

type Territorio = ImpostazioniSuolo['territorio'];

/** What the map shows: boundary, plan, ground already granted. */
export function pianoDi(territorio: Territorio): PianoMappa {
	return { ...pianoDelPaese(territorio), occupate: '/servizi/occupazione-suolo/occupate' };
}

/** The town alone: boundary and plan. */
export function pianoDelPaese({ centro, confine, pianta, tiles }: Territorio): PianoMappa {
	return { centro, confine, ...(pianta && { url: pianta }), ...(tiles && { tiles }) };
}

/** Corners in metres from the centre. */
export function metriDi({ vertici }: { vertici: readonly Gradi[] }, { centro }: Territorio): Metri[] {
	return inMetri(vertici, centro);
}

/** Square metres of what was drawn. */
export function areaDisegnataMq(area: { vertici: readonly Gradi[] }, territorio: Territorio): number {
	return areaMq(metriDi(area, territorio));
}
