// How an identity was proved, for the tests that open sessions.
import type { Prova } from '#lib/server/identita/adattatore-sessioni.ts';

/** A login with SPID of level 2. */
export const PROVA = {
	livello: 2,
	metodo: 'spid',
	gestore: 'https://gestore.example',
	dispositivo: 'Firefox su Linux'
} as const satisfies Prova & { dispositivo: string };
