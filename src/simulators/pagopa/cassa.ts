// What paying does: the buttons of the Checkout page, the counter of a shop, and a payment of which nobody hears. Called by pagine.ts and controllo.ts.
import { adesso, traMinuti, type Ambiente } from './ambiente.ts';
import { copioneDi, modoDi, type Modo } from './copione.ts';
import { impedimentoDi } from './impedimento.ts';
import { iuvDi } from './nav.ts';
import { settlePagamenti } from './pagamento.ts';
import { opzioneDi } from './posizione.ts';
import { findAvviso } from './posizioni.ts';
import type { AvvisoInCarrello, Carrello, Pagamento } from './righe.ts';

/** Minutes until a payment ends, and how. */
const CORSI: Record<
	Exclude<Modo, 'INDIETRO'>,
	{ minuti: number; finisce: Pagamento['finisce']; copie: number }
> = {
	PAGA: { minuti: 0, finisce: 'RIUSCITO', copie: 1 },
	CHIUDI: { minuti: 0, finisce: 'RIUSCITO', copie: 1 },
	DOPPIA: { minuti: 0, finisce: 'RIUSCITO', copie: 2 },
	ALTRO_IMPORTO: { minuti: 0, finisce: 'RIUSCITO', copie: 1 },
	TARDI: { minuti: 2, finisce: 'RIUSCITO', copie: 1 },
	SOSPESO: { minuti: 5, finisce: 'RIUSCITO', copie: 1 },
	RIFIUTO: { minuti: 0, finisce: 'FALLITO', copie: 0 },
	// The longest that a notice stays locked.
	ABBANDONA: { minuti: 30, finisce: 'FALLITO', copie: 0 }
};

/** Cents by which the receipt of that script differs. */
const SCARTO = 100;

/** Pays a cart. Returns the address to which the browser goes, undefined where it stays. */
export function payCarrello(ambiente: Ambiente, carrello: Carrello, scelto: Modo): string | undefined {
	const { ritorno, avvisi } = carrello;
	const modo = modoDi(
		scelto,
		avvisi.map(({ cent }) => cent)
	);
	// Somebody else may have paid since the cart was made.
	const pagabile = avvisi.every((avviso) => isPagabile(ambiente, carrello, avviso));
	ambiente.archivio.carrelli.put(carrello.id, { ...carrello, chiuso: true });
	if (modo === 'INDIETRO') return ritorno.annullato;
	if (!pagabile) return ritorno.errore;
	for (const avviso of avvisi) begin(ambiente, { carrello, avviso, modo });
	settlePagamenti(ambiente);
	if (modo === 'CHIUDI' || modo === 'ABBANDONA') return undefined;
	if (modo === 'RIFIUTO') return ritorno.errore;
	return modo === 'SOSPESO' ? (ritorno.attesa ?? ritorno.errore) : ritorno.ok;
}

function isPagabile(ambiente: Ambiente, { bollo }: Carrello, { ente, nav }: AvvisoInCarrello): boolean {
	const { archivio } = ambiente;
	if (!bollo) return impedimentoDi(ambiente, findAvviso(archivio, ente, nav), nav) === undefined;
	return !archivio.pagamenti.all().some((uno) => uno.nav === nav && uno.stato !== 'FALLITO');
}

type Inizio = { carrello: Carrello; avviso: AvvisoInCarrello; modo: Exclude<Modo, 'INDIETRO'> };

function begin(ambiente: Ambiente, { carrello, avviso, modo }: Inizio): void {
	const { minuti, finisce, copie } = CORSI[modo];
	const { ente, nav, cent } = avviso;
	const copione = copioneDi(cent);
	const altro = copione && 'modo' in copione && copione.modo === 'ALTRO_IMPORTO';
	put(ambiente, {
		ente,
		nav,
		...(carrello.bollo && { bollo: true as const }),
		...(carrello.nota && { nota: carrello.nota }),
		psp: 'online',
		metodo: 'creditCard',
		cent,
		centRicevuta: altro ? cent + SCARTO : cent,
		chiude: traMinuti(ambiente, minuti),
		finisce,
		copie,
		flusso: 0
	});
}

/** Pays a notice elsewhere: at the counter, with its receipt; or `zitto`, so that only the flow tells it. */
export function payAltrove(ambiente: Ambiente, chi: { ente: string; nav: string; zitto?: boolean }): boolean {
	const { ente, nav, zitto = false } = chi;
	const posizione = findAvviso(ambiente.archivio, ente, nav);
	const opzione = posizione && opzioneDi(posizione, nav);
	if (!opzione || impedimentoDi(ambiente, posizione, nav)) return false;
	put(ambiente, {
		ente,
		nav,
		psp: 'sportello',
		metodo: 'cash',
		cent: opzione.amount,
		centRicevuta: opzione.amount,
		chiude: adesso(ambiente),
		finisce: 'RIUSCITO',
		copie: zitto ? 0 : 1,
		flusso: zitto ? 9 : 0
	});
	settlePagamenti(ambiente);
	return true;
}

function put(ambiente: Ambiente, nuovo: Omit<Pagamento, 'id' | 'iuv' | 'iniziato' | 'stato'>): void {
	const id = ambiente.newId().replaceAll('-', '');
	const pagamento: Pagamento = {
		...nuovo,
		id,
		iuv: iuvDi(nuovo.nav),
		iniziato: adesso(ambiente),
		stato: 'IN_CORSO'
	};
	ambiente.archivio.pagamenti.put(id, pagamento);
}
