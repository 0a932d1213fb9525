// How the messages of a pratica were delivered, in words for the clerk.
import type { Tx } from '../db/connection.ts';

const STATI: Record<string, string> = {
	in_coda: 'in coda',
	in_invio: 'in partenza',
	inviata: 'in partenza',
	accettata: 'consegnato ad App IO',
	non_recapitabile:
		'non consegnato: la persona non usa App IO o non vuole messaggi del Comune. Lo legge nella sua area personale',
	incerta:
		'esito incerto: App IO non ha confermato. Non viene ripetuto; la persona lo legge nella sua area personale',
	fallita: 'non consegnato: App IO lo ha rifiutato. Serve un controllo delle impostazioni'
};

export type SpedizioneLetta = { id: string; oggetto: string; stato: string };

/** One line for each message and channel. */
export async function listSpedizioni(tx: Tx, pratica: string): Promise<SpedizioneLetta[]> {
	const righe = await tx<SpedizioneLetta[]>`
		select s.id, m.oggetto, s.stato
		from spedizione s
		join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id
		where m.pratica_id = ${pratica} order by s.creata_il, s.id`;
	return righe.map((riga) => ({ ...riga, stato: STATI[riga.stato] ?? riga.stato }));
}
