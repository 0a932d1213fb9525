// The words of the notice of payment: those that the rules of pagoPA fix, and the limits of the others. Called by avviso.ts.
import type { Giorno } from '#lib/domain/data.ts';
import { shortenTesto } from '#lib/domain/testo.ts';

export type DatiAvviso = {
	ente: {
		nome: string;
		/** The office that asks for the sum. */
		settore: string;
		/** How to reach it. */
		info: string;
		codiceFiscale: string;
		cbill?: string;
		/** Address of the coat of arms in the site, as '/stemmi/cassola.svg'. */
		stemma?: string;
	};
	debitore: { nome: string; codiceFiscale: string; indirizzo?: string };
	/** What has to be paid, in a few words. */
	oggetto: string;
	/** What pagoPA calls it. */
	causale: string;
	nav: string;
	cent: number;
	/** Last day. */
	scadenza: Giorno;
	/** Whose site it can be paid on, when it can. */
	sito?: string;
};

/** The data cut to the lengths of the rules. */
export function entroLimiti(dati: DatiAvviso): DatiAvviso {
	const { ente, debitore } = dati;
	return {
		...dati,
		ente: {
			...ente,
			nome: shortenTesto(ente.nome, 50),
			settore: shortenTesto(ente.settore, 50),
			info: shortenTesto(ente.info, 100)
		},
		debitore: {
			...debitore,
			nome: shortenTesto(debitore.nome, 70),
			...(debitore.indirizzo && { indirizzo: shortenTesto(debitore.indirizzo, 140) })
		},
		oggetto: shortenTesto(dati.oggetto, 90),
		causale: shortenTesto(dati.causale, 140),
		...(dati.sito && { sito: shortenTesto(dati.sito, 50) })
	};
}

/** Fixed wording of version 3.4: not to be changed. */
export const TESTI = {
	titolo: 'Avviso di pagamento',
	ente: 'Ente Creditore',
	destinatario: 'Destinatario',
	quanto: 'Quanto e quando pagare?',
	euro: 'Euro',
	scadenza: 'entro il',
	variazioni:
		'In fase di pagamento, se previsto dall’ente, l’importo potrebbe essere aggiornato automaticamente e subire variazioni in diminuzione (per sgravi, note di credito) o in aumento (per sanzioni, interessi, ecc.).',
	dove: 'Dove pagare?',
	elenco: ['vai su', 'pagopa.gov.it'],
	online: 'Paga con l’app IO',
	territorio: 'Paga sul territorio',
	esercenti:
		'presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, nei Bar, Edicole, Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.',
	dati: 'Dati per il pagamento',
	rata: 'Rata unica',
	inquadra: 'Inquadra il codice QR con la tua app di pagamento o usa i dati accanto.',
	oggetto: 'Oggetto del pagamento',
	cbill: 'Codice CBILL',
	avviso: 'Codice Avviso',
	cfEnteBreve: 'Cod. Fiscale',
	cfEnte: 'Codice Fiscale Ente'
} as const;

/** Where to pay online; the site of the ente is named only if it takes payments. */
export function canaliOnline(sito: string | undefined): string {
	const dellEnte = sito ? `sul sito di ${sito}, ` : '';
	return `oppure ${dellEnte}dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.`;
}
