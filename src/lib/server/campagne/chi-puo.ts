// Who prepares and moves campaigns: called by what only they may do.
import { NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Ruolo } from '#lib/domain/ruoli.ts';

/** A clerk who acts on a campaign, and when. */
export type Autore = {
	ente: string;
	operatore: string;
	ruoli: readonly string[];
	istante: Date;
	newId: () => string;
};

export const RUOLI_CAMPAGNE = ['responsabile', 'amministratore'] as const satisfies Ruolo[];

/** @throws NonAutorizzato for whoever may only read */
export function requireChiPrepara({ ruoli }: Pick<Autore, 'ruoli'>): void {
	if (!RUOLI_CAMPAGNE.some((ruolo) => ruoli.includes(ruolo)))
		throw new NonAutorizzato('Le campagne le prepara un responsabile o un amministratore');
}
