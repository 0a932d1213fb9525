// Delegates in time: a change holds from the next working day, and the old ones stay in the history. Called by the port and by the clerk's view of an enrolment.
import { addGiorniLavorativi } from '#lib/domain/calendario.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import type { Tx } from '../../db/connection.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';

export type Delegato = { nome: string; telefono: string };

/** Keeps those named in a request; a change of an enrolment holds from the next working day. */
export async function addDelegati(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ richiesta, iscrizione }: { richiesta: Pratica; iscrizione: { praticaId: string; personaId: string } }
): Promise<void> {
	const { delegati = [] } = richiesta.risposte as RisposteTrasporto;
	const oggi = giornoARoma(istante);
	const cambio = richiesta.id !== iscrizione.praticaId;
	const dal = cambio ? addGiorniLavorativi(oggi, 1) : oggi;
	const nomi: Delegato[] = delegati.map(({ nome, cognome, telefono }) => ({
		nome: `${nome} ${cognome}`,
		telefono
	}));
	await tx`
		insert into trasporto_delegati (id, ente_id, pratica_id, persona_id, dal, delegati, richiesta_id)
		values (${newId()}, ${ente.id}, ${iscrizione.praticaId}, ${iscrizione.personaId}, ${dal.toString()},
			${tx.json(nomi)}, ${richiesta.id})`;
}

/** All that were named for an enrolment, the last first: those before stay in the history. */
export function listDelegati(tx: Tx, pratica: string): Promise<{ dal: string; delegati: Delegato[] }[]> {
	return tx<{ dal: string; delegati: Delegato[] }[]>`
		select dal, delegati from trasporto_delegati where pratica_id = ${pratica} order by dal desc, id desc`;
}
