// The requests that others sent for a person with a delega: to follow, not to change. Called by the area personale.
import type { Tx } from '../db/connection.ts';

export type PraticaPerConto = {
	numero: string;
	servizio: string;
	oggetto: string;
	stato: string;
	presentataIl: Date;
	protocolloAnno: number;
	protocolloNumero: number;
	differitaAl: string | null;
	/** Who sent it. */
	delegato: string;
};

/** The newest first, a hundred at most. */
export function listPerMioConto(tx: Tx): Promise<PraticaPerConto[]> {
	return tx<PraticaPerConto[]>`
		select numero, servizio, oggetto, stato, presentata_il as "presentataIl", protocollo_anno as "protocolloAnno",
			protocollo_numero as "protocolloNumero", differita_al as "differitaAl", delegato
		from pratiche_per_mio_conto()`;
}
