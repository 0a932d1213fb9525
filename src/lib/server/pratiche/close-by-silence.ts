// The silence that the law reads as a refusal (art. 25 c. 4 L. 241/1990): closes the requests whose term has ended. Called by the worker, one request at a time.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { nomeUfficio } from '../enti/uffici.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { Contorno } from '../servizi/porta.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';

/** Numbers of the requests that are due: the day after the last of the term is the first of silence. An act ends the term. */
export async function findSilenzi(tx: Tx, istante: Date): Promise<string[]> {
	const oggi = giornoARoma(istante).toString();
	const scadute = await tx<{ numero: string }[]>`
		select numero from pratica
		where chiusa_il is null and esito is null and silenzio_rigetto and not termine_interrotto and scadenza < ${oggi}
		order by scadenza, id`;
	return scadute.map(({ numero }) => numero);
}

/** Closes one; false when another worker or a clerk has it or was faster. */
export async function closeBySilence(tx: Tx, contorno: Contorno, numero: string): Promise<boolean> {
	const [libera] = await tx`
		select 1 from pratica where numero = ${numero} and chiusa_il is null and esito is null for update skip locked`;
	if (!libera) return false;
	await close(tx, contorno, numero);
	return true;
}

async function close(tx: Tx, contorno: Contorno, numero: string): Promise<void> {
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		mossa: 'SILENZIO_RIGETTO',
		modifica: () => ({ esito: 'SILENZIO_RIGETTO', integrazione: null })
	});
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: 'IO08',
		parametri: {
			pratica: numero,
			servizio: servizio.scheda.titolo,
			ufficio: nomeUfficio(contorno.ente.impostazioni, pratica.ufficio)
		},
		newId: contorno.newId
	});
}
