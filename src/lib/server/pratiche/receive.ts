// What a citizen sends after the request: registered, with its receipt. Called by the moves that are the citizen's.
import type { Tx } from '../db/connection.ts';
import { addDocumento } from '../documenti/add-documento.ts';
import { buildRicevutaBreve } from '../documenti/ricevuta-breve.ts';
import type { FileElencato } from '../documenti/ricevuta.ts';
import { formatProtocollo, registraProtocollo } from '../protocollo/registra-protocollo.ts';
import type { Contorno } from '../servizi/porta.ts';
import { servizioDi } from './servizio-di.ts';
import type { Pratica } from './pratica.ts';

export type Ricevuto = {
	pratica: Pick<Pratica, 'id' | 'numero' | 'personaId' | 'servizio'>;
	/** In the register and on the receipt. */
	titolo: string;
	testo?: string;
	file?: readonly FileElencato[];
};

/** Returns the protocol number, as people read it. */
export async function receive(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ pratica, titolo, testo, file = [] }: Ricevuto
): Promise<string> {
	const servizio = servizioDi(pratica).scheda.titolo;
	const comune = { ente: ente.id, persona: pratica.personaId, pratica: pratica.id, istante };
	const numero = await registraProtocollo(tx, { ...comune, verso: 'E', oggetto: `${servizio}: ${titolo}` });
	const protocollo = formatProtocollo(numero);
	await addDocumento(tx, {
		...comune,
		id: newId(),
		tipo: 'ricevuta',
		nomeFile: `ricevuta-${pratica.numero}-${numero.numero}.pdf`,
		contenuto: buildRicevutaBreve({
			impostazioni: ente.impostazioni,
			titolo: `Ricevuta: ${titolo}`,
			servizio,
			pratica: pratica.numero,
			protocollo,
			istante,
			...(testo && { testo }),
			file
		})
	});
	return protocollo;
}
