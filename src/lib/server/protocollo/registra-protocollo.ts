// Writes the register of the protocol (art. 53 D.P.R. 445/2000); called by submission and by the acts that go out.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { takeNumero } from './take-numero.ts';

export type Protocollo = { anno: number; numero: number };

export type DaProtocollare = {
	ente: string;
	verso: 'E' | 'U';
	oggetto: string;
	pratica: string;
	persona: string;
	istante: Date;
};

/**
 * Gives the next protocol number of the year in Rome; the pratica may be written after, in the same transaction.
 * In the register the time of a number is never before that of the number before it: the database sees to it.
 */
export async function registraProtocollo(tx: Tx, dati: DaProtocollare): Promise<Protocollo> {
	const anno = giornoARoma(dati.istante).year;
	const numero = await takeNumero(tx, { registro: 'protocollo', anno });
	await tx`
		insert into protocollo (ente_id, anno, numero, verso, registrato_il, oggetto, pratica_id, persona_id)
		values (${dati.ente}, ${anno}, ${numero}, ${dati.verso}, ${dati.istante}, ${dati.oggetto}, ${dati.pratica}, ${dati.persona})`;
	return { anno, numero };
}

/** As people read it: seven digits and the year. */
export function formatProtocollo({ anno, numero }: Protocollo): string {
	return `${String(numero).padStart(7, '0')}/${anno}`;
}
