// The writes about claimed deliveries: those asked for together are made in one transaction. Opened by the worker's queues of messages and of checks.
import type { Database, Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import { handOver } from './hand-over.ts';
import { createRaccolta } from './raccolta.ts';
import { settle, type Esito } from './settle.ts';
import type { SpedizionePresa } from './spedizione.ts';
import { noteRisposte, type Risposta } from './verifiche.ts';

export type Scritture = {
	/** False when the claim is no longer this worker's. @throws what the database throws */
	handOver: (presa: SpedizionePresa) => Promise<boolean>;
	/** False when the claim is no longer this worker's. @throws what the database throws */
	settle: (esito: Esito) => Promise<boolean>;
	/** What App IO said became of a message. False when it no longer waited for it. @throws what the database throws */
	note: (risposta: Risposta) => Promise<boolean>;
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
	const risposte = perEnte<Risposta>(mezzi, (tx, sentite) =>
		noteRisposte(tx, { risposte: sentite, adesso: mezzi.clock(), newId: mezzi.newId })
	);
	return {
		handOver: (presa) => consegne(presa.ente)(presa),
		settle: (esito) => esiti(esito.presa.ente)(esito),
		note: (risposta) => risposte(risposta.verifica.ente)(risposta)
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
