/** The moves of an administrative procedure: who may take a pratica from which state to which, and what it is called afterwards. Services declare the ones they use. */
import type { ModelloMessaggio } from './modelli-messaggi.ts';
import { TransizioneVietata } from './rifiuti.ts';
import { isStatoFinale, type StatoPratica } from './stati.ts';

/** Who moves: the decision belongs to the responsabile (art. 5 and 6 L. 241/1990), the till to who has it. */
export type Chi = 'cittadino' | 'operatore' | 'responsabile' | 'cassa' | 'sistema';

export type Mossa = {
	id: string;
	/** On the button. */
	etichetta: string;
	/** In the story of the pratica. */
	fatto: string;
	da: readonly StatoPratica[];
	a: StatoPratica;
	chi: readonly Chi[];
	/** The move is an act: it wants reasons, ends the term, makes a document and tells the citizen. */
	atto?: Atto;
	/**
	 * An act that asks for money: with sums due (`procedura.dovuti`) the pratica waits in ATTESA_PAGAMENTO, its esito being `a`;
	 * once all is paid, or at once when nothing is due, it goes to `poi` and what was granted is released. By instalments the first
	 * may be enough: the others stay due, each by its day.
	 */
	dovuti?: { poi: StatoPratica; bastaLaPrima?: true };
	/** A move without form and use case of its own: a button at the clerks' desk, or a timer of the service. */
	semplice?: Semplice;
};

export type Atto = {
	/** Title of the document, when not the final act of the procedure. */
	titolo?: string;
	/** In the document, word for word; {data} is the day it names. */
	decisione: string;
	/** It names a day. */
	conData?: true;
	/** It refuses: the reasons against may have to be told first (art. 10-bis L. 241/1990). */
	diniego?: true;
	messaggio: ModelloMessaggio;
};

export type Semplice = {
	/** Whether who moves writes why. */
	motivo?: 'facoltativo' | 'dovuto';
	/** What the citizen is told, if anything. */
	messaggio?: ModelloMessaggio;
};

const IN_ISTRUTTORIA = ['IN_CARICO', 'ATTESA_INTEGRAZIONI'] as const;
const PRIMA_DELLA_DECISIONE = [
	'PROTOCOLLATA',
	'IN_CARICO',
	'ATTESA_INTEGRAZIONI',
	'ATTESA_CONTROINT',
	'ATTESA_PARERI',
	'PREAVVISO_RIGETTO'
] as const;

