// Sums become due with an act, and are due no more when the request ends otherwise. Called by moves.
import type { Dovuto } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import { openPosizioni, type Aperta } from './open-posizioni.ts';
import { listPagamenti } from './pagamento.ts';

export type DaAggiungere = {
	pratica: Pratica;
	/** Protocol number of the act. */
	atto: string;
	dovuti: readonly Dovuto[];
	/** Hash of the document that waits for its stamp, in base64. */
	impronta?: string | undefined;
};

/** Adds what is due by an act, and asks for it with pagoPA where the Comune has it: the notices that were made. */
export async function addPagamenti(
	tx: Tx,
	contorno: Contorno,
	{ pratica, atto, dovuti, impronta }: DaAggiungere
): Promise<Aperta[]> {
	const { ente, istante, newId } = contorno;
	for (const { causale, cent, scadenza, tassonomia, scade = false, bollo } of dovuti)
		await tx`
			insert into pagamento (id, ente_id, pratica_id, persona_id, atto, causale, cent, scadenza, tassonomia, scade,
				impronta, creato_il)
			values (${newId()}, ${ente.id}, ${pratica.id}, ${pratica.personaId}, ${atto}, ${causale}, ${cent},
				${scadenza.toString()}, ${tassonomia}, ${scade}, ${bollo && impronta ? impronta : null}, ${istante})`;
	const pagamenti = (await listPagamenti(tx, pratica.id)).filter((uno) => uno.atto === atto);
	return openPosizioni(tx, contorno, { pratica, pagamenti });
}

/** Nothing more is due for a request taken back or filed away, and its notices are withdrawn. */
export async function cancelPagamenti(
	tx: Tx,
	{ pratica, istante }: { pratica: string; istante: Date }
): Promise<void> {
	await tx`
		update pagamento set stato = 'ANNULLATA'
		where pratica_id = ${pratica} and stato in ('CREATA', 'IN_CORSO', 'SCADUTA')`;
	await tx`
		update posizione set stato = 'da_annullare', prossimo_il = ${istante}
		where pratica_id = ${pratica} and stato in ('da_aprire', 'aperta', 'da_cambiare', 'scaduta', 'rifiutata')`;
}
