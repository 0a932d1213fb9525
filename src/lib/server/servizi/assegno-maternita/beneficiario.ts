// Who has the right to an allowance: the person who filed, or the one they filed for. Called by the determina and by the batch.
import { deleganteDi } from '#lib/forms/blocchi/delegante.ts';
import type { Tx } from '../../db/connection.ts';
import { findPersonaDi, type PersonaDiPratica } from '../../pratiche/find-persona.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { risposteDi } from './dati-inps.ts';

/** @throws NonTrovato when the actor may not see them */
export function findBeneficiario(tx: Tx, pratica: Pratica): Promise<PersonaDiPratica> {
	const { beneficiarioNome, beneficiarioCognome, beneficiarioCodiceFiscale, delegaRegistrata } =
		risposteDi(pratica);
	const delegante = deleganteDi(delegaRegistrata);
	if (delegante) return Promise.resolve(delegante);
	if (!beneficiarioCodiceFiscale) return findPersonaDi(tx, pratica.personaId);
	return Promise.resolve({
		nome: beneficiarioNome ?? '',
		cognome: beneficiarioCognome ?? '',
		codiceFiscale: beneficiarioCodiceFiscale
	});
}
