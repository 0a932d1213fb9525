// A clerk takes a request in charge: the citizen learns who follows it (message IO02). Called by the clerks' desk.
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { nomeUfficio } from '../enti/uffici.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { Contorno } from '../servizi/porta.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';

export type PresaInCarico = {
	numero: string;
	revisione: number;
	operatore: { id: string; nome: string; cognome: string };
};

/** @throws NonTrovato, TransizioneVietata, Conflitto when a colleague was faster */
export async function takeCharge(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, operatore }: PresaInCarico
): Promise<void> {
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'PRENDI_IN_CARICO',
		modifica: () => ({ responsabileId: operatore.id })
	});
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: 'IO02',
		parametri: {
			pratica: numero,
			servizio: servizio.scheda.titolo,
			responsabile: `${operatore.nome} ${operatore.cognome}`,
			ufficio: nomeUfficio(contorno.ente.impostazioni, pratica.ufficio),
			scadenza: formatGiorno(pratica.scadenzaMostrata)
		},
		newId: contorno.newId
	});
}
