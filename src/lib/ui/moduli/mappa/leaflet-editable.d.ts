// What we use of leaflet-editable, which has no types of its own.
import type { LatLng, PolylineOptions } from 'leaflet';

declare module 'leaflet' {
	interface MapOptions {
		editable?: boolean;
	}
	interface Map {
		editTools: {
			startPolygon(punto?: LatLng, opzioni?: PolylineOptions): Polygon;
			drawing(): boolean;
			commitDrawing(): void;
			stopDrawing(): void;
			moveForwardLineGuide(punto: LatLng): void;
		};
	}
	interface Polygon {
		editor: { push(punto: LatLng): void };
		enableEdit(mappa: Map): void;
		disableEdit(): void;
	}
	const Editable: {
		VertexMarker: { mergeOptions(opzioni: { keyboard: boolean }): void };
		MiddleMarker: { mergeOptions(opzioni: { keyboard: boolean }): void };
	};
}
