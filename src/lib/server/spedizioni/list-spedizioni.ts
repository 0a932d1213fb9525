// How the messages of a pratica were delivered, in words for the clerk.
import type { Tx } from '../db/connection.ts';

const STATI: Record<string, string> = {
	in_coda: 'in coda',
	in_invio: 'in partenza',
	inviata: 'in partenza',
	accettata: 'consegnato ad App IO',
	non_recapitabile: 'non consegnato su App IO: la persona lo legge nella sua area personale',
	incerta:
		'esito incerto: App IO non ha confermato. Non viene ripetuto; la persona lo legge nella sua area personale',
	fallita:
		'non consegnato: App IO lo ha rifiutato o non ha risposto per un giorno. Serve un controllo delle impostazioni'
};

const MOTIVI: Record<string, string> = {
	NON_ISCRITTO: 'non consegnato: la persona non usa App IO. Lo legge nella sua area personale',
	BLOCCATO:
		'non consegnato: la persona non vuole messaggi del Comune su App IO. Lo legge nella sua area personale',
	SENZA_CHIAVE:
		'non consegnato: il Comune non usa App IO per i messaggi. La persona lo legge nella sua area personale',
	CODICE_FISCALE:
		'non consegnato: il codice fiscale non è valido per App IO. La persona lo legge nella sua area personale'
};

export type SpedizioneLetta = { id: string; oggetto: string; stato: string };

/** One line for each message and channel. */
export async function listSpedizioni(tx: Tx, pratica: string): Promise<SpedizioneLetta[]> {
	const righe = await tx<(SpedizioneLetta & { motivo: string | null })[]>`
		select s.id, m.oggetto, s.stato, s.ultimo_errore as motivo
		from spedizione s
		join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id
		where m.pratica_id = ${pratica} order by s.creata_il, s.id`;
	return righe.map(({ id, oggetto, stato, motivo }) => ({ id, oggetto, stato: describe(stato, motivo) }));
}

function describe(stato: string, motivo: string | null): string {
	const perMotivo = stato === 'non_recapitabile' && motivo ? MOTIVI[motivo] : undefined;
	return perMotivo ?? STATI[stato] ?? stato;
}
