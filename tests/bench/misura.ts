// Loads something with questions, so many at a time, and tells how long they took; used by the benchmark.

/** Milliseconds, and answers a second. */
export type Misura = { alSecondo: number; p50: number; p99: number };

/** Asks `quante` times, `insieme` at a time; each worker asks again as soon as it is answered. */
export async function measure(
	ask: (numero: number) => Promise<void>,
	{ quante, insieme }: { quante: number; insieme: number }
): Promise<Misura> {
	const tempi: number[] = [];
	let prossima = 0;
	async function askInTurn(): Promise<void> {
		while (prossima < quante) {
			const numero = prossima;
			prossima += 1;
			const inizio = performance.now();
			await ask(numero);
			tempi.push(performance.now() - inizio);
		}
	}
	const inizio = performance.now();
	await Promise.all(Array.from({ length: insieme }, askInTurn));
	const durata = performance.now() - inizio;
	const inOrdine = tempi.toSorted((a, b) => a - b);
	return {
		alSecondo: (quante / durata) * 1000,
		p50: percentile(inOrdine, 0.5),
		p99: percentile(inOrdine, 0.99)
	};
}

/** The value that a share of the sorted ones does not exceed. */
export function percentile(inOrdine: readonly number[], quota: number): number {
	return inOrdine[Math.ceil(quota * inOrdine.length) - 1] ?? NaN;
}

/** Each figure is the median of its own over the runs. */
export function medianOf(giri: readonly Misura[]): Misura {
	const of = (chiave: keyof Misura): number =>
		percentile(
			giri.map((giro) => giro[chiave]).toSorted((a, b) => a - b),
			0.5
		);
	return { alSecondo: of('alSecondo'), p50: of('p50'), p99: of('p99') };
}
