// What the control page of pagoPA can do: move the clock, break the APIs, pay elsewhere, send strange receipts. Called by pagopa.ts.
import { enti } from '#demo/enti.ts';
import { parseEuro } from '#lib/domain/denaro.ts';
import { valido } from '#lib/domain/esito.ts';
import type { Ambiente } from './ambiente.ts';
import { payAltrove } from './cassa.ts';
import { pubblicazioneFlusso } from './giorno-flusso.ts';
import { readRegole, writeRegole } from './regole.ts';
import { CENT_SCONOSCIUTA, resendUltima, sendAnnullata, sendSconosciuta } from './ricevute-strane.ts';
import { ESITI_FLUSSO, type EsitoFlusso, type Risponde } from './righe.ts';

/** Steps of the clock, in minutes. */
export const PASSI = [
	{ minuti: 10, nome: '10 minuti' },
	{ minuti: 60, nome: '1 ora' },
	{ minuti: 24 * 60, nome: '1 giorno' },
	{ minuti: 3 * 24 * 60, nome: '3 giorni' }
] as const;

/** Moves the clock on. */
export function advance({ archivio }: Ambiente, minuti: number): void {
	writeRegole(archivio, { avanti: readRegole(archivio).avanti + minuti * 60_000 });
}

/** Decides what the flow says of a payment, until it is out. Without receipt means that none is given any more. */
export function setFlusso({ archivio, now }: Ambiente, id: string, flusso: EsitoFlusso): boolean {
	const pagamento = archivio.pagamenti.get(id);
	if (!pagamento || pubblicazioneFlusso(pagamento.iniziato) <= now()) return false;
	archivio.pagamenti.put(id, { ...pagamento, flusso });
	if (flusso !== 8 && flusso !== 9) return true;
	archivio.ricevute.remove(id);
	for (const invio of archivio.invii.all())
		if (invio.ricevuta === id && invio.prossimo) archivio.invii.remove(invio.id);
	return true;
}

/** Does what a form of the page asks; returns what to say. */
export function act(ambiente: Ambiente, campi: URLSearchParams): string {
	const valore = (nome: string): string => campi.get(nome) ?? '';
	const azione = valore('azione');
	if (azione === 'tempo') return forward(ambiente, Number(valore('minuti')));
	if (azione === 'risponde') return answering(ambiente, valore('risponde'));
	if (azione === 'sconosciuta')
		return unknown(ambiente, { ente: valore('ente'), importo: valore('importo') });
	if (azione === 'annullata')
		return sendAnnullata(ambiente) ? 'La ricevuta sta partendo.' : 'Nessuna posizione è annullata.';
	if (azione === 'ultima')
		return resendUltima(ambiente) ? 'La ricevuta riparte.' : 'Non ci sono ancora ricevute.';
	if (azione === 'paga' || azione === 'zitto') {
		const chi = { ente: valore('ente'), nav: valore('nav'), zitto: azione === 'zitto' };
		return payAltrove(ambiente, chi) ? 'L’avviso è pagato.' : 'Questo avviso ora non si può pagare.';
	}
	if (azione === 'flusso') return flow(ambiente, valore('pagamento'), valore('esito'));
	return 'Non so che cosa fare.';
}

function forward(ambiente: Ambiente, minuti: number): string {
	const passo = PASSI.find((uno) => uno.minuti === minuti);
	if (!passo) return 'Non so di quanto andare avanti.';
	advance(ambiente, minuti);
	return `L’orologio di pagoPA è andato avanti di ${passo.nome}.`;
}

const RISPONDE: Record<Risponde, string> = {
	SI: 'pagoPA risponde.',
	ERRORE: 'pagoPA risponde con un errore a ogni chiamata.',
	MUTO: 'pagoPA non risponde a nessuna chiamata.'
};

function answering({ archivio }: Ambiente, risponde: string): string {
	if (risponde !== 'SI' && risponde !== 'ERRORE' && risponde !== 'MUTO') return 'Non so come rispondere.';
	writeRegole(archivio, { risponde });
	return RISPONDE[risponde];
}

function unknown(ambiente: Ambiente, { ente, importo }: { ente: string; importo: string }): string {
	if (!enti.some(({ codiceFiscale }) => codiceFiscale === ente)) return 'Non conosco questo Comune.';
	const letto = importo === '' ? valido(CENT_SCONOSCIUTA) : parseEuro(importo);
	if (!letto.ok || letto.valore === 0) return 'Non capisco l’importo: scrivilo come 33,50.';
	const nav = sendSconosciuta(ambiente, ente, letto.valore);
	return `Parte una ricevuta per l’avviso ${nav}, che nessuno ha creato.`;
}

function flow(ambiente: Ambiente, id: string, scritto: string): string {
	const esito = ESITI_FLUSSO.find((uno) => String(uno) === scritto);
	if (esito === undefined || !setFlusso(ambiente, id, esito))
		return 'Il flusso di questo pagamento è già uscito.';
	return `Il flusso dirà ${esito}.`;
}
