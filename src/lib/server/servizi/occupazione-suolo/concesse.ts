// The ground already granted: for anyone, where and when; for clerks, by which pratica too. Called by the map of the form and by the clerks' page.
import type { Giorno } from '#lib/domain/data.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Gradi } from '#lib/domain/poligono.ts';
import type { Tx } from '../../db/connection.ts';

type Quando = { dal: string; al: string | null; dalle: number; alle: number };

/** From today on, as GeoJSON: nobody's name, no number. */
export async function suoloConcesso(tx: Tx, { oggi }: { oggi: Giorno }): Promise<object> {
	const rows = await tx<(Quando & { vertici: Gradi[] })[]>`
		select vertici, lower(giorni) as dal, upper(giorni) - 1 as al, lower(ore) as dalle, upper(ore) as alle
		from suolo_concesso(${oggi.toString()})`;
	return {
		type: 'FeatureCollection',
		features: rows.map(({ vertici, ...quando }) => ({
			type: 'Feature',
			properties: { tipo: 'occupata', quando: scriviQuando(quando) },
			geometry: { type: 'Polygon', coordinates: [chiuso(vertici)] }
		}))
	};
}

export type Concessa = { numero: string; oggetto: string; quando: string };

const PAGINA = 200;

/** Those of a day or after it, for clerks; the first ones come first. */
export async function listConcesse(tx: Tx, dal: string): Promise<Concessa[]> {
	const rows = await tx<(Quando & { numero: string; oggetto: string })[]>`
		select p.numero, p.oggetto, lower(o.giorni) as dal, upper(o.giorni) - 1 as al, lower(o.ore) as dalle, upper(o.ore) as alle
		from occupazione o join pratica p on p.id = o.pratica_id
		where o.in_vigore and not o.giorni << daterange(${dal}, null)
		order by lower(o.giorni), p.numero, lower(o.ore)
		limit ${PAGINA}`;
	return rows.map(({ numero, oggetto, ...quando }) => ({ numero, oggetto, quando: scriviQuando(quando) }));
}

function scriviQuando({ dal, al, dalle, alle }: Quando): string {
	const giorni =
		al === null
			? `dal ${formatGiorno(dal)}`
			: al === dal
				? `il ${formatGiorno(dal)}`
				: `dal ${formatGiorno(dal)} al ${formatGiorno(al)}`;
	return dalle === 0 && alle === 1440 ? giorni : `${giorni}, dalle ${ora(dalle)} alle ${ora(alle)}`;
}

function ora(minuti: number): string {
	return `${String(Math.floor(minuti / 60)).padStart(2, '0')}:${String(minuti % 60).padStart(2, '0')}`;
}

// GeoJSON says longitude first and closes its rings.
function chiuso(vertici: readonly Gradi[]): [number, number][] {
	const anello = vertici.map(([lat, lon]): [number, number] => [lon, lat]);
	return [...anello, ...anello.slice(0, 1)];
}
