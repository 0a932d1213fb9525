// The colours of an ente as CSS variables, with the contrast they must keep, and its icon; called by the /tema.css route and the frame of the pages.

/** White text on the brand colour must keep this contrast (WCAG 2.1, 1.4.3, level AA). */
const MINIMUM_CONTRAST = 4.5;

/** The stylesheet of the ente. @throws RangeError when white text would not be readable on the colour */
export function temaCss(colorePrimario: string): string {
	if (contrastWithWhite(colorePrimario) < MINIMUM_CONTRAST) {
		throw new RangeError(`Il colore ${colorePrimario} è troppo chiaro per il testo bianco.`);
	}
	return `:root{--ente-primario:${colorePrimario};--ente-scuro:${darker(colorePrimario, 0.7)};--ente-piu-scuro:${darker(colorePrimario, 0.5)}}`;
}

/** The icon of the pages: a shield in the colour of the ente, as an address that asks nothing of the network. */
export function iconaTema(colorePrimario: string): string {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${colorePrimario}" d="M4 3h24v14c0 7-5 10-12 13C9 27 4 24 4 17z"/><path fill="#fff" d="M16 9l6 10H10z"/></svg>`;
	return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Contrast ratio of the colour (#rrggbb) with white, from 1 to 21. */
export function contrastWithWhite(colore: string): number {
	return contrast(colore, '#ffffff');
}

/** Contrast ratio of two colours (#rrggbb), from 1 to 21. */
export function contrast(uno: string, altro: string): number {
	const [scuro = 0, chiaro = 0] = [luminance(uno), luminance(altro)].toSorted((a, b) => a - b);
	return (chiaro + 0.05) / (scuro + 0.05);
}

function luminance(colore: string): number {
	const [red = 0, green = 0, blue = 0] = channels(colore).map(linear);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function darker(colore: string, factor: number): string {
	return `#${channels(colore)
		.map((channel) =>
			Math.round(channel * factor)
				.toString(16)
				.padStart(2, '0')
		)
		.join('')}`;
}

function channels(colore: string): number[] {
	return [1, 3, 5].map((start) => parseInt(colore.slice(start, start + 2), 16));
}

function linear(channel: number): number {
	const part = channel / 255;
	return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
