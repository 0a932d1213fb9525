// Remembers for some seconds the notices on top of every page of an ente. Made by app.ts.
import type { AvvisoInBreve } from './pubbliche.ts';

/** How late a notice may be seen, in milliseconds. */
const MEMORIA_MS = 5_000;

type Memoria = {
	/** @throws what the database throws */
	find: (ente: string) => Promise<readonly AvvisoInBreve[]>;
	clock: () => Date;
};

/** Asked once at a time for each ente, however many pages wait for it. */
export function rememberAvvisi({
	find,
	clock
}: Memoria): (ente: string) => Promise<readonly AvvisoInBreve[]> {
	const ricordi = new Map<string, { fino: number; avvisi: Promise<readonly AvvisoInBreve[]> }>();
	return (ente) => {
		const adesso = clock().getTime();
		const ricordo = ricordi.get(ente);
		if (ricordo && adesso < ricordo.fino) return ricordo.avvisi;
		const avvisi = find(ente);
		ricordi.set(ente, { fino: adesso + MEMORIA_MS, avvisi });
		// A fault is asked again at the next page.
		avvisi.catch(() => ricordi.delete(ente));
		return avvisi;
	};
}
