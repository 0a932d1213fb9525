// Who may touch the data for INPS: clerks who work on requests, not those of the till alone. Called by the use cases of batches and corrections.
import { NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Contorno } from '../porta.ts';

/** The id of the clerk who acts. @throws NonAutorizzato for anyone else */
export function operatoreDi({ attore, chi }: Contorno): string {
	if (attore.ruolo !== 'operatore' || !(chi.includes('operatore') || chi.includes('responsabile')))
		throw new NonAutorizzato('Dati per INPS riservati a chi segue le pratiche');
	return attore.operatore;
}
