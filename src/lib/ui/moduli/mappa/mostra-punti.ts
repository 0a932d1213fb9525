// Shows places on a map and tells which one was chosen; loaded by MappaPunti.svelte when a person asks for the map.
import L from 'leaflet';
import type { PianoMappa } from '#lib/forms/vista.ts';
import { apriMappa } from './apri-mappa.ts';

export type PuntoScelta = { valore: string; etichetta: string; lat: number; lon: number };

export type Punti = {
	/** Marks the place of this value, and no other. */
	segna: (valore: string) => void;
	libera: () => void;
};

type Opzioni = { piano: PianoMappa; punti: readonly PuntoScelta[]; onscelta: (scelto: PuntoScelta) => void };

/** Opens the map on all the places. @throws Error when map or plan do not come */
export async function mostraPunti(
	elemento: HTMLElement,
	{ piano, punti, onscelta }: Opzioni
): Promise<Punti> {
	const { mappa } = await apriMappa(elemento, piano);
	const segni = punti.map((punto) => {
		const segno = L.marker([punto.lat, punto.lon], {
			icon: L.divIcon({ className: 'segno', iconSize: [28, 28] }),
			title: punto.etichetta
		});
		segno.bindTooltip(punto.etichetta, { direction: 'top', offset: [0, -14] });
		segno.on('click', () => {
			onscelta(punto);
		});
		segno.addTo(mappa);
		// Leaflet calls its markers buttons, yet they answer to the mouse alone.
		segno.getElement()?.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter' && event.key !== ' ') return;
			event.preventDefault();
			onscelta(punto);
		});
		return { valore: punto.valore, segno };
	});
	mappa.fitBounds(L.latLngBounds(punti.map(({ lat, lon }) => [lat, lon])), {
		maxZoom: 17,
		padding: [40, 40]
	});
	return {
		segna(scelto) {
			for (const { valore, segno } of segni)
				segno.getElement()?.classList.toggle('scelto', valore === scelto);
		},
		libera: () => mappa.remove()
	};
}
