// A sum is paid, at the counter or with pagoPA: the row, the state of its request, and with the one that is enough the release of what was granted. Called by register-pagamento.ts and pay-with-ricevuta.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { legamiDi } from '../pratiche/legami.ts';
import { movePratica } from '../pratiche/move.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import type { Contorno } from '../servizi/porta.ts';
import { release, statoDopoIncasso } from './dovuti.ts';
import type { Mezzo, Pagamento } from './pagamento.ts';

export type DaIncassare = {
	/** As they were before, locked. */
	prima: Pratica;
	pagamenti: readonly Pagamento[];
	/** The one of them that was paid. */
	pagamento: Pagamento;
	come: {
		mezzo: Mezzo | 'pagopa';
		/** Of the receipt, the transfer, the cheque. */
		numero: string | undefined;
		/** ISO date. */
		il: string;
	};
	/** The revision the clerk was looking at; none for a receipt of pagoPA. */
	revisione?: number;
};

/** `concessa` says whether what was granted came out with this payment. @throws as movePratica */
export async function incassa(
	tx: Tx,
	contorno: Contorno,
	{ prima, pagamenti, pagamento, come, revisione }: DaIncassare
): Promise<{ pratica: Pratica; concessa: boolean }> {
	const poi = statoDopoIncasso(prima, { pagamenti, pagato: pagamento, oggi: giornoARoma(contorno.istante) });
	// From the suspension it goes on with what it had been given, unless nothing had been paid yet.
	const giaConcessa = prima.stato === 'SOSPESA_MOROSITA' && pagamenti.some(({ stato }) => stato === 'PAGATA');
	const { pratica } = await movePratica(tx, contorno, {
		numero: prima.numero,
		revisione,
		mossa: 'REGISTRA_PAGAMENTO',
		verso: poi ?? prima.stato,
		motivo: `${pagamento.causale}: ${formatEuro(pagamento.cent)}`
	});
	const operatore = contorno.attore.ruolo === 'operatore' ? contorno.attore.operatore : null;
	await tx`
		update pagamento set stato = 'PAGATA', mezzo = ${come.mezzo}, numero = ${come.numero ?? null},
			pagato_il = ${come.il}, operatore_id = ${operatore}, registrato_il = ${contorno.istante}
		where id = ${pagamento.id}`;
	const concessa = poi !== undefined && !giaConcessa;
	if (concessa) await complete(tx, contorno, { pratica, pagamento });
	return { pratica, concessa };
}

async function complete(
	tx: Tx,
	contorno: Contorno,
	{ pratica, pagamento }: { pratica: Pratica; pagamento: Pagamento }
): Promise<void> {
	await release(tx, contorno, pratica);
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: pratica.esito === 'ACCOLTA_PARZ' ? 'CONSEGNA_DOPO_PAGAMENTO' : 'IO06',
		parametri: {
			pratica: pratica.numero,
			servizio: servizioDi(pratica).scheda.titolo,
			atto: pagamento.atto,
			data: formatData(giornoARoma(pagamento.creatoIl))
		},
		newId: contorno.newId
	});
}
