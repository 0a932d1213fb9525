/** The moves of an administrative procedure: who may take a pratica from which state to which. Services declare the ones they use. */
import { TransizioneVietata } from './rifiuti.ts';
import { isStatoFinale, type StatoPratica } from './stati.ts';

/** Who moves: the decision belongs to the responsabile (art. 5 and 6 L. 241/1990). */
export type Chi = 'cittadino' | 'operatore' | 'responsabile' | 'sistema';

export type Mossa = {
	id: string;
	etichetta: string;
	da: readonly StatoPratica[];
	a: StatoPratica;
	chi: readonly Chi[];
	/** The move is an act: it wants reasons, closes the term and makes a document. */
	atto?: true;
};

const IN_ISTRUTTORIA = ['IN_CARICO', 'ATTESA_INTEGRAZIONI'] as const;
const APERTA = ['PROTOCOLLATA', 'IN_CARICO', 'ATTESA_INTEGRAZIONI', 'ATTESA_CONTROINT'] as const;

/** The moves that every service may use. */
export const MOSSE = {
	PRENDI_IN_CARICO: {
		id: 'PRENDI_IN_CARICO',
		etichetta: 'Prendi in carico',
		da: ['PROTOCOLLATA'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile']
	},
	CHIEDI_INTEGRAZIONI: {
		id: 'CHIEDI_INTEGRAZIONI',
		etichetta: 'Chiedi altri documenti',
		da: ['IN_CARICO'],
		a: 'ATTESA_INTEGRAZIONI',
		chi: ['operatore', 'responsabile']
	},
	INTEGRA: {
		id: 'INTEGRA',
		etichetta: 'Invia i documenti richiesti',
		da: ['ATTESA_INTEGRAZIONI'],
		a: 'IN_CARICO',
		chi: ['cittadino']
	},
	AVVISA_CONTROINTERESSATI: {
		id: 'AVVISA_CONTROINTERESSATI',
		etichetta: 'Avvisa i terzi interessati',
		da: ['IN_CARICO'],
		a: 'ATTESA_CONTROINT',
		chi: ['operatore', 'responsabile']
	},
	RIPRENDI_ISTRUTTORIA: {
		id: 'RIPRENDI_ISTRUTTORIA',
		etichetta: 'Riprendi la lavorazione',
		da: ['ATTESA_CONTROINT'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile']
	},
	ACCOGLI: atto('ACCOGLI', 'Accogli', 'ACCOLTA'),
	ACCOGLI_IN_PARTE: atto('ACCOGLI_IN_PARTE', 'Accogli in parte', 'ACCOLTA_PARZ'),
	DIFFERISCI: atto('DIFFERISCI', 'Rinvia', 'DIFFERITA'),
	RIGETTA: atto('RIGETTA', 'Non accogliere', 'RIGETTATA'),
	DICHIARA_INAMMISSIBILE: atto('DICHIARA_INAMMISSIBILE', 'Dichiara inammissibile', 'INAMMISSIBILE'),
	RITIRA: { id: 'RITIRA', etichetta: 'Ritira la richiesta', da: APERTA, a: 'RITIRATA', chi: ['cittadino'] },
	SILENZIO_RIGETTO: {
		id: 'SILENZIO_RIGETTO',
		etichetta: 'Respinta per decorso del termine',
		da: APERTA,
		a: 'SILENZIO_RIGETTO',
		chi: ['sistema']
	}
} as const satisfies Record<string, Mossa>;

export type IdMossa = keyof typeof MOSSE;

/** An act may also come late, after the silence that the law reads as a refusal. */
function atto<const I extends string>(id: I, etichetta: string, a: StatoPratica) {
	return {
		id,
		etichetta,
		da: [...IN_ISTRUTTORIA, 'SILENZIO_RIGETTO'] as readonly StatoPratica[],
		a,
		chi: ['responsabile'] as readonly Chi[],
		atto: true as const
	};
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
