// A move that a service declares without a use case of its own: state, story, message. Called by the clerks' desk and by the timers of services.
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { nomeUfficio } from '../enti/uffici.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { Contorno } from '../servizi/porta.ts';
import { impostazioniDi } from './impostazioni-di.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';
import { etichettaDi, type Pratica } from './pratica.ts';
import { servizioDi } from './servizio-di.ts';

export type PassaggioSemplice = { numero: string; mossa: string; revisione?: number; motivo?: string };

/** @throws as movePratica, TransizioneVietata when the move is not a simple one */
export async function moveSemplice(
	tx: Tx,
	contorno: Contorno,
	passaggio: PassaggioSemplice
): Promise<Pratica> {
	const { pratica, mossa } = await movePratica(tx, contorno, passaggio);
	if (!mossa.semplice) throw new TransizioneVietata(`${mossa.id} non è una mossa semplice`);
	if (mossa.semplice.messaggio)
		await enqueueMessaggio(tx, {
			...legamiDi(contorno, pratica),
			modello: mossa.semplice.messaggio,
			parametri: await parametriDi(tx, contorno, pratica),
			newId: contorno.newId
		});
	return pratica;
}

/** Values that the messages about a pratica may name, those of its service included. */
export async function parametriDi(tx: Tx, { ente, istante }: Contorno, pratica: Pratica) {
	const { scheda, procedura } = servizioDi(pratica);
	const impostazioni = await impostazioniDi(tx, { ente: ente.id, pratica });
	const attendePagamento = pratica.stato === 'ATTESA_PAGAMENTO';
	return {
		pratica: pratica.numero,
		servizio: scheda.titolo,
		data: formatData(giornoARoma(istante)),
		ufficio: nomeUfficio(ente.impostazioni, pratica.ufficio),
		esito: etichettaDi(attendePagamento ? { ...pratica, stato: pratica.esito ?? pratica.stato } : pratica),
		...procedura.parametriMessaggio?.(pratica.risposte, impostazioni)
	};
}
