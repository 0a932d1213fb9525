// Draws the plan of a town from its GeoJSON; called by apri-mappa.ts.
import L from 'leaflet';

/** What is in the plan, with its name where it has one. */
export type Pianta = GeoJSON.FeatureCollection<GeoJSON.Geometry, { tipo?: string; nome?: string } | null> & {
	nome?: string;
};
type Elemento = Pianta['features'][number];

/** A street by name, and where the map goes to show it. */
export type Via = { nome: string; dove: L.LatLng };

const STILI: Readonly<Record<string, L.PathOptions>> = {
	edificio: { weight: 1, color: '#b9a894', fillColor: '#e0d5c7', fillOpacity: 1 },
	municipio: { weight: 1, color: '#8a5a44', fillColor: '#d6a58f', fillOpacity: 1 },
	chiesa: { weight: 1, color: '#8a5a44', fillColor: '#d6a58f', fillOpacity: 1 },
	scuola: { weight: 1, color: '#a07d1c', fillColor: '#f0d98c', fillOpacity: 1 },
	parco: { weight: 0, fillColor: '#bfdcae', fillOpacity: 1 },
	piazza: { weight: 1, color: '#c5b9d3', fillColor: '#e9e1f1', fillOpacity: 1 },
	acqua: { color: '#9cc4e4' },
	ferrovia: { color: '#6b6b6b', dashArray: '10 6' },
	strada: { color: '#ffffff' },
	'strada-principale': { color: '#ffe9a8' }
};

/** How wide these are on the ground, in metres. */
const LARGHEZZE: Readonly<Record<string, number>> = {
	acqua: 8,
	ferrovia: 4,
	strada: 9,
	'strada-principale': 12
};
const SOTTILE = 3;

/** From this zoom there is room for names. */
const ZOOM_NOMI = 16;

/** Adds the plan under everything else and gives its streets in the order of the alphabet. */
export function aggiungiPianta(mappa: L.Map, pianta: Pianta): Via[] {
	const pane = mappa.createPane('pianta');
	pane.classList.add('pane-pianta');
	const renderer = L.canvas({ pane: 'pianta', padding: 0.5 });
	const nomi = L.layerGroup();
	const vie: Via[] = [];
	const disegni = L.geoJSON(pianta, {
		interactive: false,
		filter: (elemento) => tipoDi(elemento) in STILI,
		style: (elemento) => ({ ...STILI[tipoDi(elemento)], renderer, pane: 'pianta' }),
		onEachFeature(elemento: Elemento, disegno) {
			const nome = elemento.properties?.nome;
			if (!nome || !(disegno instanceof L.Polyline)) return;
			const dove = middleOf(disegno as L.Polyline);
			const className = `nome-pianta${elemento.geometry.type === 'LineString' ? ' nome-via' : ''}`;
			nomi.addLayer(
				L.tooltip({ permanent: true, direction: 'center', className }).setLatLng(dove).setContent(nome)
			);
			if (tipoDi(elemento).startsWith('strada') || elemento.geometry.type === 'Polygon')
				vie.push({ nome, dove });
		}
	}).addTo(mappa);
	function ridisegna(): void {
		if (mappa.getZoom() >= ZOOM_NOMI) nomi.addTo(mappa);
		else nomi.remove();
		const pixelPerMetro = scalaDi(mappa);
		disegni.setStyle((elemento: Elemento | undefined) => {
			const larga = LARGHEZZE[tipoDi(elemento)];
			return larga === undefined ? {} : { weight: Math.max(SOTTILE, larga * pixelPerMetro) };
		});
	}

	mappa.on('zoomend', ridisegna);
	ridisegna();
	return vie.sort((a, b) => a.nome.localeCompare(b.nome, 'it'));
}

function scalaDi(mappa: L.Map): number {
	const qui = mappa.project(mappa.getCenter());
	return 100 / mappa.distance(mappa.unproject(qui), mappa.unproject(qui.add([100, 0])));
}

function tipoDi(elemento: Elemento | undefined): string {
	return elemento?.properties?.tipo ?? '';
}

// Of a street its middle corner but one, so that the names of two that cross do not meet; of an area its middle.
function middleOf(disegno: L.Polyline): L.LatLng {
	if (disegno instanceof L.Polygon) return disegno.getBounds().getCenter();
	const punti = disegno.getLatLngs() as L.LatLng[];
	const posto = Math.floor(punti.length / 2);
	const [qui, dopo] = [punti[posto], punti[posto + 1]];
	return qui && dopo ? L.latLngBounds([qui, dopo]).getCenter() : disegno.getBounds().getCenter();
}
