// Makes together what is asked for while the same work is under way, as a database commits in groups; used by scritture.ts.

type Voce<I, O> = { dato: I; resolve: (esito: O) => void; reject: (error: unknown) => void };

/**
 * A function that does one thing at a time to the eye of who calls it. `work` gets the things that gathered meanwhile and gives
 * their outcomes in the same order; when it fails for many, each is tried alone, so that a bad one does not spoil the others.
 */
export function createRaccolta<I, O>(work: (dati: I[]) => Promise<O[]>): (dato: I) => Promise<O> {
	let inAttesa: Voce<I, O>[] = [];
	let occupata = false;

	async function flush(): Promise<void> {
		occupata = true;
		while (inAttesa.length > 0) {
			const voci = inAttesa;
			inAttesa = [];
			await doTogether(work, voci);
		}
		occupata = false;
	}

	return (dato) =>
		new Promise((resolve, reject) => {
			inAttesa.push({ dato, resolve, reject });
			if (!occupata) void flush();
		});
}

async function doTogether<I, O>(work: (dati: I[]) => Promise<O[]>, voci: Voce<I, O>[]): Promise<void> {
	try {
		const esiti = await work(voci.map(({ dato }) => dato));
		for (const [posto, { resolve }] of voci.entries()) resolve(esiti[posto] as O);
	} catch (error) {
		if (voci.length > 1) for (const voce of voci) await doTogether(work, [voce]);
		else voci[0]?.reject(error);
	}
}
