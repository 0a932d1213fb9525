// How an identity was proved, for the tests that open sessions.
import { randomUUID } from 'node:crypto';
import { operatori } from '#demo/operatori.ts';
import { persone } from '#demo/persone.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import type { Area } from '#lib/server/identita/accessi-in-corso.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { sessioniOf } from '#lib/server/identita/sessioni.ts';
import type { Prova } from '#lib/server/identita/adattatore-sessioni.ts';

export const COOKIE_SESSIONE = '__Host-sessione';

/** A login with SPID of level 2. */
export const PROVA = {
	livello: 2,
	metodo: 'spid',
	gestore: 'https://gestore.example',
	dispositivo: 'Firefox su Linux'
} as const satisfies Prova & { dispositivo: string };

export type DaFarEntrare = {
	ownerUrl: string;
	ente?: string;
	area?: Area;
	/** Name and surname of someone of the demonstration, or what tells them. */
	chi: (nome: string, codiceFiscale: string) => boolean;
};

/** Opens a session past the providers of identity, for the proofs that are not about the login; returns the value of its cookie. As the owner. */
export async function apriSessione({
	ownerUrl,
	ente = 'cassola',
	area = 'cittadino',
	chi
}: DaFarEntrare): Promise<string> {
	const demo = (area === 'cittadino' ? persone : operatori).find(({ nome, cognome, codiceFiscale }) =>
		chi(`${nome} ${cognome}`, codiceFiscale)
	);
	if (!demo) throw new Error('Nessuno della dimostrazione ha questo nome');
	const { nome, cognome, codiceFiscale } = demo;
	const identita = { nome, cognome, codiceFiscale, ...('email' in demo && { email: demo.email }) };
	const database = openDatabase({ url: ownerUrl, massimoConnessioni: 1, annuncia: () => undefined });
	const [clock, newId] = [() => new Date(), randomUUID];
	try {
		const titolare = await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, (tx) =>
			completeLogin(tx, { ente, area, identita, istante: clock(), newId })
		);
		return await sessioniOf({ database, ente, clock, newId }).open(titolare, PROVA);
	} finally {
		await database.close();
	}
}

/** The whole cookie of a resident at the first Comune. */
export async function cookieDi(ownerUrl: string, codiceFiscale: string): Promise<string> {
	const id = await apriSessione({ ownerUrl, chi: (_nome, suo) => suo === codiceFiscale });
	return `${COOKIE_SESSIONE}=${id}`;
}
