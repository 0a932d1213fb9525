// An occupation as the rows that PostgreSQL compares: area in metres, days, minutes of the day. Pure; called by the use cases of public land.
import { intorno, rientra, type Gradi, type Metri } from '#lib/domain/poligono.ts';
import { RIENTRO } from '#lib/forms/campi/area-disegnata.ts';
import type { ImpostazioniSuolo } from '#lib/services/occupazione-suolo/impostazioni.ts';
import type { Occupazione } from '#lib/services/occupazione-suolo/occupazione.ts';
import { domani, momentiDi } from '#lib/services/occupazione-suolo/tempi.ts';
import { metriDi } from '#lib/services/occupazione-suolo/territorio.ts';

/** When, as PostgreSQL writes ranges. */
export type Quando = { giorni: string; ore: string };

/** The days and minutes of an occupation; what has no beginning begins today. */
export function quandoDi(
	{ dal, al, dalle, alle }: Pick<Occupazione, 'dal' | 'al' | 'dalle' | 'alle'>,
	oggi: string
): Quando[] {
	return momentiDi({ dal: dal ?? oggi, al, dalle, alle }).map((momento) => ({
		giorni: `[${momento.dal},${momento.al ? domani(momento.al) : ''})`,
		ore: `[${momento.da},${momento.a})`
	}));
}

/** An area, and the ground along its border that has to stay free. */
export type Aree = { area: string; vicino: string[] };

/** The area as PostgreSQL writes polygons, drawn in so that two that touch do not overlap, and what is too near it; none when it is too thin. */
export function areeDi(
	vertici: readonly Gradi[],
	{ territorio, distanzaMinima }: Pick<ImpostazioniSuolo, 'territorio' | 'distanzaMinima'>
): Aree | undefined {
	const dentro = rientra(metriDi({ vertici }, territorio), RIENTRO);
	if (!dentro) return undefined;
	const vicino = distanzaMinima > 0 ? intorno(dentro, distanzaMinima / 100) : [];
	return { area: scriviPoligono(dentro), vicino: vicino.map(scriviPoligono) };
}

function scriviPoligono(punti: readonly Metri[]): string {
	return `(${punti.map(({ x, y }) => `(${x.toFixed(4)},${y.toFixed(4)})`).join(',')})`;
}
