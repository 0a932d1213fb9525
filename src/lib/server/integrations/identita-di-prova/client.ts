// Login with the invented people of the demonstration: the simulator's signed one-time result is checked here. Chosen by app.ts.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { IdentityProvider } from './port.ts';
import { claims, type Claims } from './wire.ts';

/** `indirizzo` is where the simulators answer, for the browser and for this process alike. */
export function createIdentitaDiProva({
	indirizzo,
	clock
}: {
	indirizzo: string;
	clock: () => Date;
}): IdentityProvider {
	const chiavi = createRemoteJWKSet(new URL('/identita/chiavi', indirizzo), { timeoutDuration: 5_000 });
	return {
		startLogin({ stato, ritorno, area, ente }) {
			const destinazione = new URL('/identita', indirizzo);
			destinazione.search = new URLSearchParams({ stato, ritorno, area, ente }).toString();
			return { tipo: 'redirect', indirizzo: destinazione.href };
		},
		async finishLogin({ risposta, stato, ritorno }) {
			if (risposta.has('errore')) return { ok: false, codice: 'ANNULLATO' };
			try {
				const { payload } = await jwtVerify(risposta.get('esito') ?? '', chiavi, {
					issuer: new URL('/identita', indirizzo).href,
					audience: new URL(ritorno).origin,
					currentDate: clock(),
					algorithms: ['EdDSA'],
					requiredClaims: ['exp', 'jti', 'sub', 'nonce']
				});
				const letti = claims.safeParse(payload);
				if (!letti.success || letti.data.nonce !== stato) return { ok: false, codice: 'NON_VALIDO' };
				return { ok: true, identita: toIdentity(letti.data) };
			} catch (cause) {
				if (cause instanceof errors.JWTExpired) return { ok: false, codice: 'SCADUTO' };
				if (isRefusal(cause)) return { ok: false, codice: 'NON_VALIDO' };
				throw new IntegrationError('Le chiavi del simulatore non si leggono', {
					integrazione: 'identita-di-prova',
					temporaneo: true,
					cause
				});
			}
		}
	};
}

// The token itself is wrong; whatever else fails is the road to the keys.
function isRefusal(cause: unknown): boolean {
	return (
		cause instanceof errors.JOSEError &&
		!(cause instanceof errors.JWKSTimeout) &&
		!(cause instanceof errors.JWKSInvalid) &&
		cause.code !== 'ERR_JOSE_GENERIC'
	);
}

function toIdentity(dati: Claims): IdentityOf {
	return {
		codiceFiscale: dati.sub,
		nome: dati.given_name,
		cognome: dati.family_name,
		dataNascita: dati.birthdate,
		luogoNascita: dati.place_of_birth,
		sesso: dati.gender,
		email: dati.email,
		residenza: dati.address,
		prova: { id: dati.jti, scadeIl: new Date(dati.exp * 1000) }
	};
}

type IdentityOf = Extract<Awaited<ReturnType<IdentityProvider['finishLogin']>>, { ok: true }>['identita'];
