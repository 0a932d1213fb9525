// What goes back to whoever gives a permit up: paid for it, and owed by the settings under which the waiver was sent (OS-13). Called when it is granted and by the clerk's panel.
import { impostazioni } from '#lib/services/occupazione-suolo/impostazioni.ts';
import { rimborsoDi } from '#lib/services/occupazione-suolo/rimborso.ts';
import { CAUSALI } from '#lib/services/occupazione-suolo/somme.ts';
import type { Tx } from '../../db/connection.ts';
import { addRimborso } from '../../pagamenti/rimborso.ts';
import { impostazioniDi } from '../../pratiche/impostazioni-di.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { occupazioneDiPratica, risposteDi } from './richiesta.ts';
import { chainOf } from './suolo.ts';

export type RimborsoRinuncia = {
	/** Number of the permit given up. */
	permesso: string;
	pagatoCent: number;
	rimborso: { cent: number; motivo: string } | undefined;
};

/** None for a pratica that is no waiver. */
export async function findRimborso(
	tx: Tx,
	{ ente, pratica }: { ente: string; pratica: Pratica }
): Promise<RimborsoRinuncia | undefined> {
	const { tipoDomanda, permesso, liberoDal } = risposteDi(pratica);
	if (tipoDomanda !== 'RINUNCIA' || !permesso || !liberoDal) return undefined;
	const occupazione = occupazioneDiPratica(await findPratica(tx, { numero: permesso.id }));
	const pagatoCent = await paidFor(tx, { numero: permesso.id, causale: CAUSALI.canone });
	const decise = impostazioni.parse(await impostazioniDi(tx, { ente, pratica }));
	const rinuncia = { pagatoCent, dal: occupazione?.dal, al: occupazione?.al, liberoDal };
	return { permesso: permesso.id, pagatoCent, rimborso: rimborsoDi(rinuncia, decise) };
}

/** Owes it, with the act that grants the waiver. */
export async function oweRimborso(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const dovuto = await findRimborso(tx, { ente: contorno.ente.id, pratica });
	if (dovuto?.rimborso)
		await addRimborso(tx, contorno, pratica, { causale: CAUSALI.canone, ...dovuto.rimborso });
}

/** Cents paid for a permit and for those that it renewed or changed. */
export async function paidFor(
	tx: Tx,
	{ numero, causale }: { numero: string; causale: string }
): Promise<number> {
	const [row] = await tx<{ cent: number }[]>`
		select coalesce(sum(cent), 0)::int as cent from pagamento
		where pratica_id = any (${await chainOf(tx, numero)}::uuid[]) and causale = ${causale} and stato = 'PAGATA'`;
	return row?.cent ?? 0;
}
