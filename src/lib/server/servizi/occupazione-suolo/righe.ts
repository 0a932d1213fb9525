// An occupation as the rows that PostgreSQL compares: area in metres, days, minutes of the day. Pure; called by the use cases of public land.
import { intorno, rientra, type Gradi, type Metri } from '#lib/domain/poligono.ts';
import { RIENTRO } from '#lib/forms/campi/area-disegnata.ts';
import type { ImpostazioniSuolo } from '#lib/services/occupazione-suolo/impostazioni.ts';
import type { Occupazione } from '#lib/services/occupazione-suolo/occupazione.ts';
import { giornoDi, minutiDi } from '#lib/services/occupazione-suolo/tempi.ts';
import { metriDi } from '#lib/services/occupazione-suolo/territorio.ts';

const MINUTI_DEL_GIORNO = 1440;

/** When, as PostgreSQL writes ranges. */
export type Quando = { giorni: string; ore: string };

/** The days and minutes of an occupation; one that goes past midnight takes the next morning too. */
export function quandoDi(
	{ dal, al, dalle, alle }: Pick<Occupazione, 'dal' | 'al' | 'dalle' | 'alle'>,
	oggi: string
): Quando[] {
	const inizio = dal ?? oggi;
	const intero = { giorni: giorni(inizio, al), ore: ore(0, MINUTI_DEL_GIORNO) };
	if (!dalle || !alle || dalle === alle) return [intero];
	const [da, a] = [minutiDi(dalle), minutiDi(alle)];
	if (a > da) return [{ ...intero, ore: ore(da, a) }];
	const sera = { ...intero, ore: ore(da, MINUTI_DEL_GIORNO) };
	if (a === 0) return [sera];
	return [sera, { giorni: giorni(domani(inizio), al && domani(al)), ore: ore(0, a) }];
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

function giorni(dal: string, al: string | undefined): string {
	return `[${dal},${al ? domani(al) : ''})`;
}

function ore(da: number, a: number): string {
	return `[${da},${a})`;
}

function domani(giorno: string): string {
	return giornoDi(giorno).add({ days: 1 }).toString();
}
