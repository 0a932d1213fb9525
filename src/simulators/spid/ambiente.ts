// What the steps of login and logout share: clock, ids, memory, keys. Made by spid.ts.
import type { Chiave } from './chiavi.ts';
import type { Gestore } from './gestori.ts';
import type { Memoria } from './memoria.ts';
import type { LeggiMetadati } from './messaggio.ts';

export type Ambiente = {
	now: () => Date;
	newId: () => string;
	leggiMetadati: LeggiMetadati;
	memoria: Memoria;
	/** A key that no metadata publish. */
	estranea: Chiave;
};

/** A provider with its keys, the newest last. */
export type GestoreAperto = { gestore: Gestore; chiavi: readonly Chiave[] };
