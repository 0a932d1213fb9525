/** Fills the {placeholders} of a text shown to people; called by the error catalogue and by the labels of the states. */

/** Values for the placeholders, already written the way a person reads them (dates as gg/mm/aaaa). */
export type Parametri = Readonly<Record<string, string | number>>;

/** Replaces each {name}; a missing value is a bug of the caller and throws, so that no citizen ever reads "{data}". */
export function riempiSegnaposti(testo: string, parametri: Parametri = {}): string {
	return testo.replace(/\{(\w+)\}/g, (_segnaposto, nome: string) => {
		const valore = parametri[nome];
		if (valore === undefined) throw new RangeError(`Manca il valore di {${nome}} nel testo "${testo}"`);
		return String(valore);
	});
}
