// How an identity was proved, for the tests that open sessions.
import { randomUUID } from 'node:crypto';
import { persone } from '#demo/persone.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { sessioniOf } from '#lib/server/identita/sessioni.ts';
import type { Prova } from '#lib/server/identita/adattatore-sessioni.ts';

const ENTE = 'cassola';

/** A login with SPID of level 2. */
export const PROVA = {
	livello: 2,
	metodo: 'spid',
	gestore: 'https://gestore.example',
	dispositivo: 'Firefox su Linux'
} as const satisfies Prova & { dispositivo: string };

/** Opens a session past the providers of identity, for the proofs that are not about the login; returns its cookie. As the owner, at the first Comune. */
export async function cookieDi(ownerUrl: string, codiceFiscale: string): Promise<string> {
	const demo = persone.find((una) => una.codiceFiscale === codiceFiscale);
	if (!demo) throw new Error(`Persona sconosciuta: ${codiceFiscale}`);
	const database = openDatabase({ url: ownerUrl, massimoConnessioni: 1, annuncia: () => undefined });
	const [clock, newId] = [() => new Date(), randomUUID];
	try {
		const titolare = await inEnte(database, { ente: ENTE, attore: { ruolo: 'sistema' } }, (tx) =>
			completeLogin(tx, { ente: ENTE, area: 'cittadino', identita: demo, istante: clock(), newId })
		);
		const id = await sessioniOf({ database, ente: ENTE, clock, newId }).open(titolare, PROVA);
		return `__Host-sessione=${id}`;
	} finally {
		await database.close();
	}
}
