// The story of a pratica in words, as citizen and clerk read it. Pure; called by their pages.
import { formatDataOra } from '#lib/domain/istante.ts';
import type { Mossa } from '#lib/domain/procedimento.ts';
import type { EventoLetto } from './fascicolo.ts';

/** What happens to a pratica and is no move. */
const FATTI: Record<string, string> = {
	PRESENTAZIONE: 'Richiesta inviata e protocollata',
	MEMORIA: 'Inviati una memoria o un documento',
	RIMBORSO_DISPOSTO: 'Disposto un rimborso',
	INCASSO_DA_RIMBORSARE: 'Ricevuta una somma da restituire',
	INCASSO_DI_ALTRO: 'Ricevuta una somma che riguarda altro',
	PROROGA_PAGAMENTO: 'Concessi altri giorni per pagare',
	AVVISO_RIPROVATO: 'Chiesto di nuovo a pagoPA un avviso di pagamento',
	SOPRALLUOGO: 'Fatto il sopralluogo alla fine dell’occupazione',
	SVINCOLO_CAUZIONE: 'Decisa la cauzione',
	CAMBIO_IBAN: 'Cambiato l’IBAN su richiesta',
	CAMBIO_CODICE_FIGLIO: 'Corretto il codice fiscale di un figlio'
};

export type VoceStoria = { id: string; titolo: string; quando: string; chi?: string; motivo?: string };

/** One line for each event, the oldest first. The reasons of acts and requests are part of it. */
export function storiaDi(eventi: readonly EventoLetto[], mosse: readonly Mossa[]): VoceStoria[] {
	return eventi.map(({ id, tipo, avvenutoIl, operatore, motivo }) => ({
		id,
		titolo: mosse.find((mossa) => mossa.id === tipo)?.fatto ?? FATTI[tipo] ?? tipo,
		quando: formatDataOra(avvenutoIl),
		...(operatore && { chi: operatore }),
		...(motivo && { motivo })
	}));
}
