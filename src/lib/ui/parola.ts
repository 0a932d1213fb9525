// The words for what stands in an address; called by the pages that tell what was just done.

/** Undefined for what has no words: names that every object has, such as "constructor", are not among them. */
export function parolaDi(
	parole: Readonly<Record<string, string>>,
	chiave: string | null
): string | undefined {
	return chiave !== null && Object.hasOwn(parole, chiave) ? parole[chiave] : undefined;
}
