// Logins under way and finished, the register and a key, for the tests of what the database keeps of them.
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { beginAccesso, keepCompiuto } from '#lib/server/identita/accessi-in-corso.ts';
import { impronta } from '#lib/server/identita/impronta.ts';
import { addChiave, type ChiaveEnte } from '#lib/server/identita/chiavi-ente.ts';
import { createCifrario } from '#lib/server/identita/cifrario.ts';
import { registraAccesso } from '#lib/server/identita/registro-accessi.ts';
import { comeSistema, type Mondo, type Residente } from './mondo.ts';
import { PROVA } from './sessione.ts';

export const CIFRARIO = createCifrario(Buffer.alloc(32, 7));

const coppia = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** The pair of the register: whoever writes has the public half alone. */
export const REGISTRO = {
	pubblica: coppia.publicKey.export({ format: 'jwk' }) as JsonWebKey & { kty: string },
	privata: coppia.privateKey.export({ format: 'jwk' }) as JsonWebKey & { kty: string }
};

/** The secret of the browser that asks. */
export const BROWSER = 'segreto-del-browser-di-prova-0001';

/** A login that has just left for its provider. */
export function comincia(mondo: Mondo, altro: { id?: string; ente?: string } = {}): Promise<void> {
	const { id = 'richiesta-1', ente = 'cassola' } = altro;
	const accesso = {
		...({ id, ente, metodo: 'spid', gestore: PROVA.gestore, livello: 2, area: 'cittadino' } as const),
		...{
			ritorno: '/area-personale',
			istante: mondo.clock(),
			browser: BROWSER,
			attesa: { segreto: 'del client' }
		}
	};
	return comeSistema(mondo, ente, async (tx) => {
		await beginAccesso(tx, accesso, CIFRARIO);
		const { metodo, gestore, istante } = accesso;
		await registraAccesso(tx, {
			id: mondo.newId(),
			chiave: REGISTRO.pubblica,
			voce: {
				ente,
				istante,
				metodo,
				gestore,
				richiesta: id,
				esito: 'RICHIESTA',
				traccia: { xml: '<richiesta/>' }
			}
		});
	});
}

/** A login that ended well and waits for its browser. */
export function compie(mondo: Mondo, chi: Residente, codice: string): Promise<void> {
	const { ente, personaId } = chi;
	const compiuto = {
		...({ ente, browser: impronta(BROWSER), area: 'cittadino', ritorno: '/area-personale' } as const),
		...{ titolare: { personaId }, prova: PROVA }
	};
	return comeSistema(mondo, ente, (tx) => keepCompiuto(tx, { codice, compiuto, adesso: mondo.clock() }));
}

/** A key of an ente, with a made-up private half. */
export function mettiChiave(mondo: Mondo, chiave: Partial<ChiaveEnte> = {}, ente = 'cassola'): Promise<void> {
	const adesso = mondo.clock();
	const intera: ChiaveEnte = {
		...{ id: mondo.newId(), uso: 'SAML', pubblica: 'certificato', privata: 'chiave privata' },
		...{ creataIl: adesso, firmaDal: adesso, scadeIl: null },
		...chiave
	};
	return comeSistema(mondo, ente, (tx) => addChiave(tx, { ente, chiave: intera, cifrario: CIFRARIO }));
}
