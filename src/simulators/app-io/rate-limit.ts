// The calls that the simulator of App IO admits to each key in a window of time, and the headers that tell it.

export type Limite = { chiamate: number; finestraMs: number };

export type Giudizio = { ammessa: boolean; headers: Record<string, string> };

/** Counts the calls of each key. */
export function createRateLimit(
	{ chiamate, finestraMs }: Limite,
	now: () => Date
): (chiave: string) => Giudizio {
	const finestre = new Map<string, { inizio: number; fatte: number }>();
	return (chiave) => {
		const adesso = now().getTime();
		const aperta = finestre.get(chiave);
		const finestra = aperta && adesso - aperta.inizio < finestraMs ? aperta : { inizio: adesso, fatte: 0 };
		finestra.fatte += 1;
		finestre.set(chiave, finestra);
		const ammessa = finestra.fatte <= chiamate;
		const secondi = String(Math.ceil((finestra.inizio + finestraMs - adesso) / 1000));
		return {
			ammessa,
			headers: {
				'x-rate-limit-remaining': String(Math.max(0, chiamate - finestra.fatte)),
				...(!ammessa && { 'x-rate-limit-retry-after': secondi })
			}
		};
	};
}
