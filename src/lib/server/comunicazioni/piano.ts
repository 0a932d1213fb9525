// The plan on which the area of a notice is drawn and shown: the one of whichever service has one. Called by the pages of notices.
import type { PianoMappa } from '#lib/forms/vista.ts';
import { servizi } from '#lib/services/index.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { FindPorta } from '../servizi/porta.ts';

/** None where no service of the Comune has a map. */
export function findPiano(
	ente: Pick<EnteInVigore, 'impostazioni'>,
	porta: FindPorta
): PianoMappa | undefined {
	for (const { id } of servizi) {
		const piano = porta(id).piano?.(ente);
		if (piano) return piano;
	}
	return undefined;
}
