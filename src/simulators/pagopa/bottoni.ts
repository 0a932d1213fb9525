// The buttons of the payment page, in order. Read by the page and by who receives what was pressed.
import type { Modo } from './copione.ts';
import type { Carrello } from './righe.ts';

type Bottone = {
	modo: Exclude<Modo, 'ALTRO_IMPORTO'>;
	testo: string;
	nota: string;
	gruppo: 'paga' | 'altro';
};

const BOTTONI: readonly Bottone[] = [
	{ modo: 'PAGA', testo: 'Paga', nota: 'Poi torni al sito', gruppo: 'paga' },
	{
		modo: 'TARDI',
		testo: 'Paga, ma la ricevuta arriva dopo 2 minuti',
		nota: 'Torni subito al sito',
		gruppo: 'altro'
	},
	{
		modo: 'DOPPIA',
		testo: 'Paga, ma la ricevuta arriva due volte',
		nota: 'Il Comune deve contarla una volta sola',
		gruppo: 'altro'
	},
	{
		modo: 'CHIUDI',
		testo: 'Paga e chiudi senza tornare al Comune',
		nota: 'La ricevuta arriva lo stesso',
		gruppo: 'altro'
	},
	{
		modo: 'SOSPESO',
		testo: 'Il pagamento resta in sospeso',
		nota: 'Si conclude da solo dopo 5 minuti',
		gruppo: 'altro'
	},
	{
		modo: 'RIFIUTO',
		testo: 'Il pagamento non riesce',
		nota: 'La banca lo rifiuta: puoi riprovare subito',
		gruppo: 'altro'
	},
	{
		modo: 'ABBANDONA',
		testo: 'Comincia a pagare e chiudi la pagina',
		nota: 'L’avviso resta bloccato per 30 minuti',
		gruppo: 'altro'
	},
	{ modo: 'INDIETRO', testo: 'Torna indietro', nota: 'Non paghi niente', gruppo: 'altro' }
];

// A stamp has one copy and no address for who waits.
const SOLO_AVVISI: readonly Modo[] = ['DOPPIA', 'SOSPESO'];

/** Those of a cart. */
export function bottoniDi({ bollo }: Carrello): Bottone[] {
	return BOTTONI.filter(({ modo }) => !bollo || !SOLO_AVVISI.includes(modo));
}

/** Whether a cart has that button. */
export function isBottone(carrello: Carrello, modo: string): modo is Modo {
	return bottoniDi(carrello).some((bottone) => bottone.modo === modo);
}
