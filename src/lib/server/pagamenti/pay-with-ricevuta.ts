// Pays sums of a request with the money of a receipt, and tells the person once. Called by apply-ricevuta.ts and by the till that ties a receipt by hand.
import { formatImporto } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { legamiDi } from '../pratiche/legami.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import { incassa } from './incassa.ts';
import { isDaPagare, listPagamenti, type Pagamento } from './pagamento.ts';

export type DaPagareCon = {
	/** Locked. */
	pratica: Pratica;
	ricevuta: { iuv: string; pagataIl: Date };
	/** Which of its sums are paid. */
	isPagato: (pagamento: Pagamento) => boolean;
	/** What the person is told that they paid. */
	cent: number;
};

/** @throws as movePratica */
export async function payWithRicevuta(
	tx: Tx,
	contorno: Contorno,
	{ pratica, ricevuta, isPagato, cent }: DaPagareCon
): Promise<void> {
	const il = giornoARoma(ricevuta.pagataIl).toString();
	let prima = pratica;
	let uscita = false;
	for (;;) {
		const pagamenti = await listPagamenti(tx, prima.id);
		const pagamento = pagamenti.find((uno) => isPagato(uno) && isDaPagare(uno));
		if (!pagamento) break;
		const come = { mezzo: 'pagopa', numero: ricevuta.iuv, il } as const;
		const fatto = await incassa(tx, contorno, { prima, pagamenti, pagamento, come });
		prima = fatto.pratica;
		uscita ||= fatto.concessa;
	}
	// What was granted tells of itself.
	if (uscita) return;
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, prima),
		modello: 'PAGAMENTO_RICEVUTO',
		parametri: { pratica: prima.numero, importo: formatImporto(cent) },
		newId: contorno.newId
	});
}
