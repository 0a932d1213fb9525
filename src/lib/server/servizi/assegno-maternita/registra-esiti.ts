// Keeps what INPS answered about a batch: paid, or a problem for which the citizen is asked for data (IO03). Called by the page of a batch.
import { scorri } from '#lib/domain/calendario.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import { GIORNI_INTEGRAZIONE, tellRichiesta } from '../../pratiche/integrazioni.ts';
import { movePratica } from '../../pratiche/move.ts';
import type { Contorno } from '../porta.ts';
import { operatoreDi } from './chi-puo.ts';
import type { Esito } from './leggi-esiti.ts';
import { readLotto } from './lotti.ts';

export type EsitiDaRegistrare = {
	lotto: string;
	esiti: readonly Esito[];
	firmatario: { nome: string; cognome: string };
};

/** All of them or none. @throws NonAutorizzato, NonTrovato, Conflitto when one has an outcome already, TransizioneVietata */
export async function registerEsiti(
	tx: Tx,
	contorno: Contorno,
	{ lotto: codice, esiti, firmatario }: EsitiDaRegistrare
): Promise<void> {
	const operatore = operatoreDi(contorno);
	const { lotto } = await readLotto(tx, contorno, codice);
	for (const esito of esiti) {
		const scritte = await tx`
			update inps_lotto_riga set esito = ${esito.esito}, motivo = ${esito.motivo ?? null}, esito_il = ${contorno.istante},
				operatore_id = ${operatore}
			where lotto_id = ${lotto.id} and esito is null
				and pratica_id = (select id from pratica where numero = ${esito.numero})`;
		if (scritte.count !== 1) throw new Conflitto('Esito già registrato', 'MA_ESITO_PRESENTE');
		if (esito.esito === 'LIQUIDATA')
			await movePratica(tx, contorno, { numero: esito.numero, mossa: 'LIQUIDA', dati: { lotto: codice } });
		else
			await reportProblema(tx, contorno, {
				numero: esito.numero,
				motivo: esito.motivo ?? '',
				lotto: codice,
				firmatario
			});
	}
}

type Problema = {
	numero: string;
	motivo: string;
	lotto: string;
	firmatario: EsitiDaRegistrare['firmatario'];
};

// The term ended with the act: nothing stops it any more.
async function reportProblema(tx: Tx, contorno: Contorno, problema: Problema): Promise<void> {
	const { numero, motivo, lotto, firmatario } = problema;
	const oggi = giornoARoma(contorno.istante);
	const entro = scorri(oggi.add({ days: GIORNI_INTEGRAZIONE }));
	const richiesta = `INPS non ha potuto pagare l'assegno. Motivo: ${motivo}`;
	const { pratica } = await movePratica(tx, contorno, {
		numero,
		mossa: 'SEGNALA_PROBLEMA_INPS',
		motivo: richiesta,
		dati: { lotto, entro: entro.toString() },
		modifica: () => ({ integrazione: { richiesta, chiesta: oggi.toString(), entro: entro.toString() } })
	});
	await tellRichiesta(tx, contorno, { pratica, richiesta, entro, effetto: 'nessuno', firmatario });
}
