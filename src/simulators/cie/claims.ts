// What the simulator of CIE tells about a person; used by its pages, its provider and its wrong answers.
import { findIdentita } from '../persone.ts';
import { FISCAL_NUMBER } from './wire.ts';

/** The claims of a person with a codice fiscale, undefined for who does not exist. */
export function claimsOf(codiceFiscale: string): Record<string, unknown> | undefined {
	const identita = findIdentita(codiceFiscale);
	if (!identita?.codiceFiscale) return undefined;
	const { nome, cognome, dataNascita, email } = identita;
	return {
		given_name: nome,
		family_name: cognome,
		[FISCAL_NUMBER]: `TINIT-${codiceFiscale}`,
		birthdate: dataNascita,
		...(email && { email, email_verified: true })
	};
}
