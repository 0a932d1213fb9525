// Draws one area on a map, by mouse, finger or keyboard; loaded by CampoMappa.svelte when a person asks for the map.
import L from 'leaflet';
import type { PianoMappa } from '#lib/forms/vista.ts';
import { apriMappa } from './apri-mappa.ts';
import type { Punto } from './misure.ts';
import type { Via } from './pianta.ts';

const TRATTO = { color: '#0b3d91', weight: 3, fillOpacity: 0.25 };

/** Three corners make an area. */
const VERTICI_MINIMI = 3;

export type Disegno = {
	vie: readonly Via[];
	aggiungiAlCentro: () => void;
	togliUltimo: () => void;
	chiudi: () => void;
	ricomincia: (vertici?: readonly Punto[]) => void;
	vaiA: (dove: L.LatLng) => void;
	/** On a touch screen, whether one finger moves the map in place of the page. */
	muoviColDito: (attivo: boolean) => void;
	libera: () => void;
};

type Opzioni = {
	piano: PianoMappa;
	vertici: readonly Punto[];
	/** Called at each change with all the corners, also before the area is closed. */
	oncambio: (vertici: Punto[]) => void;
};

/** Opens the map and starts to draw, from the area already there if any. @throws Error when map or plan do not come */
export async function disegna(
	elemento: HTMLElement,
	{ piano, vertici, oncambio }: Opzioni
): Promise<Disegno> {
	// The plug-in takes a global Leaflet as a second one to add itself to.
	L.noConflict();
	await import('leaflet-editable');
	// The corners cannot be moved by keyboard: there are the buttons for that.
	L.Editable.VertexMarker.mergeOptions({ keyboard: false });
	L.Editable.MiddleMarker.mergeOptions({ keyboard: false });
	const { mappa, vie } = await apriMappa(elemento, piano);
	let poligono: L.Polygon | undefined;

	function verticiOra(): L.LatLng[] {
		return ((poligono?.getLatLngs() as L.LatLng[][] | undefined)?.[0] ?? []).slice();
	}

	function racconta(): void {
		oncambio(verticiOra().map(({ lat, lng }) => [lat, lng]));
	}

	function togli(): void {
		mappa.editTools.stopDrawing();
		poligono?.disableEdit();
		poligono?.remove();
		poligono = undefined;
	}

	function apri(punti: readonly L.LatLng[]): void {
		togli();
		poligono = mappa.editTools.startPolygon(undefined, TRATTO).addTo(mappa);
		for (const punto of punti) poligono.editor.push(punto);
	}

	function chiusa(punti: readonly L.LatLng[]): void {
		togli();
		poligono = L.polygon([...punti], TRATTO).addTo(mappa);
		poligono.enableEdit(mappa);
	}

	function ricomincia(nuovi: readonly Punto[] = []): void {
		const punti = nuovi.map(([lat, lon]) => L.latLng(lat, lon));
		if (punti.length >= VERTICI_MINIMI) chiusa(punti);
		else apri(punti);
	}

	// Where nobody moves a mouse the line that follows goes to the middle of the map.
	mappa.on('move', () => {
		if (mappa.editTools.drawing()) mappa.editTools.moveForwardLineGuide(mappa.getCenter());
	});
	mappa.on('editable:editing editable:vertex:deleted editable:drawing:commit', racconta);
	elemento.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.target !== elemento) return;
		event.preventDefault();
		aggiungiAlCentro();
	});
	ricomincia(vertici);
	if (poligono && vertici.length > 0) mappa.fitBounds(poligono.getBounds(), { maxZoom: 20 });

	function aggiungiAlCentro(): void {
		if (!mappa.editTools.drawing()) apri(verticiOra());
		poligono?.editor.push(mappa.getCenter());
	}

	return {
		vie,
		aggiungiAlCentro,
		ricomincia(nuovi) {
			ricomincia(nuovi);
			racconta();
		},
		togliUltimo() {
			apri(verticiOra().slice(0, -1));
			racconta();
		},
		chiudi() {
			if (verticiOra().length >= VERTICI_MINIMI) mappa.editTools.commitDrawing();
		},
		vaiA(dove) {
			mappa.setView(dove, 19, { animate: false });
		},
		muoviColDito(attivo) {
			if (attivo) mappa.dragging.enable();
			else mappa.dragging.disable();
		},
		libera: () => mappa.remove()
	};
}
