// Who has the right to an allowance: the person who filed, or the one they filed for. Called by the determina and by the batch.
import type { Tx } from '../../db/connection.ts';
import { findPersonaDi, type PersonaDiPratica } from '../../pratiche/find-persona.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { risposteDi } from './dati-inps.ts';

/** @throws NonTrovato when the actor may not see them */
export function findBeneficiario(tx: Tx, pratica: Pratica): Promise<PersonaDiPratica> {
	const { beneficiarioNome, beneficiarioCognome, beneficiarioCodiceFiscale } = risposteDi(pratica);
	if (!beneficiarioCodiceFiscale) return findPersonaDi(tx, pratica.personaId);
	return Promise.resolve({
		nome: beneficiarioNome ?? '',
		cognome: beneficiarioCognome ?? '',
		codiceFiscale: beneficiarioCodiceFiscale
	});
}
