// The person as the userinfo tells; called by client.ts.
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import type { IdentitaVerificata } from '#lib/domain/identita-verificata.ts';
import { RispostaNonValida } from './errori.ts';
import { attributi, CODICE_FISCALE } from './wire.ts';

/**
 * Names as received. The codice fiscale must be well formed; its place is not looked up, because the state vouches for it and a
 * gap in our table must lock nobody out.
 * @throws RispostaNonValida
 */
export function readPersona(claims: unknown): IdentitaVerificata {
	const letti = attributi.safeParse(claims);
	if (!letti.success) throw new RispostaNonValida('attributi assenti o fuori contratto');
	const { given_name: nome, family_name: cognome, birthdate: dataNascita, email } = letti.data;
	const codice = checkCodiceFiscale(letti.data[CODICE_FISCALE].slice('TINIT-'.length), () => true);
	if (!codice.ok) throw new RispostaNonValida('codice fiscale non valido');
	return { codiceFiscale: codice.valore, nome, cognome, dataNascita, email };
}
