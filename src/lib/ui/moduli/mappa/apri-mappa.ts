// Opens a map of the Comune: tiles where it has some, its plan, ground already granted. Loaded only when a person asks for a map.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './mappa.css';
import type { PianoMappa } from '#lib/forms/vista.ts';
import { aggiungiPianta, type Pianta, type Via } from './pianta.ts';

export type Mappa = { mappa: L.Map; vie: readonly Via[] };

/** A map in the element. On a touch screen one finger goes on scrolling the page. @throws Error when the plan does not come */
export async function apriMappa(elemento: HTMLElement, piano: PianoMappa): Promise<Mappa> {
	const isTattile = matchMedia('(pointer: coarse)').matches;
	const confine = piano.confine.map(([lat, lon]) => L.latLng(lat, lon));
	const [pianta, occupate] = await Promise.all([leggi(piano.url), leggi(piano.occupate)]);
	const mappa = L.map(elemento, {
		editable: true,
		dragging: !isTattile,
		scrollWheelZoom: false,
		zoomControl: false,
		attributionControl: false,
		minZoom: 12,
		maxZoom: 21,
		...(confine.length > 0 && { maxBounds: L.latLngBounds(confine).pad(0.2) })
	});
	mappa.setView([...piano.centro], 17);
	L.control.zoom({ zoomInTitle: 'Ingrandisci', zoomOutTitle: 'Riduci' }).addTo(mappa);
	L.control.scale({ imperial: false, position: 'topright' }).addTo(mappa);
	const fonti = L.control.attribution({ prefix: false }).addTo(mappa);
	if (piano.tiles) {
		L.tileLayer(piano.tiles.url, { maxZoom: 21, maxNativeZoom: 19 }).addTo(mappa);
		fonti.addAttribution(testo(piano.tiles.attribuzione));
	}
	L.polygon(confine, {
		interactive: false,
		fill: false,
		color: '#455b71',
		weight: 2,
		dashArray: '8 6'
	}).addTo(mappa);
	const vie = pianta ? aggiungiPianta(mappa, pianta) : [];
	if (pianta?.nome) fonti.addAttribution(testo(pianta.nome));
	if (occupate) {
		const grigio = { color: '#3d4955', weight: 2, fillColor: '#5d7083', fillOpacity: 0.55 };
		L.geoJSON(occupate, { style: grigio }).bindTooltip('Area già occupata').addTo(mappa);
	}
	return { mappa, vie };
}

async function leggi(url: string | undefined): Promise<Pianta | undefined> {
	if (!url) return undefined;
	const risposta = await fetch(url);
	if (!risposta.ok) throw new Error(`${url}: ${risposta.status}`);
	return (await risposta.json()) as Pianta;
}

// Leaflet takes attributions as HTML.
function testo(scritta: string): string {
	const nodo = document.createElement('span');
	nodo.textContent = scritta;
	return nodo.innerHTML;
}
