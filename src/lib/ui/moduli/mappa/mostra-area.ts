// Shows one area on a map; loaded by MappaArea.svelte when a person asks for the map.
import L from 'leaflet';
import type { PianoMappa } from '#lib/forms/vista.ts';
import { apriMappa } from './apri-mappa.ts';
import type { Punto } from './misure.ts';

const TRATTO = { color: '#a5203a', weight: 3, fillOpacity: 0.25, interactive: false };

type Opzioni = { piano: PianoMappa; vertici: readonly Punto[] };

/** Opens the map on the area; gives what takes it away. @throws Error when map or plan do not come */
export async function mostraArea(elemento: HTMLElement, { piano, vertici }: Opzioni): Promise<() => void> {
	const { mappa } = await apriMappa(elemento, piano);
	const area = L.polygon(
		vertici.map(([lat, lon]) => [lat, lon]),
		TRATTO
	).addTo(mappa);
	mappa.fitBounds(area.getBounds(), { maxZoom: 18, padding: [40, 40] });
	return () => mappa.remove();
}
