// Lets the browser take the tiles of a map from the host that the Comune has set, on the page that shows the map and nowhere else.
import type { RequestEvent } from '@sveltejs/kit';
import type { PianoMappa, VistaCampo } from '#lib/forms/vista.ts';

/** Called by the load of a page with the fields that it shows; hooks.server.ts then widens the policy of that answer. */
export function allowTiles({ locals }: Pick<RequestEvent, 'locals'>, campi: readonly VistaCampo[]): void {
	locals.tessere = campi.flatMap((campo) => ('piano' in campo && campo.piano ? tessereDi(campo.piano) : []));
}

/** The same for a page that shows the town. */
export function allowPiano({ locals }: Pick<RequestEvent, 'locals'>, piano: PianoMappa): void {
	locals.tessere = tessereDi(piano);
}

function tessereDi({ tiles }: PianoMappa): string[] {
	const origine = tiles && origineDi(tiles.url);
	return origine === undefined ? [] : [origine];
}

/** The source to allow for an address such as https://{s}.mappe.example/{z}/{x}/{y}.png; none for anything else. */
export function origineDi(url: string): string | undefined {
	const [, host] = /^https:\/\/((?:\{s\}\.)?[a-z\d]+(?:[.-][a-z\d]+)*(?::\d+)?)\//.exec(url) ?? [];
	return host && `https://${host.replace('{s}', '*')}`;
}

/** The policy with those sources added to the images. */
export function withTiles(politica: string, origini: readonly string[]): string {
	return politica.replace(/img-src [^;]*/, (immagini) => [immagini, ...origini].join(' '));
}
