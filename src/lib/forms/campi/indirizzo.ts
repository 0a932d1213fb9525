/** An Italian address: street, number, post code, Comune. */
import { campo, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { cap } from './cap.ts';
import { erroriParti, readParti, schemaParti, vistaParti, type ValoriParti } from './gruppo.ts';
import { luogo } from './luogo.ts';
import { testo } from './testo.ts';

const PARTI = {
	via: testo({ etichetta: 'Via o piazza', obbligatorio: true, massimo: 120, completamento: 'address-line1' }),
	civico: testo({ etichetta: 'Numero civico', massimo: 12, breve: true, aiuto: 'Lascia vuoto se non c’è.' }),
	cap: cap({ etichetta: 'CAP', obbligatorio: true }),
	comune: luogo({ etichetta: 'Comune', obbligatorio: true, soloComuniAttivi: true })
};

export type Indirizzo = ValoriParti<typeof PARTI>;

const TIPO: Tipo<Indirizzo> = {
	nome: 'indirizzo',
	errori: erroriParti(PARTI),
	schema: schemaParti(PARTI),
	leggi: (grezzo, contesto) => readParti(PARTI, grezzo, contesto),
	scrivi({ via, civico, cap: codice, comune }, contesto) {
		const citta = PARTI.comune.tipo.scrivi(comune, contesto).join('');
		return [civico ? `${via} ${civico}, ${codice} ${citta}` : `${via}, ${codice} ${citta}`];
	},
	vista: (dati) => ({ aspetto: 'gruppo', campi: vistaParti(PARTI, dati) })
};

/** An address in Italy. */
export function indirizzo<const O extends Opzioni>(opzioni: O): Campo<Indirizzo, Certo<O>> {
	return campo<Indirizzo, O>(TIPO, opzioni);
}
