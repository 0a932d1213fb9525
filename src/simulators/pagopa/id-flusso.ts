// The name of a flow of payments; written by flussi.ts and by the positions that stand in one.
import type { Psp } from './psp.ts';

/** One a day for each PSP. */
export function idFlusso(giorno: string, { id }: Psp): string {
	return `${giorno}${id}-000000001`;
}
