// The moves that someone may make now with a pratica, as its page offers them. Called by the clerks' desk and by the area personale.
import { mossePossibili, type Chi, type Mossa } from '#lib/domain/procedimento.ts';
import type { PortaServizio } from '../servizi/porta.ts';
import type { Pratica } from './pratica.ts';
import { mosseDi } from './servizio-di.ts';

/** Those of the procedure, without what the service forbids. */
export function mosseAperte(
	{ vieta }: Pick<PortaServizio, 'vieta'>,
	{ pratica, chi }: { pratica: Pratica; chi: readonly Chi[] }
): Mossa[] {
	return mossePossibili(mosseDi(pratica), { stato: pratica.stato, chi }).filter(
		(mossa) => !vieta?.({ pratica, mossa })
	);
}
