// Looks into settings whose shape is not known, such as those of a past version. Called by the modules of this room.

/** The part of a value under a name; undefined where the value has none. */
export function campoDi(valore: unknown, nome: string): unknown {
	return Object.hasOwn(oggettoDi(valore), nome) ? oggettoDi(valore)[nome] : undefined;
}

/** The value as a group, empty when it is none. */
export function oggettoDi(valore: unknown): Record<string, unknown> {
	return typeof valore === 'object' && valore !== null && !Array.isArray(valore)
		? (valore as Record<string, unknown>)
		: {};
}

/** The value as a list, empty when it is none. */
export function listaDi(valore: unknown): unknown[] {
	return Array.isArray(valore) ? valore : [];
}

/** A value as it is, whatever it is. */
export function testoSemplice(valore: unknown): string {
	return typeof valore === 'string' ? valore : JSON.stringify(valore);
}
