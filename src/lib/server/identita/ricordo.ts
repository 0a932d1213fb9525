// Remembers for some seconds what was found, for what every login asks. Used by app-accessi.ts and app-gestori.ts.

/** How long, in milliseconds. */
const MEMORIA_MS = 10_000;

/** Finds what is not remembered under that key; what failed is asked again. */
export function remember<T>(clock: () => Date): (chiave: string, find: () => Promise<T>) => Promise<T> {
	const memoria = new Map<string, { fino: number; valore: Promise<T> }>();
	return (chiave, find) => {
		const adesso = clock().getTime();
		const tenuto = memoria.get(chiave);
		if (tenuto && tenuto.fino > adesso) return tenuto.valore;
		const valore = find();
		memoria.set(chiave, { fino: adesso + MEMORIA_MS, valore });
		valore.catch(() => memoria.delete(chiave));
		return valore;
	};
}
