// The writes of the outbox about claimed deliveries: those asked for together are made in one transaction. Opened by the worker's outbox.
import type { Database, Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import { handOver } from './hand-over.ts';
import { createRaccolta } from './raccolta.ts';
import { settle, type Esito } from './settle.ts';
import type { SpedizionePresa } from './spedizione.ts';

export type Scritture = {
	/** False when the claim is no longer this worker's. @throws what the database throws */
	handOver: (presa: SpedizionePresa) => Promise<boolean>;
	/** False when the claim is no longer this worker's. @throws what the database throws */
	settle: (esito: Esito) => Promise<boolean>;
};

export type Mezzi = { database: Database; clock: () => Date; newId: () => string };

/** The writes of one process. */
export function openScritture(mezzi: Mezzi): Scritture {
	const consegne = perEnte<SpedizionePresa>(mezzi, (tx, prese) =>
		handOver(tx, { prese, adesso: mezzi.clock() })
	);
	const esiti = perEnte<Esito>(mezzi, (tx, chiusi) =>
		settle(tx, { esiti: chiusi, adesso: mezzi.clock(), newId: mezzi.newId })
	);
	return {
		handOver: (presa) => consegne(presa.ente)(presa),
		settle: (esito) => esiti(esito.presa.ente)(esito)
	};
}

type Raccolta<I> = (dato: I) => Promise<boolean>;

function perEnte<I>(
	mezzi: Mezzi,
	write: (tx: Tx, dati: I[]) => Promise<boolean[]>
): (ente: string) => Raccolta<I> {
	const raccolte = new Map<string, Raccolta<I>>();
	return (ente) => {
		const aperta = raccolte.get(ente);
		if (aperta) return aperta;
		const nuova = createRaccolta<I, boolean>((dati) => asSystem(mezzi, ente, (tx) => write(tx, dati)));
		raccolte.set(ente, nuova);
		return nuova;
	};
}
