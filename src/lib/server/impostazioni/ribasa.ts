// What publishing one area from a day does to the versions of the settings, those already scheduled included. Pure; called by publish and preview.
import { isDeepStrictEqual } from 'node:util';

export type Documento = Readonly<Record<string, unknown>>;

/** A version: whole settings, valid from an ISO date. */
export type Versione = { versione: number; validaDal: string; documento: Documento };

/** How an area is taken out of a document and put back. */
export type Ritaglio = {
	leggi: (documento: Documento) => unknown;
	metti: (documento: Documento, valore: unknown) => Documento;
};

/** A version to be written; `riporta` is the scheduled one that it repeats with the change carried in. */
export type Nuova = { validaDal: string; documento: Documento; riporta?: number };

export type Ribasata = {
	/** In force on the day until now. */
	base: Versione;
	nuove: Nuova[];
	/** The next version in which the area had already been changed: from its day that change holds, not this one. */
	fino?: Versione;
};

/** The versions that hold one after the other: of two valid from the same day the later one. In order of their day. */
export function versioniEffettive(versioni: readonly Versione[]): Versione[] {
	const ultime = new Map<string, Versione>();
	for (const una of versioni.toSorted((a, b) => a.versione - b.versione)) ultime.set(una.validaDal, una);
	return [...ultime.values()].toSorted((a, b) => (a.validaDal < b.validaDal ? -1 : 1));
}

/** The number of the last version: what a page was made with. */
export function ultimaVersione(versioni: readonly Versione[]): number {
	return Math.max(0, ...versioni.map(({ versione }) => versione));
}

/** The version in force on a day (ISO date). */
export function inVigoreAl(versioni: readonly Versione[], giorno: string): Versione | undefined {
	return versioniEffettive(versioni).findLast(({ validaDal }) => validaDal <= giorno);
}

/**
 * Puts the value of an area in force from a day. A scheduled version was written whole: where it left the area as it was before,
 * it would silently bring the old value back, so it is written again with the new one. The first that changes the area ends it.
 * Undefined when nothing is in force on the day.
 */
export function ribasa(
	versioni: readonly Versione[],
	{ area, valore, dal }: { area: Ritaglio; valore: unknown; dal: string }
): Ribasata | undefined {
	const base = inVigoreAl(versioni, dal);
	if (!base) return undefined;
	const nuove: Nuova[] = [{ validaDal: dal, documento: area.metti(base.documento, valore) }];
	let precedente = base;
	for (const una of versioniEffettive(versioni).filter(({ validaDal }) => validaDal > dal)) {
		if (!isDeepStrictEqual(area.leggi(una.documento), area.leggi(precedente.documento)))
			return { base, nuove, fino: una };
		nuove.push({
			validaDal: una.validaDal,
			documento: area.metti(una.documento, valore),
			riporta: una.versione
		});
		precedente = una;
	}
	return { base, nuove };
}
