// What a citizen sends after the request: registered, with its receipt. Called by the moves that are the citizen's.
import type { Tx } from '../db/connection.ts';
import { buildRicevutaBreve } from '../documenti/ricevuta-breve.ts';
import type { FileElencato } from '../documenti/parti.ts';
import type { Contorno } from '../servizi/porta.ts';
import { issueDocumento, type DaEmettere } from './issue-documento.ts';
import { servizioDi } from './servizio-di.ts';

export type Ricevuto = {
	pratica: DaEmettere['pratica'];
	/** In the register and on the receipt. */
	titolo: string;
	testo?: string;
	file?: readonly FileElencato[];
};

/** Returns the protocol number, as people read it. */
export function receive(
	tx: Tx,
	contorno: Contorno,
	{ pratica, titolo, testo, file = [] }: Ricevuto
): Promise<string> {
	return issueDocumento(tx, contorno, {
		pratica,
		tipo: 'ricevuta',
		verso: 'E',
		oggetto: titolo,
		nomeFile: 'ricevuta',
		contenuto: (protocollo) =>
			buildRicevutaBreve({
				impostazioni: contorno.ente.impostazioni,
				titolo: `Ricevuta: ${titolo}`,
				servizio: servizioDi(pratica).scheda.titolo,
				pratica: pratica.numero,
				protocollo,
				istante: contorno.istante,
				...(testo && { testo }),
				file
			})
	});
}