/** The moves that every service may use. */
export const MOSSE = {
	PRENDI_IN_CARICO: {
		id: 'PRENDI_IN_CARICO',
		etichetta: 'Prendi in carico',
		fatto: 'Presa in carico',
		da: ['PROTOCOLLATA'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile']
	},
	CHIEDI_INTEGRAZIONI: {
		id: 'CHIEDI_INTEGRAZIONI',
		etichetta: 'Chiedi altri documenti',
		fatto: 'Chiesti altri documenti',
		da: ['IN_CARICO'],
		a: 'ATTESA_INTEGRAZIONI',
		chi: ['operatore', 'responsabile']
	},
	INTEGRA: {
		id: 'INTEGRA',
		etichetta: 'Invia i documenti richiesti',
		fatto: 'Documenti inviati',
		da: ['ATTESA_INTEGRAZIONI'],
		a: 'IN_CARICO',
		chi: ['cittadino']
	},
	AVVISA_CONTROINTERESSATI: {
		id: 'AVVISA_CONTROINTERESSATI',
		etichetta: 'Avvisa i terzi interessati',
		fatto: 'Avvisate altre persone interessate, che hanno 10 giorni per opporsi',
		da: ['IN_CARICO'],
		a: 'ATTESA_CONTROINT',
		chi: ['operatore', 'responsabile']
	},
	RIPRENDI_ISTRUTTORIA: {
		id: 'RIPRENDI_ISTRUTTORIA',
		etichetta: 'Riprendi la lavorazione',
		fatto: 'Ripresa la lavorazione',
		da: ['ATTESA_CONTROINT'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile']
	},
	CHIEDI_PARERI: {
		id: 'CHIEDI_PARERI',
		etichetta: 'Chiedi un parere',
		fatto: 'Chiesto un parere',
		da: ['IN_CARICO'],
		a: 'ATTESA_PARERI',
		chi: ['operatore', 'responsabile']
	},
	RICEVI_PARERI: {
		id: 'RICEVI_PARERI',
		etichetta: 'Registra il parere',
		fatto: 'Registrato il parere',
		da: ['ATTESA_PARERI'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile']
	},
	PREAVVISA_RIGETTO: {
		id: 'PREAVVISA_RIGETTO',
		etichetta: 'Avvisa dei motivi contrari',
		fatto: 'Comunicati i motivi che ostacolano l’accoglimento',
		da: ['IN_CARICO'],
		a: 'PREAVVISO_RIGETTO',
		chi: ['responsabile']
	},
	OSSERVA: {
		id: 'OSSERVA',
		etichetta: 'Invia le tue osservazioni',
		fatto: 'Inviate le osservazioni',
		da: ['PREAVVISO_RIGETTO'],
		a: 'IN_CARICO',
		chi: ['cittadino']
	},
	RIPRENDI_DOPO_PREAVVISO: {
		id: 'RIPRENDI_DOPO_PREAVVISO',
		etichetta: 'Riprendi la lavorazione',
		fatto: 'Finito il tempo per le osservazioni, ripresa la lavorazione',
		da: ['PREAVVISO_RIGETTO'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile', 'sistema']
	},
	ACCOGLI: atto('ACCOGLI', {
		etichetta: 'Accogli',
		fatto: 'Richiesta accolta',
		a: 'ACCOLTA',
		atto: { decisione: 'La richiesta è accolta.', messaggio: 'IO06' }
	}),
	ACCOGLI_IN_PARTE: atto('ACCOGLI_IN_PARTE', {
		etichetta: 'Accogli in parte',
		fatto: 'Richiesta accolta in parte',
		a: 'ACCOLTA_PARZ',
		atto: {
			decisione: 'La richiesta è accolta in parte, nei limiti indicati nei motivi.',
			messaggio: 'IO07'
		}
	}),
	DIFFERISCI: atto('DIFFERISCI', {
		etichetta: 'Rinvia',
		fatto: 'Richiesta rinviata',
		a: 'DIFFERITA',
		atto: { decisione: 'La richiesta è rinviata al {data}.', conData: true, messaggio: 'IO07' }
	}),
	RIGETTA: atto('RIGETTA', {
		etichetta: 'Non accogliere',
		fatto: 'Richiesta non accolta',
		a: 'RIGETTATA',
		atto: { decisione: 'La richiesta non è accolta.', diniego: true, messaggio: 'IO08' }
	}),
	DICHIARA_INAMMISSIBILE: atto('DICHIARA_INAMMISSIBILE', {
		etichetta: 'Dichiara inammissibile',
		fatto: 'Richiesta inammissibile',
		a: 'INAMMISSIBILE',
		atto: { decisione: 'La richiesta è dichiarata inammissibile.', messaggio: 'IO08' }
	}),
	// Where the state goes is said by what is still to be paid.
	REGISTRA_PAGAMENTO: {
		id: 'REGISTRA_PAGAMENTO',
		etichetta: 'Registra il pagamento',
		fatto: 'Registrato un pagamento',
		da: ['ATTESA_PAGAMENTO', 'AMMESSA', 'ATTIVA', 'SOSPESA_MOROSITA'],
		a: 'ATTESA_PAGAMENTO',
		// Without a hand it is a receipt of pagoPA.
		chi: ['cassa', 'sistema']
	},
	ARCHIVIA: {
		id: 'ARCHIVIA',
		etichetta: 'Archivia',
		fatto: 'Richiesta archiviata',
		da: ['ATTESA_INTEGRAZIONI', 'ATTESA_PAGAMENTO'],
		a: 'ARCHIVIATA',
		chi: ['operatore', 'responsabile']
	},
	RITIRA: {
		id: 'RITIRA',
		etichetta: 'Ritira la richiesta',
		fatto: 'Richiesta ritirata',
		da: PRIMA_DELLA_DECISIONE,
		a: 'RITIRATA',
		chi: ['cittadino']
	},
	SILENZIO_RIGETTO: {
		id: 'SILENZIO_RIGETTO',
		etichetta: 'Respinta per decorso del termine',
		fatto: 'Termine scaduto senza risposta: la richiesta si considera respinta',
		da: PRIMA_DELLA_DECISIONE,
		a: 'SILENZIO_RIGETTO',
		chi: ['sistema']
	}
} as const satisfies Record<string, Mossa>;

export type IdMossa = keyof typeof MOSSE;

/** An act may also come late, after the silence that the law reads as a refusal. */
function atto<const I extends string>(
	id: I,
	dati: { etichetta: string; fatto: string; a: StatoPratica; atto: Atto }
) {
	const da: readonly StatoPratica[] = [...IN_ISTRUTTORIA, 'SILENZIO_RIGETTO'];
	const chi: readonly Chi[] = ['responsabile'];
	return { id, da, chi, ...dati };
}

/** The moves among `mosse` that someone may make now. */
export function mossePossibili(
	mosse: readonly Mossa[],
	{ stato, chi }: { stato: StatoPratica; chi: readonly Chi[] }
): Mossa[] {
	return mosse.filter((mossa) => mossa.da.includes(stato) && mossa.chi.some((uno) => chi.includes(uno)));
}

/** The move with this id. @throws TransizioneVietata when the state or the person does not allow it */
export function takeMossa(
	mosse: readonly Mossa[],
	{ id, stato, chi }: { id: string; stato: StatoPratica; chi: readonly Chi[] }
): Mossa {
	const mossa = mossePossibili(mosse, { stato, chi }).find((possibile) => possibile.id === id);
	if (mossa) return mossa;
	throw new TransizioneVietata(`${id} da ${stato}${isStatoFinale(stato) ? ' (stato finale)' : ''}`);
}
