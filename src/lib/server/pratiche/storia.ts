// The story of a pratica in words, as citizen and clerk read it. Pure; called by their pages.
import { formatDataOra } from '#lib/domain/istante.ts';
import type { EventoLetto } from './fascicolo.ts';

const TITOLI: Record<string, string> = {
	PRESENTAZIONE: 'Richiesta inviata e protocollata',
	PRENDI_IN_CARICO: 'Presa in carico',
	CHIEDI_INTEGRAZIONI: 'Chiesti altri documenti',
	INTEGRA: 'Documenti inviati',
	AVVISA_CONTROINTERESSATI: 'Avvisate altre persone interessate, che hanno 10 giorni per opporsi',
	RIPRENDI_ISTRUTTORIA: 'Ripresa la lavorazione',
	ACCOGLI: 'Richiesta accolta',
	ACCOGLI_IN_PARTE: 'Richiesta accolta in parte',
	DIFFERISCI: 'Richiesta rinviata',
	RIGETTA: 'Richiesta non accolta',
	DICHIARA_INAMMISSIBILE: 'Richiesta inammissibile',
	RITIRA: 'Richiesta ritirata',
	SILENZIO_RIGETTO: 'Termine scaduto senza risposta: la richiesta si considera respinta'
};

export type VoceStoria = { id: string; titolo: string; quando: string; chi?: string; motivo?: string };

/** One line for each event, the oldest first. The reasons of acts and requests are part of it. */
export function storiaDi(eventi: readonly EventoLetto[]): VoceStoria[] {
	return eventi.map(({ id, tipo, avvenutoIl, operatore, motivo }) => ({
		id,
		titolo: TITOLI[tipo] ?? tipo,
		quando: formatDataOra(avvenutoIl),
		...(operatore && { chi: operatore }),
		...(motivo && { motivo })
	}));
}
