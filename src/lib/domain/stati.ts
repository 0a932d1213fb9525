/** The states of a pratica with the citizen's label and the Designers Italia class; used by the procedure, the area personale and the API. */
import { riempiSegnaposti, type Parametri } from './segnaposti.ts';

/** The status classes of the Comuni model. */
export type ClasseStato = 'non_avviato' | 'in_corso' | 'sospeso' | 'concluso';

/** What the model shows of a state: who must move while it is suspended, how it ended when concluded. */
export type DescrizioneStato = {
	etichetta: string;
	classe: ClasseStato;
	azione?: 'utente' | 'pa';
	esito?: 'positivo' | 'negativo';
	finale: boolean;
};

const TABELLA = {
	BOZZA: { etichetta: 'In bozza', classe: 'non_avviato', azione: 'utente', finale: false },
	ATTESA_PAG_INVIO: {
		etichetta: 'Da pagare per inviare',
		classe: 'sospeso',
		azione: 'utente',
		finale: false
	},
	INVIATA: { etichetta: 'Inviata', classe: 'in_corso', finale: false },
	PROTOCOLLATA: { etichetta: 'Protocollata n. {n}/{anno}', classe: 'in_corso', finale: false },
	IN_CARICO: { etichetta: 'In lavorazione', classe: 'in_corso', finale: false },
	ATTESA_INTEGRAZIONI: {
		etichetta: 'Servono altri documenti',
		classe: 'sospeso',
		azione: 'utente',
		finale: false
	},
	ATTESA_CONTROINT: {
		etichetta: 'In attesa di terzi interessati',
		classe: 'sospeso',
		azione: 'pa',
		finale: false
	},
	// Waiting for opinions does not stop the term unless a law says so.
	ATTESA_PARERI: { etichetta: 'In attesa di pareri', classe: 'sospeso', azione: 'pa', finale: false },
	PREAVVISO_RIGETTO: {
		etichetta: "Motivi che ostacolano l'accoglimento",
		classe: 'sospeso',
		azione: 'utente',
		finale: false
	},
	ATTESA_PAGAMENTO: { etichetta: 'Da pagare', classe: 'sospeso', azione: 'utente', finale: false },
	ACCOLTA: { etichetta: 'Accolta', classe: 'concluso', esito: 'positivo', finale: true },
	ACCOLTA_PARZ: { etichetta: 'Accolta in parte', classe: 'concluso', esito: 'positivo', finale: true },
	DIFFERITA: { etichetta: 'Rinviata al {data}', classe: 'concluso', esito: 'positivo', finale: true },
	RIGETTATA: { etichetta: 'Non accolta', classe: 'concluso', esito: 'negativo', finale: true },
	INAMMISSIBILE: { etichetta: 'Inammissibile', classe: 'concluso', esito: 'negativo', finale: true },
	SILENZIO_RIGETTO: {
		etichetta: 'Respinta per decorso del termine',
		classe: 'concluso',
		esito: 'negativo',
		finale: true
	},
	RITIRATA: { etichetta: 'Ritirata', classe: 'concluso', finale: true },
	ARCHIVIATA: { etichetta: 'Archiviata', classe: 'concluso', finale: true },

	// States that only some services use; each service declares which ones follow its act.
	LISTA_ATTESA: { etichetta: "In lista d'attesa", classe: 'sospeso', azione: 'pa', finale: false },
	AMMESSA: { etichetta: 'Ammessa', classe: 'in_corso', finale: false },
	ATTIVA: { etichetta: 'Attiva', classe: 'in_corso', finale: false },
	SOSPESA_MOROSITA: {
		etichetta: 'Sospesa per mancato pagamento',
		classe: 'sospeso',
		azione: 'utente',
		finale: false
	},
	TRASMESSA_INPS: { etichetta: "Trasmessa all'INPS", classe: 'in_corso', finale: false },
	LIQUIDATA: { etichetta: 'Liquidata', classe: 'concluso', esito: 'positivo', finale: true },
	CONCLUSA: { etichetta: 'Conclusa', classe: 'concluso', finale: true },
	RINNOVATA: { etichetta: 'Rinnovata', classe: 'concluso', esito: 'positivo', finale: true },
	SOSTITUITA: { etichetta: 'Sostituita', classe: 'concluso', finale: true },
	SCADUTA: { etichetta: 'Scaduta', classe: 'concluso', finale: true },
	RINUNCIATA: { etichetta: 'Rinunciata', classe: 'concluso', finale: true },
	REVOCATA: { etichetta: 'Revocata', classe: 'concluso', esito: 'negativo', finale: true },
	DECADUTA: { etichetta: 'Decaduta', classe: 'concluso', esito: 'negativo', finale: true }
} as const satisfies Record<string, DescrizioneStato>;

/** The code of a state, as stored. */
export type StatoPratica = keyof typeof TABELLA;

/** All states, in the order of the procedure. */
export const STATI_PRATICA: readonly StatoPratica[] = Object.keys(TABELLA).filter(isStatoPratica);

/** Whether a text received from outside is a state. */
export function isStatoPratica(testo: string): testo is StatoPratica {
	return Object.hasOwn(TABELLA, testo);
}

/** The row of the table for a state. */
export function descriviStato(stato: StatoPratica): DescrizioneStato {
	return TABELLA[stato];
}

/** The label the citizen reads: PROTOCOLLATA wants `n` and `anno`, DIFFERITA wants `data`. */
export function etichettaStato(stato: StatoPratica, parametri: Parametri = {}): string {
	return riempiSegnaposti(TABELLA[stato].etichetta, parametri);
}

/** Whether the state closes the common procedure; what follows, if anything, is declared by the service. */
export function isStatoFinale(stato: StatoPratica): boolean {
	return TABELLA[stato].finale;
}
