// Who a clerk is in one office: roles given elsewhere do not hold there. Called by moves and by the pages of the desk.
import type { Chi } from '#lib/domain/procedimento.ts';
import { isRuolo, RUOLI_IN_PAROLE, type Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';
import type { Contorno } from '../servizi/porta.ts';

type Agisce = Pick<Contorno, 'attore' | 'chi'> & { ufficio: string };

/** What is left of `chi` in the office; a citizen and the system are who they are everywhere. */
export async function chiInUfficio(tx: Tx, { attore, chi, ufficio }: Agisce): Promise<readonly Chi[]> {
	if (attore.ruolo !== 'operatore') return chi;
	const [qui] = await tx<{ ruoli: Ruolo[] }[]>`
		select ruoli from incarico where operatore_id = ${attore.operatore} and ufficio = ${ufficio}`;
	const ruoli: readonly string[] = qui?.ruoli ?? [];
	return chi.filter((uno) => ruoli.includes(uno) || isOvunque(uno));
}

/** The offices where the clerk works on requests. */
export async function listUfficiMiei(tx: Tx): Promise<string[]> {
	const [riga] = await tx<{ uffici: string[] }[]>`select uffici_miei() as uffici`;
	return riga?.uffici ?? [];
}

// What follows of itself from the move of a clerk is made as the system.
function isOvunque(chi: Chi): boolean {
	return !isRuolo(chi) || RUOLI_IN_PAROLE[chi].ovunque;
}
