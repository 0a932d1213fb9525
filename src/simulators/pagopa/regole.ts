// How the simulator of pagoPA behaves now: its clock, and whether its APIs answer. Set from the control page.
import type { Archivio } from './archivio.ts';
import type { Regole } from './righe.ts';

/** The rules in force. */
export function readRegole({ regole }: Archivio): Regole {
	return regole.get(CHIAVE) ?? { avanti: 0, risponde: 'SI' };
}

/** Changes some of them. */
export function writeRegole(archivio: Archivio, nuove: Partial<Regole>): void {
	archivio.regole.put(CHIAVE, { ...readRegole(archivio), ...nuove });
}

const CHIAVE = 'regole';
