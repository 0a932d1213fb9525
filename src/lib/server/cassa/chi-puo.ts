// Who has the till: called by what only they may do.
import { NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Contorno } from '../servizi/porta.ts';

/** The clerk who acts. @throws NonAutorizzato without the till */
export function requireCassa({ attore, chi }: Pick<Contorno, 'attore' | 'chi'>): string {
	if (attore.ruolo === 'operatore' && chi.includes('cassa')) return attore.operatore;
	throw new NonAutorizzato('Gli incassi li segue la cassa');
}
