// Vite plugin: of the published bootstrap-italia stylesheet keeps the rules our markup uses, its blue behind variables. Used by vite.config.ts.
import { PurgeCSS } from 'purgecss';

const STYLESHEET = /bootstrap-italia\/dist\/css\/bootstrap-italia\.min\.css$/;
const MARKUP = ['src/app.html', 'src/routes/**/*.svelte', 'src/lib/ui/**/*.svelte'];

/** The plugin. The stylesheet must be imported by its path in the package. */
export function trimBootstrapItalia() {
	return {
		name: 'trim-bootstrap-italia',
		enforce: 'pre' as const,
		async transform(code: string, id: string) {
			if (!STYLESHEET.test(id)) return undefined;
			const [purged] = await new PurgeCSS().purge({
				content: MARKUP,
				css: [{ raw: code }],
				fontFace: true,
				keyframes: true,
				variables: true
			});
			return { code: brandBehindVariables(withoutFonts(purged?.css ?? code)), map: null };
		}
	};
}

/** Every shade of the library's blue as a variable of the ente. */
export function brandBehindVariables(css: string): string {
	return css
		.replace(
			/rgba\(0, ?102, ?204, ?([\d.]+)\)/g,
			(_all, alpha: string) => `color-mix(in srgb, var(--ente-primario) ${Number(alpha) * 100}%, transparent)`
		)
		.replace(/#0066cc\b|#06c\b|rgb\(0, ?102, ?204\)|hsl\(210, ?100%, ?40%\)/gi, 'var(--ente-primario)')
		.replace(
			/#003366\b|#036\b|#004080\b|#004d99\b|#0052a3\b|#0059b3\b|#125ca5\b|#00478f\b|hsl\(210, ?100%, ?(?:[12]?\d|3[0-9])(?:\.\d+)?%\)|rgb\(0, ?(?:76\.5|51|81\.6|86\.7), ?(?:153|102|163\.2|173\.4)\)/gi,
			'var(--ente-scuro)'
		);
}

// The library's font faces come in six formats; ours are in base.css.
function withoutFonts(css: string): string {
	return css.replace(/@font-face\{[^}]*\}/g, '');
}
