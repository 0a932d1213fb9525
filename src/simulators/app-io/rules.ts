// How the simulator of App IO behaves now: its clock, and how its APIs answer. Set from the control page, kept by archive.ts.
import { z } from 'zod';

/**
 * `SI` as it should; `ERRORE` 500, `TROPPE` 429, `CHIAVE` 401 and `VIETATO` 403 to every call; `PERSO` takes a message and
 * drops the connection before it answers; `LENTO` answers after a while.
 */
export const RISPOSTE = ['SI', 'ERRORE', 'TROPPE', 'CHIAVE', 'VIETATO', 'PERSO', 'LENTO'] as const;
export type Risponde = (typeof RISPOSTE)[number];

export const regole = z.object({
	/** Milliseconds that the clock is ahead. */
	avanti: z.int().min(0),
	risponde: z.enum(RISPOSTE)
});

export type Regole = z.output<typeof regole>;

export const REGOLE_INIZIALI: Regole = { avanti: 0, risponde: 'SI' };
