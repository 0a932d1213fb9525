// The scripts of the simulator of pagoPA: the last two digits of an amount decide how its payment goes, whatever button is pressed.

/** How a payment goes, by its button or by its amount. */
export type Modo =
	'PAGA' | 'TARDI' | 'DOPPIA' | 'ALTRO_IMPORTO' | 'CHIUDI' | 'SOSPESO' | 'RIFIUTO' | 'ABBANDONA' | 'INDIETRO';

/** How the cart is refused, by the amount of a notice in it. */
export type RifiutoCarrello = 'GIA_PAGATO' | 'IN_CORSO' | 'SCADUTO' | 'GUASTO';

type Copione = { centesimi: string; racconto: string } & ({ modo: Modo } | { rifiuto: RifiutoCarrello });

/** In the order of the control page. */
export const copioni: readonly Copione[] = [
	{ centesimi: '01', modo: 'PAGA', racconto: 'si paga subito' },
	{ centesimi: '02', modo: 'TARDI', racconto: 'la ricevuta arriva dopo 2 minuti' },
	{ centesimi: '03', modo: 'INDIETRO', racconto: 'il pagamento è annullato da chi paga' },
	{ centesimi: '04', rifiuto: 'GIA_PAGATO', racconto: 'risulta già pagato' },
	{ centesimi: '05', rifiuto: 'IN_CORSO', racconto: 'risulta un pagamento in corso' },
	{ centesimi: '06', rifiuto: 'SCADUTO', racconto: 'risulta scaduto' },
	{ centesimi: '07', modo: 'DOPPIA', racconto: 'la ricevuta arriva due volte' },
	{ centesimi: '08', modo: 'ALTRO_IMPORTO', racconto: 'la ricevuta dice un altro importo' },
	{ centesimi: '09', rifiuto: 'GUASTO', racconto: 'Checkout risponde con un errore (500)' }
];

/** The script of an amount; undefined where the button decides. */
export function copioneDi(cent: number): Copione | undefined {
	const ultime = String(cent % 100).padStart(2, '0');
	return copioni.find(({ centesimi }) => centesimi === ultime);
}

/** How a payment goes: the first scripted amount wins over the button. */
export function modoDi(scelto: Modo, cent: readonly number[]): Modo {
	const copione = cent.map(copioneDi).find((uno) => uno !== undefined);
	return copione && 'modo' in copione ? copione.modo : scelto;
}
