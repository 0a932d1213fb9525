// Who has the right to an allowance: the person who filed, or the one they filed for. Called by the determina and by the batch.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { deleganteDi } from '#lib/forms/blocchi/delegante.ts';
import type { Tx } from '../../db/connection.ts';
import { findPersonaDi } from '../../pratiche/find-persona.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { risposteDi } from './dati-inps.ts';

export type Beneficiario = { nome: string; cognome: string; codiceFiscale: string };

/** @throws NonTrovato when the actor may not see them, Conflitto when they have no codice fiscale: INPS pays by it */
export async function findBeneficiario(tx: Tx, pratica: Pratica): Promise<Beneficiario> {
	const { beneficiarioNome, beneficiarioCognome, beneficiarioCodiceFiscale, delegaRegistrata } =
		risposteDi(pratica);
	const delegante = deleganteDi(delegaRegistrata);
	if (delegante) return delegante;
	if (beneficiarioCodiceFiscale) {
		const [nome, cognome] = [beneficiarioNome ?? '', beneficiarioCognome ?? ''];
		return { nome, cognome, codiceFiscale: beneficiarioCodiceFiscale };
	}
	const { nome, cognome, codiceFiscale } = await findPersonaDi(tx, pratica.personaId);
	if (codiceFiscale === null)
		throw new Conflitto('Chi riceve l’assegno non ha il codice fiscale', 'MA_SENZA_CODICE_FISCALE');
	return { nome, cognome, codiceFiscale };
}
