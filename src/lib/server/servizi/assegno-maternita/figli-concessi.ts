// The children for whom an allowance was granted, each of them once in an ente. Called by the grant and by who puts their codes right.
import { deOmocode } from '#lib/domain/codice-fiscale.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import { isUniqueViolation } from '../../db/postgres-fault.ts';
import type { Contorno } from '../porta.ts';

const CHIAVE = 15;

/** By what a child is told apart, however the code is written. */
export function chiaveFiglio(codiceFiscale: string): string {
	return deOmocode(codiceFiscale).slice(0, CHIAVE);
}

/** @throws Conflitto when two children have the same code, as after a correction */
export function checkDistinti(codici: readonly string[]): void {
	if (new Set(codici.map(chiaveFiglio)).size < codici.length)
		throw new Conflitto('Lo stesso codice per due figli', 'MA_FIGLI_DOPPI');
}

type Cambio = { pratica: string; prima: string | undefined; dopo: string };

/** Keeps the children of a grant by their codes. @throws Conflitto when one has an allowance already */
export async function keepFigli(
	tx: Tx,
	{ ente }: Pick<Contorno, 'ente'>,
	{ pratica, codici }: { pratica: string; codici: readonly string[] }
): Promise<void> {
	try {
		// A code that was put right and then put back as it was is there already.
		for (const codice of codici)
			await tx`
				insert into maternita_figlio (ente_id, pratica_id, chiave) values (${ente.id}, ${pratica}, ${chiaveFiglio(codice)})
				on conflict (ente_id, pratica_id, chiave) do update set revocata_il = null`;
	} catch (fault) {
		if (!isUniqueViolation(fault, 'maternita_figlio_concesso')) throw fault;
		throw new Conflitto('Assegno già concesso per un figlio', 'MA_GIA_CONCESSO');
	}
}

/** Where the allowance was granted already, frees the child of the old code for that of the corrected one. @throws as keepFigli */
export async function replaceFiglio(
	tx: Tx,
	{ ente, istante }: Pick<Contorno, 'ente' | 'istante'>,
	{ pratica, prima, dopo }: Cambio
): Promise<void> {
	if (!prima || chiaveFiglio(prima) === chiaveFiglio(dopo)) return;
	const { count } = await tx`
		update maternita_figlio set revocata_il = ${istante}
		where pratica_id = ${pratica} and chiave = ${chiaveFiglio(prima)} and revocata_il is null`;
	if (count > 0) await keepFigli(tx, { ente }, { pratica, codici: [dopo] });
}
