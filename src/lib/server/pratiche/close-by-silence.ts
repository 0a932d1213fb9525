// The silence that the law reads as a refusal (art. 25 c. 4 L. 241/1990): closes the requests whose term has ended. Called by the worker, ente by ente.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { movePratica, type Contorno } from './move.ts';

const IN_UN_GIRO = 50;

/** Closes those that are due, a few at a time; returns how many. The day after the last of the term is the first of silence. */
export async function closeBySilence(tx: Tx, contorno: Contorno): Promise<number> {
	const oggi = giornoARoma(contorno.istante).toString();
	const scadute = await tx<{ numero: string }[]>`
		select numero from pratica
		where chiusa_il is null and silenzio_rigetto and not termine_interrotto and scadenza < ${oggi}
		order by scadenza, id
		limit ${IN_UN_GIRO}
		for update skip locked`;
	for (const { numero } of scadute) await close(tx, contorno, numero);
	return scadute.length;
}

async function close(tx: Tx, contorno: Contorno, numero: string): Promise<void> {
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		mossa: 'SILENZIO_RIGETTO',
		modifica: () => ({ esito: 'SILENZIO_RIGETTO', integrazione: null })
	});
	const ufficio = contorno.ente.impostazioni.uffici.find(({ id }) => id === pratica.ufficio);
	await enqueueMessaggio(tx, {
		ente: contorno.ente.id,
		persona: pratica.personaId,
		pratica: pratica.id,
		modello: 'IO08',
		parametri: { pratica: numero, servizio: servizio.scheda.titolo, ufficio: ufficio?.nome ?? '' },
		istante: contorno.istante,
		newId: contorno.newId
	});
}
