// What the Comune knows of a person and offers again, wherever it was told. Called by new drafts and by "I miei dati".
import type { ChiaveRiuso } from '#lib/forms/riuso.ts';
import type { Tx } from '../db/connection.ts';
import { readIdentita } from './identita.ts';
import { readDati, type Dato } from './profilo.ts';

/** `accesso` marks what the login told. */
export type Noto = Pick<Dato, 'valore' | 'pratica'> & { aggiornatoIl: Date | null; accesso?: true };

/** What the person told comes before what the login told. */
export async function readNoti(tx: Tx, { persona }: { persona: string }): Promise<Map<ChiaveRiuso, Noto>> {
	const { email, identitaIl } = await readIdentita(tx, persona);
	const accesso = { pratica: undefined, aggiornatoIl: identitaIl, accesso: true } as const;
	const noti = new Map<ChiaveRiuso, Noto>();
	if (email) noti.set('email', { ...accesso, valore: email });
	for (const dato of await readDati(tx)) noti.set(dato.chiave, dato);
	return noti;
}
