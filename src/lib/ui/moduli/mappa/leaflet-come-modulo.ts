// Vite plugin: makes modules of Leaflet and its plug-in, so that no page loads the few lines by which a bundler runs CommonJS. Used by vite.config.ts.

const LEAFLET = /node_modules\/leaflet(-editable)?\/.*\.js$/;

/** The plugin, for the build: while developing Vite does the same by itself. */
export function leafletComeModulo() {
	return {
		name: 'leaflet-come-modulo',
		enforce: 'pre' as const,
		transform(code: string, id: string) {
			const [trovato, plugIn] = LEAFLET.exec(id) ?? [];
			if (!trovato) return undefined;
			const testa = plugIn ? "import L from 'leaflet';\nconst require = () => L;\n" : '';
			return {
				code: `${testa}const exports = {};\nconst module = { exports };\n${code}\nexport default module.exports;\n`,
				map: null
			};
		}
	};
}
