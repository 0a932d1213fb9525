// Whether the rows of a flow add up to what it says. Pure; called when a flow is read and shown.
import { sommaCent } from '#lib/domain/denaro.ts';
import type { FlussoLetto } from '../integrations/pagopa/port.ts';

/** What is missing in the rows; less than nothing when there is too much. */
export function differenzaDi({ totaleCent, righe }: Pick<FlussoLetto, 'totaleCent' | 'righe'>): number {
	return totaleCent - sommaCent(righe.map(({ cent }) => cent));
}

export function isQuadrato(flusso: Pick<FlussoLetto, 'totaleCent' | 'righe'>): boolean {
	return differenzaDi(flusso) === 0;
}
