// What the family reads on the page of a request beside its state: how the accounts of a renunciation ended. Called by the port.
import { formatImporto } from '#lib/domain/denaro.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import { descriviSaldo, saldoDi } from '#lib/services/trasporto-scolastico/rinuncia.ts';
import { giornoDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import { findSaldo } from './rinunce.ts';

/** On the enrolment and on the request that gave it up. */
export async function listNote(tx: Tx, pratica: Pratica): Promise<string[]> {
	const { tipoDomanda, iscrizione } = pratica.risposte as RisposteTrasporto;
	const rinunciata =
		tipoDomanda === 'RINUNCIA' && iscrizione
			? (await findPratica(tx, { numero: iscrizione.id })).id
			: pratica.id;
	const saldo = await findSaldo(tx, rinunciata);
	if (!saldo) return [];
	if (!saldo.rimborsatoIl) return [`${descriviSaldo(saldo)}.`];
	const { rimborso } = saldoDi(saldo);
	return [
		`Il Comune ti ha restituito ${formatImporto(rimborso)} euro il ${formatData(giornoDi(saldo.rimborsatoIl))}.`
	];
}
